<?cs #
DATA CONTRACT: every error page of the worker
  Failure.status            int    400 403 404 405 409 413 429 500 503 ...
  Failure.text              text   one sentence about this very case; missing: the words below
  Failure.back_href         url    missing: the front page
  Failure.role_label        text   with 403: the role that is needed; may be missing
  Failure.wait              text   with 429 and 503: "a minute"; may be missing
?>
