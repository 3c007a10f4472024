<?cs #
DATA CONTRACT: GET /assessor/queue   field: after.   POST /assessor/queue  button claim = <review id>
  Count.mine, Count.open, Count.late, Count.done   int   (done: sent this year)
  Mine.items                list   of { id text, href url, number text, title, attempt int, due_on TIME, late bool, claimed_at TIME, scored int, criteria int, badge BADGE }   due first
  Open.items                list   of { id text, number text, title, attempt int, submitted_at TIME, due_on TIME, late bool, badge BADGE }   due first
  Done.items                list   of { number text, title, recommendation code award|not_yet, sent_at TIME, outcome code award|not_yet (missing: not decided) }   newest first, at most 5
  Pager.next_href, Pager.first_href   url   of the open ones
?>
