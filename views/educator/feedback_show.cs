<?cs #
DATA CONTRACT: GET /educator/submissions/{id}/feedback/{attempt}   why not yet, and what now? (also after an award)
  Submission.id, .number, .href, .attempt int
  Submission.outcome        code   award | not_yet
  Submission.outcome_label  text   the programme's own word; may be missing
  Submission.decided_at     TIME
  Submission.note           text   the issuer's note; may be missing
  Submission.next_href      url    the next attempt's editor (not_yet)
  Submission.next_attempt   int
  Submission.award_href     url    (award)
  Submission.met            int    criteria met
  Submission.criteria       int    criteria in all
  MC                        MC
  Sections                  list   of { position, title, kind, met bool, text (what the educator wrote),
                                     criteria list of { title, scores list of { letter, level_name, meets bool, text }, met bool },
                                     feedback list of { letter, text } }
  Reviews                   list   of { letter }   who scored, as letters
?>
