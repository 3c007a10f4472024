<?cs #
DATA CONTRACT: GET /assessor/reviews/{id}   form: POST /assessor/reviews/{id}  button action = save | send | give_back
  fields: score-<criterion id> = <level id>, feedback-<section id>, version-<section id>, recommendation award|not_yet, note
  Review.id                 text
  Review.href               url
  Review.number             text   of the submission
  Review.author             text   only where reviews aren't anonymous
  Review.attempt            int
  Review.assessor_count     int
  Review.submitted_at, Review.due_on   TIME
  Review.late               bool
  Review.consent            bool
  Review.saved_at           TIME
  Review.checked            bool   "send" was pressed and something is missing
  Review.scored, Review.criteria   int   rows with a level, rows in all
  Review.recommendation     code   award | not_yet | missing
  Review.note               text   for the issuer, not for the educator
  Review.passed_back        text   the issuer's note when it was passed back; missing: it wasn't
  MC                        MC
  Artifacts.items           list   of ARTIFACT
  Artifacts.count           int
  Sections                  list   of { id int, position int, kind, title, prompt, text (the educator's), words int,
                                     criteria list of { id int, position int, title, chosen int (level id, 0: none), error text,
                                                        levels list of { id int, name, meets bool, text } },
                                     feedback text (as typed), version int, saved_at TIME, error text, conflict text }
  Earlier.attempts          list   of { attempt int, sections list of { title, met bool, criteria list of { title, level_name, meets bool }, feedback list of { letter, text } } }   newest first
  Error.any, Error.recommendation, Error.note
?>
