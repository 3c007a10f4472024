<?cs #
DATA CONTRACT: GET /administrator/definitions   fields: after   forms: POST same address, multipart, field file
  List.items                list   of { href url, people_href url, code, title, programme, state code draft|published|retired, edition int, since TIME, used int, assessors int, issuers int }   used: submissions of all editions
  Waiting                   list   of { href url, name, at TIME }   files that were uploaded and not published
  Mistakes                  list   of { text }   what is wrong with the file that was sent; nothing of it was kept
  Error.file                text
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Definitions" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "definitions" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight">
<h1>Definitions</h1>
<p class="ac-muted">What each micro-credential asks for. What somebody has begun on never changes: a new edition is for those who start later.</p>
</div><?cs
if:subcount(Mistakes) ?>
<?cs call:alert_open("error", "This file was not taken") ?><ul class="usa-list"><?cs each:m = Mistakes ?><li><?cs var:m.text ?></li><?cs /each ?></ul><p class="usa-alert__text">Mend these in the file, and upload it again.</p><?cs call:alert_close() ?><?cs /if ?><?cs
if:subcount(Waiting) ?>
<?cs call:alert_open("info", "Uploaded, and not published yet") ?><ul class="usa-list"><?cs each:w = Waiting ?><li><a href="<?cs var:w.href ?>"><?cs var:w.name ?></a>, <?cs call:time(w.at) ?></li><?cs /each ?></ul><?cs call:alert_close() ?><?cs /if ?>
<form class="ac-panel ac-panel--snug ac-stack" method="post" action="/administrator/definitions" enctype="multipart/form-data" novalidate><?cs call:token() ?>
<h2>Publish from a file</h2><?cs
call:group_open(Error.file) ?><label class="usa-label<?cs if:Error.file ?> usa-label--error<?cs /if ?>" for="file">The file</label><span class="usa-hint" id="file-hint">JSON, at most 8 MB. You see what will change before anything does.</span><?cs call:error_message("file", Error.file) ?>
<input id="file" name="file" type="file" accept=".json,application/json" aria-describedby="file-hint<?cs if:Error.file ?> file-error<?cs /if ?>"<?cs if:Error.file ?> aria-invalid="true"<?cs /if ?>><?cs call:group_close() ?>
<div><button class="usa-button" type="submit"><?cs call:icon("upload_file") ?>Look at what will change</button></div>
</form><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Micro-credentials and their editions</caption>
<thead><tr><th scope="col">Micro-credential</th><th scope="col">Edition</th><th scope="col">Submissions</th><th scope="col">Who acts</th></tr></thead>
<tbody><?cs each:m = List.items ?>
<tr><th scope="row"><a href="<?cs var:m.href ?>"><?cs var:m.title ?></a><span class="ac-under"><?cs var:m.programme ?></span><?cs if:m.state == "retired" ?><?cs call:chip("calm", "lock_outline", "Retired") ?><?cs elif:m.state == "draft" ?><?cs call:chip("draft", "edit", "Not published") ?><?cs /if ?></th><td data-label="Edition"><?cs var:#m.edition ?><?cs if:m.since.iso ?><span class="ac-under">since <?cs call:day(m.since) ?></span><?cs /if ?></td><td data-label="Submissions"><?cs var:#m.used ?></td><td data-label="Who acts"><a href="<?cs var:m.people_href ?>"><?cs var:#m.assessors ?> assessor<?cs if:#m.assessors != #1 ?>s<?cs /if ?>, <?cs var:#m.issuers ?> issuer<?cs if:#m.issuers != #1 ?>s<?cs /if ?><span class="usa-sr-only"> for <?cs var:m.title ?></span></a></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("folder", "Nothing is published yet", "Upload a file of definitions to begin.") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
