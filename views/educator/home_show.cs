<?cs #
DATA CONTRACT: GET /educator/   what should I do next?
  Home.first_name           text   for the greeting
  Home.today                DATE
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
  News.items                list   of { kind code in_review|recommended|not_yet|awarded|revoked, title text, href url, word text (not_yet: the program's own), at TIME }   since the visit before this one, newest first, one a submission; form: POST /educator/news
  Credit.items              list   of { amount decimal, unit } sums of this year, one for each unit; empty: none yet
  Credit.year               text   "2025-26"
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Home" ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "home" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight"><?cs if:Home.today.date ?>
<p class="ac-kicker"><?cs call:day(Home.today) ?></p><?cs /if ?>
<h1>Good <?cs if:Home.part ?><?cs var:Home.part ?><?cs else ?>day<?cs /if ?>, <?cs var:Home.first_name ?>.<?cs if:Next.kind == "finish" ?> A draft to finish.<?cs elif:Next.kind == "revise" ?> Feedback has come.<?cs elif:Next.kind == "wait" ?> All is in good hands.<?cs /if ?></h1>
</div>
<?cs call:news() ?>
<div class="ac-split">
<div class="ac-stack ac-stack--loose">
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="next">
<h2 id="next">Do next</h2><?cs
if:Next.kind == "finish" || Next.kind == "revise" ?>
<div class="ac-head"><?cs call:badge(Next.badge, "") ?><div class="ac-stack ac-stack--tight"><h3><?cs var:Next.title ?></h3><p><?cs if:Next.text ?><?cs var:Next.text ?><?cs elif:Next.kind == "revise" ?>Not yet, last time. The feedback stands beside each section.<?cs else ?>Go on where you stopped.<?cs /if ?></p></div></div>
<div class="ac-actions"><a class="usa-button" href="<?cs var:Next.href ?>"><?cs if:Next.kind == "revise" ?>Go on with the next attempt<?cs else ?>Go on with this draft<?cs /if ?></a></div><?cs
elif:Next.kind == "wait" ?>
<p><?cs if:Next.text ?><?cs var:Next.text ?><?cs else ?>Everything you handed in is with its assessors. You can start another one meanwhile.<?cs /if ?></p>
<div class="ac-actions"><a class="usa-button usa-button--outline" href="/catalog/">Look through the catalog</a></div><?cs
else ?>
<p><?cs if:Next.text ?><?cs var:Next.text ?><?cs else ?>Choose a skill that you use already, or one you want to try.<?cs /if ?></p>
<div class="ac-actions"><a class="usa-button" href="/catalog/">Find a micro-credential</a></div><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="open">
<h2 id="open">Your open submissions</h2><?cs
if:subcount(Open.items) ?>
<ul class="ac-list"><?cs each:s = Open.items ?>
<li class="ac-stack">
<div class="ac-row ac-row--apart"><h3><a href="<?cs var:s.href ?>"><?cs var:s.title ?></a></h3><?cs call:state(s.state, s.state_label) ?></div>
<?cs call:steps(s.state, s.attempt) ?>
<p class="ac-small ac-muted"><?cs
if:s.state == "draft" ?><?cs if:s.saved_at.text ?>Saved <?cs call:time(s.saved_at) ?>. <?cs /if ?><?cs if:#s.missing ?><?cs if:#s.missing == #1 ?>One point is still open.<?cs else ?><?cs var:s.missing ?> points are still open.<?cs /if ?><?cs else ?>A draft never expires.<?cs /if ?><?cs
else ?><?cs if:s.submitted_at.date ?>Submitted <?cs call:day(s.submitted_at) ?>. <?cs /if ?><?cs if:s.due_on.date ?>Result expected by <?cs call:day_until(s.due_on) ?>.<?cs /if ?><?cs /if ?><?cs
if:s.number ?> Number <?cs var:s.number ?>.<?cs /if ?></p><?cs
if:s.feedback_href ?>
<p><a href="<?cs var:s.feedback_href ?>">Feedback on the attempt before<span class="usa-sr-only">: <?cs var:s.title ?></span></a></p><?cs /if ?>
</li><?cs /each ?>
</ul><?cs if:Open.more_href ?><p><a href="<?cs var:Open.more_href ?>">All my submissions</a></p><?cs /if ?><?cs
else ?>
<?cs call:empty("edit", "Nothing is open", "What you start appears here, with where it stands.") ?><?cs /if ?>
</section><?cs
if:subcount(Awards.items) ?>
<section class="ac-stack" aria-labelledby="earned">
<div class="ac-row ac-row--apart"><h2 id="earned">Latest award<?cs if:subcount(Awards.items) > #1 ?>s<?cs /if ?></h2><a href="/educator/awards">All my awards<?cs if:#Awards.count > #1 ?> (<?cs var:Awards.count ?>)<?cs /if ?></a></div><?cs each:w = Awards.items ?>
<article class="ac-card"><?cs call:badge(w.badge, "") ?><div class="ac-card__body">
<div><?cs if:w.state == "valid" ?><?cs call:state("awarded", "") ?><?cs else ?><?cs call:state(w.state, "") ?><?cs /if ?></div>
<h3><a href="<?cs var:w.href ?>"><?cs var:w.title ?></a></h3>
<p class="ac-small ac-muted"><?cs call:day(w.awarded_at) ?><?cs if:w.credit_amount && w.credit_amount != "0" ?> &middot; <?cs call:credit(w.credit_amount, w.credit_unit) ?> on your record<?cs /if ?> &middot; <?cs if:w.shared ?>shared by link<?cs else ?>only you see it<?cs /if ?></p>
</div></article><?cs /each ?>
</section><?cs /if ?>
</div>
<aside class="ac-stack" aria-label="Your year">
<section class="ac-panel ac-panel--snug ac-stack" aria-labelledby="credit">
<h2 id="credit">Credit this year</h2><?cs
if:subcount(Credit.items) ?><?cs each:c = Credit.items ?>
<p class="ac-figure"><?cs var:c.amount ?> <small><?cs var:c.unit ?></small></p><?cs /each ?>
<p class="ac-small ac-muted">Posted to your record by itself with each award<?cs if:Credit.year ?>, in <?cs var:Credit.year ?><?cs /if ?>.</p><?cs
else ?>
<p class="ac-small ac-muted">None yet<?cs if:Credit.year ?> in <?cs var:Credit.year ?><?cs /if ?>. It is posted to your record by itself with each award.</p><?cs /if ?>
</section>
<section class="ac-panel ac-panel--snug ac-stack ac-stack--tight" aria-labelledby="more">
<h2 id="more">Another one?</h2>
<p class="ac-small">See what to show, and how it is judged, before you start.</p>
<p><a href="/catalog/">The catalog</a></p>
</section>
</aside>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
