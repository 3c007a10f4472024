<?cs #
DATA CONTRACT: GET /educator/submissions/{id} while it is a draft: THE editor. ONE form around the whole page:
  POST /educator/submissions/{id}             urlencoded, button action = save | check | submit, or button remove = <artifact id>
  POST /educator/submissions/{id}/artifacts   multipart, button add = file | link   (the buttons carry formaction and formenctype)
  BOTH carry every field of the editor, so that adding or removing an artifact never loses a word that was typed. Save all of them first:
    section-<id> text, version-<id> int, reflection-<artifact id> text, title-<artifact id> text, consent 1, original 1,
    file (the upload; in the urlencoded POST only its name as text: ignore it), file_title text, link_url text, link_title text
  Errors of the adding part come back as Error.file, Error.file_title, Error.link_url, Error.link_title; typed values as Add.*.

  Submission.id             text   public id
  Submission.number         text   "4F7K-2MQP"
  Submission.href           url    /educator/submissions/{id}
  Submission.attempt        int    1, 2, ...
  Submission.saved_at       TIME   missing: never saved
  Submission.checked        bool   "check" or "submit" was pressed: show what is missing as errors
  Submission.ready          bool   nothing is missing
  Submission.consent        bool   as stored or typed
  Submission.original       bool   as stored or typed
  Submission.feedback_href  url    feedback on the attempt before; missing on a first attempt
  MC                        MC     with MC.artifact_least, MC.artifact_most, MC.assessor_count, MC.anonymous, MC.reflection_prompt
  MC.reflection_least, MC.reflection_most   int   words asked for in a reflection; 0 or missing: no bound
  Sections                  list   in order, of
    id int, position int, kind code text|artifacts, title, prompt,
    words_least int, words_most int (0: no bound), text (as typed), words int (counted by the worker), version int,
    saved_at TIME, error text (only when checked), conflict text (what another tab stored meanwhile; missing: none),
    done bool, reopened bool (it fell short last time), kept bool (it met last time),
    feedback list of { letter "A", text }   (on the attempt before)
    criteria list of { position, title, meets_text, level_name (the last attempt's, may be missing), meets bool }
  Artifacts.items           list   of ARTIFACT with error text, done bool
  Artifacts.count           int
  Artifacts.error           text   too few, too many (only when checked)
  Artifacts.full            bool   no more may be added: the adding part is left out
  Artifacts.limit           text   "512 MB", the largest file
  Add.file_title, Add.link_url, Add.link_title   text   typed values
  Error.any, Error.consent, Error.original, Error.file, Error.file_title, Error.link_url, Error.link_title
?>
