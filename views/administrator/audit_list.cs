<?cs #
DATA CONTRACT: GET /administrator/audit   fields: q (who or what), after
  Filter.q                  text
  List.items                list   of { at TIME, who, role, action text "submission submitted", subject text, detail text, request text }   newest first
  Pager.next_href, Pager.first_href   url
?>
