<?cs #
DATA CONTRACT: GET /administrator/persons/{id}
  Subject.name, .username, .mail, .title, .school, .manager   text   (.mail and .manager may be missing)
  Subject.active            bool
  Subject.synced_at, Subject.signed_in_at   TIME
  Roles                     list   of { label, source text "directory group", scope text }
  Duties                    list   of { title, kind code assessor|issuer }   micro-credentials
  Submissions               list   of { number, title, state STATE, state_label, changed_at TIME }
  Awards                    list   of { title, awarded_at TIME, state code valid|revoked|expired }
  Sessions                  int    open sessions
?>
