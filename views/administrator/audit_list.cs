<?cs #
DATA CONTRACT: GET /administrator/audit   fields: q (who), action, number (of a submission), after
  Filter.q, Filter.number   text
  Filter.actions            list   of { code, name, chosen bool }
  Filter.any                bool   something is looked for
  Choices                   list   of { href url, name, username }   more than one person is meant: nothing is listed until one is chosen
  List.items                list   of { at TIME, who, role, action text "submission submitted", subject text, detail text, request text }   newest first
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Audit trail" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "audit" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>Audit trail</h1>
<p class="ac-muted">What was done, by whom and when. Nobody can change or delete an entry.</p>
<form class="ac-filter" role="search" aria-label="Audit trail" method="get" action="/administrator/audit">
<div><label class="usa-label" for="q">Person</label><input class="usa-input" id="q" name="q" type="search" value="<?cs var:Filter.q ?>" placeholder="Name or user name"></div>
<div><label class="usa-label" for="action">What was done</label><select class="usa-select" id="action" name="action"><option value="">Anything</option><?cs each:a = Filter.actions ?><option value="<?cs var:a.code ?>"<?cs if:a.chosen ?> selected<?cs /if ?>><?cs var:a.name ?></option><?cs /each ?></select></div>
<div><label class="usa-label" for="number">Submission</label><input class="usa-input" id="number" name="number" type="search" value="<?cs var:Filter.number ?>" placeholder="4F7K-2MQP"></div>
<div class="ac-row"><button class="usa-button" type="submit">Show</button><?cs if:Filter.any ?><a class="ac-small" href="/administrator/audit">Show everything</a><?cs /if ?></div>
</form><?cs
if:subcount(Choices) ?>
<section class="ac-stack" aria-labelledby="choices"><h2 id="choices">Who is meant?</h2><p class="ac-muted">Choose a person, or type more of the name.</p>
<ul class="ac-list"><?cs each:c = Choices ?>
<li><a href="<?cs var:c.href ?>"><?cs var:c.name ?></a><span class="ac-under"><?cs var:c.username ?></span></li><?cs /each ?></ul></section><?cs
elif:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Entries, newest first</caption>
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">On</th><th scope="col">Detail</th></tr></thead>
<tbody><?cs each:e = List.items ?>
<tr><td data-label="When"><?cs call:time(e.at) ?></td><th scope="row"><?cs var:e.who ?><?cs if:e.role ?><span class="ac-under"><?cs var:e.role ?></span><?cs /if ?></th><td data-label="What"><?cs var:e.action ?></td><td data-label="On"><?cs var:e.subject ?></td><td data-label="Detail"><?cs var:e.detail ?><?cs if:e.request ?><span class="ac-under ac-code"><?cs var:e.request ?></span><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
elif:Filter.any ?>
<?cs call:empty("search", "No entry matches that", "") ?><?cs
else ?>
<?cs call:empty("history", "The trail is empty", "") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
