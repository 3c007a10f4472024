<?cs #
DATA CONTRACT: a POST whose session ended (401), whose token was stale (403), or that met a database that is away (503): nothing that arrived is lost
  Resume.reason             code   ended | signed (signed in again, in place) | stale | away
  Resume.problem            code   as SignOn.problem, when signing in here did not work (ended)
  Resume.action             url    where the form was going
  Resume.multipart          bool   the form carried a file: it has to be chosen again
  Resume.file_name          text   name of that file; may be missing
  Resume.sign_in_href       url    /sign-on?return=... (ended)
  Resume.fields             list   of { name, value, label text (missing: the field is sent hidden), long bool }   as they arrived, without token and password
With "ended" the form goes to the sign-on with name, password, `resume` (the action) and all that was typed; it comes back as "signed".
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Nothing you typed is lost" ?><?cs if:!Page.role ?><?cs set:Page.role = "resume" ?><?cs /if ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<form class="ac-stack" method="post" <?cs if:Resume.reason == "ended" ?>action="/sign-on"<?cs else ?>action="<?cs var:Resume.action ?>"<?cs if:Resume.multipart ?> enctype="multipart/form-data"<?cs /if ?><?cs /if ?>><?cs call:token() ?>
<div class="ac-panel ac-panel--mark ac-stack">
<h1>Nothing you typed is lost</h1><?cs
if:Resume.reason == "ended" ?>
<input type="hidden" name="resume" value="<?cs var:Resume.action ?>"><?cs
if:Resume.multipart ?><input type="hidden" name="resume_file" value="<?cs var:Resume.file_name ?>"><?cs /if ?>
<p class="ac-lead">You were signed out before this arrived. Sign in here, and go on where you were.</p><?cs
if:Resume.problem == "away" ?>
<?cs call:alert_open("error", "The district's directory doesn't answer") ?><p class="usa-alert__text">That is not your doing. Leave this page open and try again in a minute.</p><?cs call:alert_close() ?><?cs
elif:Resume.problem == "expired" ?>
<?cs call:alert_open("error", "Your password has run out") ?><p class="usa-alert__text">Set a new one first, in another tab, then sign in here.</p><?cs call:alert_close() ?><?cs
elif:Resume.problem == "disabled" ?>
<?cs call:alert_open("error", "This account is switched off") ?><p class="usa-alert__text">Copy what you wrote, and ask the Help Desk.</p><?cs call:alert_close() ?><?cs
elif:Resume.problem == "stale" || Resume.problem == "empty" ?>
<?cs call:alert_open("info", "Type your user name and password once more, please") ?><?cs call:alert_close() ?><?cs
elif:Resume.problem ?>
<?cs call:alert_open("error", "That name and password don't match") ?><p class="usa-alert__text">Check Caps Lock and try again. What you wrote is still here.</p><?cs call:alert_close() ?><?cs /if ?>
<div class="usa-form-group"><label class="usa-label" for="username">User name</label>
<input class="usa-input" id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
<div class="usa-form-group"><label class="usa-label" for="password">Password</label>
<input class="usa-input" id="password" name="password" type="password" autocomplete="current-password" required></div>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit">Sign in and go on</button></div><?cs
elif:Resume.reason == "signed" ?>
<p class="ac-lead">You are signed in again. Send it now, and you are back where you were.</p><?cs
elif:Resume.reason == "away" ?>
<p class="ac-lead">Our records can&rsquo;t be reached right now, so it was not saved yet, but here it is.</p>
<p>Leave this page open, wait a minute, then send it again.</p><?cs
else ?>
<p class="ac-lead">The page was open so long that its key had changed. Look it through, then send it again.</p><?cs /if ?><?cs
if:Resume.reason != "ended" ?><?cs
if:Resume.multipart ?>
<div class="usa-form-group"><label class="usa-label" for="file">The file has to be chosen again</label><span class="usa-hint" id="file-hint"><?cs if:Resume.file_name ?>It was: <?cs var:Resume.file_name ?><?cs else ?>Leave it empty if there was none.<?cs /if ?></span><input id="file" name="file" type="file" aria-describedby="file-hint"></div><?cs /if ?>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit"><?cs if:Resume.reason == "signed" ?>Send it now<?cs else ?>Send again<?cs /if ?></button></div><?cs /if ?>
</div>
<div class="ac-panel ac-stack"><h2>What you had typed</h2><?cs
each:f = Resume.fields ?><?cs if:f.label ?>
<div><label class="usa-label" for="field-<?cs var:f.name ?>"><?cs var:f.label ?></label><?cs if:f.long ?><textarea class="usa-textarea" id="field-<?cs var:f.name ?>" name="<?cs var:f.name ?>" rows="8">
<?cs var:f.value ?></textarea><?cs else ?><input class="usa-input" id="field-<?cs var:f.name ?>" name="<?cs var:f.name ?>" type="text" value="<?cs var:f.value ?>"><?cs /if ?></div><?cs else ?>
<input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>"><?cs /if ?><?cs /each ?><?cs
if:Resume.reason != "ended" ?>
<div class="ac-actions"><button class="usa-button" type="submit"><?cs if:Resume.reason == "signed" ?>Send it now<?cs else ?>Send again<?cs /if ?></button></div><?cs /if ?>
</div>
</form>
<?cs include!"layout_bottom.cs" ?>
