<?cs #
DATA CONTRACT: GET /administrator/   how is it going?
  Count.persons, Count.drafts, Count.in_review, Count.waiting, Count.awards, Count.late   int
  Events                    list   of { at TIME, who, text } at most 8, newest first
?>
