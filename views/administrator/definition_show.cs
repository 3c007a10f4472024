<?cs #
DATA CONTRACT: GET /administrator/definitions/{code}   the editions of one micro-credential
  Definition.code, .title   text
  Editions                  list   of { number int, state code draft|published|retired, title, since TIME, used int, compared bool, changes, more text }   newest first
    .changes                list   of { kind code added|removed|edited|moved, what, before, after }   from the edition before it; only where .compared
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = Definition.title ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "definitions" ?><?cs
set:Page.crumbs.0.label = "Definitions" ?><?cs set:Page.crumbs.0.href = "/administrator/definitions" ?><?cs set:Page.crumbs.1.label = Definition.title ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight">
<h1><?cs var:Definition.title ?></h1>
<p class="ac-muted"><?cs var:Definition.code ?> &middot; <a href="/catalog/<?cs var:Definition.code ?>">In the catalog</a> &middot; <a href="/administrator/duties/<?cs var:Definition.code ?>">Assignments</a></p>
</div><?cs
each:e = Editions ?>
<section class="ac-panel ac-panel--snug ac-stack" aria-labelledby="edition-<?cs var:#e.number ?>">
<div class="ac-row ac-row--apart"><h2 id="edition-<?cs var:#e.number ?>">Edition <?cs var:#e.number ?></h2><?cs
if:e.state == "published" ?><?cs call:chip("valid", "check_circle", "Published") ?><?cs elif:e.state == "retired" ?><?cs call:chip("calm", "lock_outline", "Retired") ?><?cs else ?><?cs call:chip("draft", "edit", "Not published") ?><?cs /if ?></div>
<p class="ac-small ac-muted"><?cs if:e.since.iso ?>Since <?cs call:day(e.since) ?> &middot; <?cs /if ?><?cs var:#e.used ?> submission<?cs if:#e.used != #1 ?>s<?cs /if ?></p><?cs
if:e.compared ?><?cs
if:subcount(e.changes) ?>
<h3>What differs from the edition before</h3>
<?cs call:changes(e.changes) ?><?cs if:e.more ?><p class="ac-small ac-muted"><?cs var:e.more ?></p><?cs /if ?><?cs
else ?><p class="ac-small">It says the same as the edition before.</p><?cs /if ?><?cs /if ?>
</section><?cs /each ?>
</div>
<?cs include!"layout_bottom.cs" ?>
