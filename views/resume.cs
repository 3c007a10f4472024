<?cs #
DATA CONTRACT: a POST whose session ended or whose token was stale (status 401 or 409): nothing that arrived is lost
  Resume.reason             code   ended | stale
  Resume.action             url    where the form was going
  Resume.multipart          bool   the form carried a file: it has to be chosen again
  Resume.file_name          text   name of that file; may be missing
  Resume.sign_in_href       url    /sign-on?return=... (ended)
  Resume.fields             list   of { name, value, label text (missing: the field is sent hidden), long bool }   as they arrived, without token and password
?>
