<?cs #
DATA CONTRACT: a POST whose session ended (401), whose token was stale (403), or that met a database that is away (503): nothing that arrived is lost
  Resume.reason             code   ended | stale | away
  Resume.action             url    where the form was going
  Resume.multipart          bool   the form carried a file: it has to be chosen again
  Resume.file_name          text   name of that file; may be missing
  Resume.sign_in_href       url    /sign-on?return=... (ended)
  Resume.fields             list   of { name, value, label text (missing: the field is sent hidden), long bool }   as they arrived, without token and password
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Nothing you typed is lost" ?><?cs if:!Page.role ?><?cs set:Page.role = "resume" ?><?cs /if ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<form class="ac-stack" method="post" action="<?cs var:Resume.action ?>"<?cs if:Resume.multipart ?> enctype="multipart/form-data"<?cs /if ?>><?cs call:token() ?>
<div class="ac-panel ac-panel--mark ac-stack">
<h1>Nothing you typed is lost</h1><?cs
if:Resume.reason == "ended" ?>
<p class="ac-lead">You were signed out before this arrived. It was not saved yet, but here it is.</p>
<ol class="usa-process-list">
<li class="usa-process-list__item"><h2 class="usa-process-list__heading">Sign in</h2><p>In a new tab, so that this page stays as it is.</p><p class="ac-actions"><a class="usa-button" href="<?cs var:Resume.sign_in_href ?>" target="_blank">Sign in (new tab)</a></p></li>
<li class="usa-process-list__item"><h2 class="usa-process-list__heading">Come back here and send it again</h2><p>If the page says so once more, press the button a second time.</p></li>
</ol><?cs
elif:Resume.reason == "away" ?>
<p class="ac-lead">Our records can&rsquo;t be reached right now, so it was not saved yet, but here it is.</p>
<p>Leave this page open, wait a minute, then send it again.</p><?cs
else ?>
<p class="ac-lead">The page was open so long that its key had changed. Look it through, then send it again.</p><?cs /if ?><?cs
if:Resume.multipart ?>
<div class="usa-form-group"><label class="usa-label" for="file">The file has to be chosen again</label><span class="usa-hint" id="file-hint"><?cs if:Resume.file_name ?>It was: <?cs var:Resume.file_name ?><?cs else ?>Leave it empty if there was none.<?cs /if ?></span><input id="file" name="file" type="file" aria-describedby="file-hint"></div><?cs /if ?>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit">Send again</button></div>
</div>
<div class="ac-panel ac-stack"><h2>What you had typed</h2><?cs
each:f = Resume.fields ?><?cs if:f.label ?>
<div><label class="usa-label" for="field-<?cs var:f.name ?>"><?cs var:f.label ?></label><?cs if:f.long ?><textarea class="usa-textarea" id="field-<?cs var:f.name ?>" name="<?cs var:f.name ?>" rows="8">
<?cs var:f.value ?></textarea><?cs else ?><input class="usa-input" id="field-<?cs var:f.name ?>" name="<?cs var:f.name ?>" type="text" value="<?cs var:f.value ?>"><?cs /if ?></div><?cs else ?>
<input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>"><?cs /if ?><?cs /each ?>
<div class="ac-actions"><button class="usa-button" type="submit">Send again</button></div>
</div>
</form>
<?cs include!"layout_bottom.cs" ?>
