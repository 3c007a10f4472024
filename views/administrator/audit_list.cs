<?cs #
DATA CONTRACT: GET /administrator/audit   fields: q (who or what), after
  Filter.q                  text
  List.items                list   of { at TIME, who, role, action text "submission submitted", subject text, detail text, request text }   newest first
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Audit trail" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "audit" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>Audit trail</h1>
<p class="ac-muted">What was done, by whom and when. Nobody can change or delete an entry.</p>
<form class="ac-search" role="search" method="get" action="/administrator/audit"><label class="usa-sr-only" for="q">Search by person or action</label><input class="usa-input" id="q" name="q" type="search" value="<?cs var:Filter.q ?>" placeholder="Person or action"><button class="usa-button" type="submit">Search</button></form><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked">
<caption class="usa-sr-only">Entries, newest first</caption>
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">On</th><th scope="col">Detail</th></tr></thead>
<tbody><?cs each:e = List.items ?>
<tr><td data-label="When"><?cs call:time(e.at) ?></td><th scope="row"><?cs var:e.who ?><?cs if:e.role ?><span class="ac-under"><?cs var:e.role ?></span><?cs /if ?></th><td data-label="What"><?cs var:e.action ?></td><td data-label="On"><?cs var:e.subject ?></td><td data-label="Detail"><?cs var:e.detail ?><?cs if:e.request ?><span class="ac-under ac-code"><?cs var:e.request ?></span><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
elif:Filter.q ?>
<?cs call:empty("search", "No entry matches that", "") ?><?cs
else ?>
<?cs call:empty("history", "The trail is empty", "") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
