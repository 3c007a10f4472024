<?cs #
DATA CONTRACT: GET /administrator/reviews   fields: after
  List.items                list   of { href url, number, title, attempt int, assessor, assessor_href url, idle text (missing: may act), claimed_at TIME, lapses_at TIME (missing: never), due_on TIME, late bool }   in hand, the longest first
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Reviews in hand" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "reviews" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>Reviews in hand</h1>
<p class="ac-muted">What assessors have claimed and not sent, the longest in hand first. A review can be moved to another assessor, or back to the queue.</p><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Reviews that assessors have in hand</caption>
<thead><tr><th scope="col">Submission</th><th scope="col">Assessor</th><th scope="col">Claimed</th><th scope="col">Goes back</th><th scope="col">Result due</th></tr></thead>
<tbody><?cs each:r = List.items ?>
<tr><th scope="row"><a class="ac-nowrap" href="<?cs var:r.href ?>"><?cs var:r.number ?></a><span class="ac-under"><?cs var:r.title ?><?cs if:#r.attempt > #1 ?>, <?cs call:attempt_word(r.attempt) ?><?cs /if ?></span></th><td data-label="Assessor"><a href="<?cs var:r.assessor_href ?>"><?cs var:r.assessor ?></a><?cs if:r.idle ?><span class="ac-under"><?cs call:chip("late", "warning", r.idle) ?></span><?cs /if ?></td><td data-label="Claimed"><?cs call:day(r.claimed_at) ?></td><td data-label="Goes back"><?cs if:r.lapses_at.date ?><?cs call:day_until(r.lapses_at) ?><?cs else ?><span class="ac-muted">Never</span><?cs /if ?></td><td data-label="Result due"><?cs if:r.late ?><?cs call:due_chip(r.due_on, r.late) ?><?cs else ?><?cs call:day(r.due_on) ?><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("check_circle", "Nobody has a review in hand", "What an assessor claims appears here until it is sent or given back.") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
