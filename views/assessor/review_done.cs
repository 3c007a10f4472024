<?cs #
DATA CONTRACT: GET /assessor/reviews/{id} after it was sent, or given back, or taken by someone else
  Review.number             text
  Review.href               url
  Review.state              code   recommended | given_back | gone   (gone: not this assessor's any more)
  Review.recommendation     code   award | not_yet
  Review.sent_at            TIME
  Review.note               text
  Review.others             int    assessors whose recommendation is still out
  Review.outcome            code   award | not_yet   missing: not decided
  MC                        MC
  Sections                  list   of { position, title, criteria list of { title, level_name, meets bool }, feedback text }   own scores, read-only
  Queue.mine, Queue.open    int    what waits in the queue
?>
