<?cs #
DATA CONTRACT: GET /administrator/persons   fields: q (start of a name or username), after
  Filter.q                  text
  List.items                list   of { href url, name, username, title, school, roles list of { code, label }, active bool }
  Pager.next_href, Pager.first_href   url
?>
