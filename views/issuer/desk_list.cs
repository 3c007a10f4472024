<?cs #
DATA CONTRACT: GET /issuer/   fields: show = waiting | agreed | split | in_review | decided, after
  Desk.show                 code   waiting (default) | agreed | split | in_review | decided
  Count.waiting, Count.agreed, Count.split, Count.in_review, Count.decided   int
  List.items                list   of { href url, number text, title, attempt int, badge BADGE,
                                        agreement code agreed|split, recommendation code award|not_yet (agreed), recommendations list of { letter, recommendation } (split),
                                        recommended_at TIME (waiting since), waiting text "3 days", late bool,
                                        outcome code award|not_yet, decided_at TIME, award_href url (decided),
                                        reviews_in int, reviews_all int, due_on TIME (in_review) }
  Pager.next_href, Pager.first_href   url
?>
