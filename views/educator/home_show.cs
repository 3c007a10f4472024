<?cs #
DATA CONTRACT: GET /educator/   what should I do next?
  Home.first_name           text   for the greeting
  Home.part                 code   morning | afternoon | evening
  Next.kind                 code   finish | revise | wait | start   (finish: a draft; revise: not yet, the next attempt is open; wait: all is in review; start: nothing open)
  Next.title                text   title of the micro-credential (finish, revise)
  Next.text                 text   one sentence, what is missing; may be missing
  Next.href                 url    where the button leads
  Next.badge                BADGE
  Open.items                list   of { href url, title, number text, state STATE, state_label, attempt int, saved_at TIME (drafts), submitted_at TIME, due_on TIME, missing int (drafts: points of the checklist still open), feedback_href url (when an earlier attempt was not yet) }
  Open.more_href            url    missing: all are shown
  Awards.items              list   of { href url, title, badge BADGE, awarded_at TIME, credit_amount, credit_unit, shared bool, state code valid|revoked|expired } at most 3, newest first
  Awards.count              int
  Credit.items              list   of { amount decimal, unit } sums of this year, one for each unit; empty: none yet
  Credit.year               text   "2025-26"
?>
