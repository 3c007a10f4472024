<?cs #
DATA CONTRACT: GET /assessor/queue   field: after.   POST /assessor/queue  button claim = <id of an open one>
  Count.mine, Count.open, Count.late, Count.done   int   (done: sent this school year)
  Count.open_more, Count.late_more   bool   there are more than that: they aren't counted to the end
  Mine.items                list   of { id text, href url, number text, title, attempt int, due_on TIME, late bool, claimed_at TIME, lapses_at TIME (missing: it never goes back), lapses_soon bool, scored int, criteria int, badge BADGE }   due first
  Open.items                list   of { id text, number text, title, attempt int, submitted_at TIME, due_on TIME, late bool, badge BADGE }   due first
  Done.items                list   of { href url, number text, title, attempt int, recommendation code award|not_yet, sent_at TIME, outcome code award|not_yet (missing: not decided) }   newest first, at most 5
  Pager.next_href, Pager.first_href   url   of the open ones
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Queue" ?><?cs set:Page.role = "assessor" ?><?cs set:Page.current = "queue" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<h1><?cs if:#Count.mine == #1 ?>One submission waits for you<?cs elif:#Count.mine ?><?cs var:Count.mine ?> submissions wait for you<?cs elif:#Count.open ?><?cs var:Count.open ?><?cs if:Count.open_more ?>+<?cs /if ?> open to claim<?cs else ?>Nothing waits for you<?cs /if ?></h1>
<dl class="ac-counts">
<div><dt>Yours</dt><dd><?cs var:#Count.mine ?></dd></div>
<div><dt>Open to claim</dt><dd><?cs var:#Count.open ?><?cs if:Count.open_more ?>+<?cs /if ?></dd></div>
<div<?cs if:#Count.late ?> class="ac-counts__late"<?cs /if ?>><dt>Late</dt><dd><?cs var:#Count.late ?><?cs if:Count.late_more ?>+<?cs /if ?></dd></div>
<div><dt>Sent this year</dt><dd><?cs var:#Count.done ?></dd></div>
</dl>
</div>
<section class="ac-stack" aria-labelledby="mine">
<h2 id="mine">Yours</h2><?cs
if:subcount(Mine.items) ?>
<ul class="ac-cards"><?cs each:r = Mine.items ?>
<li><article class="ac-card"><?cs call:badge(r.badge, "small") ?><div class="ac-card__body">
<div><?cs call:due_chip(r.due_on, r.late) ?></div>
<h3><a href="<?cs var:r.href ?>"><?cs var:r.number ?></a></h3>
<p><?cs var:r.title ?><?cs if:#r.attempt > #1 ?>, <?cs call:attempt_word(r.attempt) ?><?cs /if ?></p>
<div class="ac-stack ac-stack--tight"><progress max="<?cs var:#r.criteria ?>" value="<?cs var:#r.scored ?>" aria-label="Rows scored of <?cs var:r.number ?>"></progress><p class="ac-small ac-muted"><?cs var:#r.scored ?> of <?cs var:#r.criteria ?> rows scored</p></div>
<?cs call:hold_line(r) ?>
</div></article></li><?cs /each ?>
</ul><?cs
else ?>
<?cs call:empty("check_circle", "You have nothing in hand", "Claim one below when you have the time for it.") ?><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="open">
<h2 id="open">Open to claim</h2><?cs
if:subcount(Open.items) ?>
<form method="post" action="/assessor/queue"><?cs call:token() ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Submissions that an assessor can claim, due first</caption>
<thead><tr><th scope="col">Number</th><th scope="col">Micro-credential</th><th scope="col">Submitted</th><th scope="col">Due</th><th scope="col">Take it</th></tr></thead>
<tbody><?cs each:r = Open.items ?>
<tr><th scope="row"><span class="ac-nowrap"><?cs var:r.number ?></span></th>
<td data-label="Micro-credential"><div class="ac-item"><?cs call:badge(r.badge, "tiny") ?><div><?cs var:r.title ?><?cs if:#r.attempt > #1 ?><span class="ac-under ac-cap"><?cs call:attempt_word(r.attempt) ?></span><?cs /if ?></div></div></td>
<td data-label="Submitted"><?cs call:day(r.submitted_at) ?></td>
<td data-label="Due"><?cs if:r.late ?><?cs call:due_chip(r.due_on, r.late) ?><?cs else ?><?cs call:day_until(r.due_on) ?><?cs /if ?></td>
<td data-label="Take it"><button class="usa-button usa-button--outline ac-button--small" type="submit" name="claim" value="<?cs var:r.id ?>">Claim<span class="usa-sr-only"> <?cs var:r.number ?></span></button></td></tr><?cs /each ?>
</tbody>
</table>
</form>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("hourglass_empty", "Nothing is open to claim", "New submissions for your micro-credentials appear here.") ?><?cs /if ?>
</section><?cs
if:subcount(Done.items) ?>
<section class="ac-stack" aria-labelledby="done">
<h2 id="done">Lately sent</h2>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Recommendations you sent lately</caption>
<thead><tr><th scope="col">Number</th><th scope="col">Micro-credential</th><th scope="col">You recommended</th><th scope="col">Sent</th><th scope="col">Decision</th></tr></thead>
<tbody><?cs each:r = Done.items ?>
<tr><th scope="row"><a class="ac-nowrap" href="<?cs var:r.href ?>"><?cs var:r.number ?></a></th><td data-label="Micro-credential"><?cs var:r.title ?><?cs if:#r.attempt > #1 ?>, <?cs call:attempt_word(r.attempt) ?><?cs /if ?></td><td data-label="You recommended"><?cs call:recommends(r.recommendation) ?></td><td data-label="Sent"><?cs call:day(r.sent_at) ?></td><td data-label="Decision"><?cs if:r.outcome ?><?cs call:state(r.outcome, "") ?><?cs else ?><span class="ac-muted">Not decided</span><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
</section><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
