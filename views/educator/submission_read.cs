<?cs #
DATA CONTRACT: GET /educator/submissions/{id} when it is handed in: where does it stand?
  Submission.id, .number, .href, .attempt, .state STATE, .state_label
  Submission.submitted_at   TIME
  Submission.due_on         TIME   when the result is expected
  Submission.late           bool   the result is overdue
  Submission.award_href     url    when awarded
  Submission.feedback_href  url    when there is a decision
  MC                        MC     with MC.assessor_count, MC.anonymous
  Sections                  list   of { position, kind, title, prompt, text, words }
  Artifacts.items           list   of ARTIFACT
  Timeline                  list   of { at TIME, text, kind code started|saved|submitted|claimed|recommended|passed_back|decided|awarded|other }   newest first
?>
