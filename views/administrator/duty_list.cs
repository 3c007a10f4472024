<?cs #
DATA CONTRACT: GET /administrator/duties   fields: after
  List.items                list   of { href url, title, programme, state code draft|published|retired, assessors int, issuers int, missing text (missing: enough) }   micro-credentials; who may act now is counted
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Assignments" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "duties" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>Assignments</h1>
<p class="ac-muted">Who assesses which micro-credential, and who decides. The directory says who may be asked; here you say for what.</p><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Micro-credentials and how many people are assigned</caption>
<thead><tr><th scope="col">Micro-credential</th><th scope="col">Assessors</th><th scope="col">Issuers of record</th></tr></thead>
<tbody><?cs each:m = List.items ?>
<tr><th scope="row"><a href="<?cs var:m.href ?>"><?cs var:m.title ?></a><span class="ac-under"><?cs var:m.programme ?></span><?cs if:m.state == "retired" ?><?cs call:chip("calm", "lock_outline", "Retired") ?><?cs elif:m.state == "draft" ?><?cs call:chip("draft", "edit", "Not published") ?><?cs /if ?><?cs if:m.missing ?><span class="ac-state ac-state--late"><?cs call:icon("warning") ?><?cs var:m.missing ?></span><?cs /if ?></th><td data-label="Assessors"><?cs var:#m.assessors ?></td><td data-label="Issuers of record"><?cs var:#m.issuers ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("search", "There are no micro-credentials yet", "They are imported by the operator.") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
