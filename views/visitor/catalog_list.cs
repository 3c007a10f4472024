<?cs #
DATA CONTRACT: GET /catalog/   fields: q text, program code (may repeat), competency code (may repeat), level 1..3 (may repeat), after text
  Filter.q                  text   what was searched for
  Filter.any                bool   a search or a filter is in use
  Filter.programmes         list   of { code, name, count int, chosen bool }
  Filter.competencies       list   of { code, name, count int, chosen bool }
  Filter.levels             list   of { code, name, count int, chosen bool }   code = 1, 2, 3; empty list hides the group
  Results                   list   of MC
  Count.total               int    all that match
  Pager.next_href           url    missing: no more
  Pager.first_href          url    missing: this is the first page
?>
