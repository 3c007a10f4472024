<?cs #
DATA CONTRACT: GET /educator/submissions   field: after
  List.items                list   of { href url, title, number text, programme, badge BADGE, state STATE, state_label, attempt int, changed_at TIME, due_on TIME, award_href url, feedback_href url }   newest change first
  Pager.next_href, Pager.first_href   url   as in the catalog
?>
