<?cs #
DATA CONTRACT: GET /issuer/decisions/{id}   form: POST /issuer/decisions/{id}
  button action = decide | pass_back | ask_third;  fields: outcome award|not_yet, note, back_note (pass_back), third_note (ask_third)
  Decision.id, .href, .number
  Decision.person           text   the author (the issuer of record knows the name; missing: not shown)
  Decision.attempt          int
  Decision.state            STATE
  Decision.agreement        code   agreed | split | partial (not all are in)
  Decision.submitted_at, .recommended_at   TIME
  Decision.outcome, .note, .back_note, .third_note   as typed
  Decision.open             bool   1: it awaits the decision; 0: decided or not ripe, no form
  Decision.can_pass_back, .can_ask_third   bool
  Decision.decided          code   award | not_yet when it is decided already
  Decision.decided_at       TIME
  Decision.decided_by       text
  Decision.decided_note     text
  Decision.award_href       url
  Decision.consent          bool
  MC                        MC
  Reviews                   list   of { letter "A", name, recommendation code award|not_yet, note, sent_at TIME }   in the order of the columns
  Sections                  list   of { id, position, kind, title, prompt, text (the educator's), words int,
                                     criteria list of { title, differ bool (levels aren't the same), apart bool (one meets the bar, another doesn't), scores list of { letter, level_name, meets bool } },
                                     feedback list of { letter, text } }      scores and feedback in the order of Reviews
  Artifacts.items           list   of ARTIFACT
  Artifacts.count           int
  Error.any, Error.outcome, Error.note, Error.back_note, Error.third_note
?>
