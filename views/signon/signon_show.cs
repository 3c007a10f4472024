<?cs #
DATA CONTRACT: GET and POST /sign-on   form fields: username, password, return, token
  SignOn.username           text   as typed; never the password
  SignOn.return             text   where to go afterwards (a path of ours), hidden field `return`
  SignOn.return_title       text   in words where that is ("Leading Student-Led Discussion"); may be missing
  SignOn.problem            code   mismatch | locked | disabled | expired | no_role | away | empty | stale   missing: no problem
  SignOn.tries_left         int    with mismatch: 0 or missing says nothing about tries
  SignOn.wait_minutes       int    with locked
  SignOn.idle_minutes       int    how long a session lasts without a click
  Error.any                 bool
  Error.username            text   sentence
  Error.password            text   sentence
?>
