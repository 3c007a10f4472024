<?cs #
DATA CONTRACT: GET /administrator/definitions/drafts/{id}   what publishing this file would change   forms: POST same address, fields action publish|drop, seen
  Draft.name                text   of the file
  Draft.href                url    this page
  Draft.created             TIME
  Draft.published           TIME   missing: it waits
  Draft.seen                text   goes back with the form: what this was compared with
  Draft.fresh, .changed, .same   int   things that are new, that change, that stay as they are
  Things                    list   of { kind text "Program", state code new|changed, code, title, edition int (of the one that is published; missing: it has none), next int, changes, more text }
    .changes                list   of { kind code added|removed|edited|moved, what, before, after }
  Duties                    list   of { code, duty code assessor|issuer, username }   that people are given
  Mistakes                  list   of { text }   it can't be published
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "What will change" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "definitions" ?><?cs
set:Page.crumbs.0.label = "Definitions" ?><?cs set:Page.crumbs.0.href = "/administrator/definitions" ?><?cs set:Page.crumbs.1.label = Draft.name ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight">
<h1>What will change</h1>
<p class="ac-muted"><?cs var:Draft.name ?>, uploaded <?cs call:time(Draft.created) ?></p>
</div><?cs
if:Draft.published.iso ?>
<?cs call:alert_open("success", "This file is published") ?><p class="usa-alert__text">Since <?cs call:time(Draft.published) ?>. <a href="/administrator/definitions">To the definitions</a></p><?cs call:alert_close() ?><?cs
elif:subcount(Mistakes) ?>
<?cs call:alert_open("error", "This file can't be published") ?><ul class="usa-list"><?cs each:m = Mistakes ?><li><?cs var:m.text ?></li><?cs /each ?></ul><?cs call:alert_close() ?><?cs
else ?>
<p><b><?cs var:#Draft.fresh ?></b> new, <b><?cs var:#Draft.changed ?></b> changed, <b><?cs var:#Draft.same ?></b> as they are.</p><?cs
each:t = Things ?>
<section class="ac-panel ac-panel--snug ac-stack" aria-labelledby="thing-<?cs var:name(t) ?>">
<div class="ac-row ac-row--apart"><h2 id="thing-<?cs var:name(t) ?>"><?cs var:t.title ?></h2><?cs if:t.state == "new" ?><?cs call:chip("met", "add_circle_outline", "New") ?><?cs elif:#t.edition ?><?cs set:_next = "Becomes edition " + t.next ?><?cs call:chip("due", "update", _next) ?><?cs else ?><?cs call:chip("due", "update", "Changes") ?><?cs /if ?></div>
<p class="ac-small ac-muted"><?cs var:t.kind ?> &middot; <?cs var:t.code ?></p><?cs
if:subcount(t.changes) ?><?cs call:changes(t.changes) ?><?cs /if ?><?cs if:t.more ?><p class="ac-small ac-muted"><?cs var:t.more ?></p><?cs /if ?>
</section><?cs /each ?><?cs
if:subcount(Duties) ?>
<section class="ac-panel ac-panel--snug ac-stack" aria-labelledby="duties">
<h2 id="duties">Who will act</h2>
<ul class="usa-list"><?cs each:d = Duties ?><li><?cs var:d.username ?> becomes <?cs if:d.duty == "issuer" ?>issuer of record<?cs else ?>assessor<?cs /if ?> of <?cs var:d.code ?></li><?cs /each ?></ul>
</section><?cs /if ?>
<form class="ac-actions" method="post" action="<?cs var:Draft.href ?>"><?cs call:token() ?><input type="hidden" name="seen" value="<?cs var:Draft.seen ?>">
<button class="usa-button usa-button--big" type="submit" name="action" value="publish">Publish</button>
<button class="usa-button usa-button--outline" type="submit" name="action" value="drop">Publish nothing</button>
</form><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
