<?cs #
DATA CONTRACT: GET /administrator/persons   fields: q (start of a name or username), after
  Filter.q                  text
  List.items                list   of { href url, name, username, title, school, roles list of { code, label }, active bool }
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "People" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "persons" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>People</h1>
<form class="ac-search" role="search" method="get" action="/administrator/persons"><label class="usa-sr-only" for="q">Search by name or user name</label><input class="usa-input" id="q" name="q" type="search" value="<?cs var:Filter.q ?>" placeholder="Name or user name"><button class="usa-button" type="submit">Search</button></form><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">People, by name</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Position</th><th scope="col">School</th><th scope="col">Roles</th></tr></thead>
<tbody><?cs each:p = List.items ?>
<tr><th scope="row"><a href="<?cs var:p.href ?>"><?cs var:p.name ?></a><span class="ac-under"><?cs var:p.username ?></span></th><td data-label="Position"><?cs var:p.title ?></td><td data-label="School"><?cs var:p.school ?></td><td data-label="Roles"><?cs each:r = p.roles ?><?cs var:r.label ?><?cs if:!last(r) ?>, <?cs /if ?><?cs /each ?><?cs if:!p.active ?> <?cs call:chip("calm", "lock_outline", "Left") ?><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
elif:Filter.q ?>
<?cs call:empty("search", "Nobody has that name", "Try the start of the name or of the user name.") ?><?cs
else ?>
<?cs call:empty("groups", "Nobody is here yet", "People come from the directory.") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
