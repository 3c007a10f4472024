<?cs #
DATA CONTRACT: GET /educator/submissions   field: after
  List.items                list   of { href url, title, number text, programme, badge BADGE, state STATE, state_label, attempt int, changed_at TIME, due_on TIME, award_href url, feedback_href url }   newest change first
  Pager.next_href, Pager.first_href   url   as in the catalog
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "My submissions" ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs
set:Page.crumbs.0.label = "Home" ?><?cs set:Page.crumbs.0.href = "/educator/" ?><?cs set:Page.crumbs.1.label = "My submissions" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-row ac-row--apart"><h1>My submissions</h1><a class="usa-button usa-button--outline ac-noprint" href="/catalog/">Start another</a></div><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">My submissions, newest change first</caption>
<thead><tr><th scope="col">Micro-credential</th><th scope="col">State</th><th scope="col">Last change</th><th scope="col">What now</th></tr></thead>
<tbody><?cs each:s = List.items ?>
<tr><th scope="row"><div class="ac-item"><?cs call:badge(s.badge, "tiny") ?><div><a href="<?cs var:s.href ?>"><?cs var:s.title ?></a><span class="ac-under"><?cs var:s.programme ?><?cs if:s.number ?> &middot; <?cs var:s.number ?><?cs /if ?><?cs if:#s.attempt > #1 ?> &middot; <?cs call:attempt_word(s.attempt) ?><?cs /if ?></span></div></div></th>
<td data-label="State"><?cs call:state(s.state, s.state_label) ?></td>
<td data-label="Last change"><?cs call:day(s.changed_at) ?></td>
<td data-label="What now"><?cs
if:s.state == "draft" ?><a href="<?cs var:s.href ?>">Go on writing<span class="usa-sr-only">: <?cs var:s.title ?></span></a><?cs
elif:s.award_href ?><a href="<?cs var:s.award_href ?>">See and share the award<span class="usa-sr-only">: <?cs var:s.title ?></span></a><?cs
elif:s.due_on.date ?>Result expected by <?cs call:day_until(s.due_on) ?><?cs /if ?><?cs
if:s.feedback_href ?><br><a href="<?cs var:s.feedback_href ?>">Read the feedback<span class="usa-sr-only">: <?cs var:s.title ?></span></a><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("edit", "You have not started one yet", "Find one in the catalog. A draft stays yours until you submit it.") ?>
<div class="ac-actions"><a class="usa-button" href="/catalog/">Find a micro-credential</a></div><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
