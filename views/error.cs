<?cs #
DATA CONTRACT: every error page of the worker
  Failure.status            int    400 403 404 405 409 413 429 500 503 ...
  Failure.text              text   what happened, in this very case; missing: the words below
  Failure.todo              text   what to do now; missing: the words below
  Failure.back_href         url    missing: the front page
  Failure.role_label        text   with 403: the role that is needed; may be missing
  Failure.wait              text   with 429 and 503: "a minute"; may be missing
  Failure.typed             list   of { text, label }   what somebody wrote in the form that was not kept: to take it along; may be missing
?>
<?cs include!"macros.cs" ?><?cs
if:Failure.status == #403 && Failure.role_label ?><?cs set:Page.title = "This page needs a role you don't have" ?><?cs
elif:Failure.status == #403 ?><?cs set:Page.title = "That isn't open to you" ?><?cs
elif:Failure.status == #422 ?><?cs set:Page.title = "Something has to be corrected first" ?><?cs
elif:Failure.status == #404 ?><?cs set:Page.title = "There is no such page" ?><?cs
elif:Failure.status == #405 ?><?cs set:Page.title = "That can't be done here" ?><?cs
elif:Failure.status == #409 ?><?cs set:Page.title = "Someone was faster" ?><?cs
elif:Failure.status == #413 ?><?cs set:Page.title = "That was too much at once" ?><?cs
elif:Failure.status == #429 ?><?cs set:Page.title = "Too many tries in a short time" ?><?cs
elif:Failure.status == #503 ?><?cs set:Page.title = "We are away for a moment" ?><?cs
elif:Failure.status >= #500 ?><?cs set:Page.title = "Something went wrong on our side" ?><?cs
else ?><?cs set:Page.title = "That request could not be read" ?><?cs /if ?><?cs
if:!Page.role ?><?cs set:Page.role = "error" ?><?cs /if ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-panel ac-panel--mark ac-stack">
<p class="ac-kicker"><?cs var:Failure.status ?></p>
<h1><?cs var:Page.title ?></h1>
<p class="ac-lead"><?cs if:Failure.text ?><?cs var:Failure.text ?><?cs
elif:Failure.status == #403 ?>You are signed in, but this part is for <?cs if:Failure.role_label ?>people with the role &ldquo;<?cs var:Failure.role_label ?>&rdquo;<?cs else ?>others<?cs /if ?>.<?cs
elif:Failure.status == #404 ?>The address may be mistyped, or what it led to is gone or isn&rsquo;t yours to see.<?cs
elif:Failure.status == #405 ?>The address is right, but it can&rsquo;t be used in this way.<?cs
elif:Failure.status == #409 ?>This was changed while you had it open. Nothing of yours was lost, and nothing was changed twice.<?cs
elif:Failure.status == #413 ?>What was sent is larger than this page takes. Nothing was stored.<?cs
elif:Failure.status == #429 ?>To protect accounts we pause here<?cs if:Failure.wait ?> for <?cs var:Failure.wait ?><?cs /if ?>.<?cs
elif:Failure.status == #503 ?>Our records can&rsquo;t be reached right now. Nothing is lost that was saved.<?cs
elif:Failure.status >= #500 ?>It is not your doing, and it has been noted. What you had saved is safe.<?cs
else ?>Part of what the browser sent was missing or damaged. Nothing was changed.<?cs /if ?></p>
<h2>What to do now</h2>
<p><?cs
if:Failure.todo ?><?cs var:Failure.todo ?><?cs
elif:Failure.status == #403 ?>Choose one of your roles above, or ask the office for this one.<?cs
elif:Failure.status == #404 ?>Go back and follow another link, or start from the front page.<?cs
elif:Failure.status == #409 ?>Go back, load the page again, and look at what stands there now.<?cs
elif:Failure.status == #413 ?>Go back: what you typed should still be there. Send a smaller file, or a link to it.<?cs
elif:Failure.status == #429 ?>Wait<?cs if:Failure.wait ?> <?cs var:Failure.wait ?><?cs else ?> a minute<?cs /if ?>, then try once more.<?cs
elif:Failure.status == #503 ?>Wait <?cs if:Failure.wait ?><?cs var:Failure.wait ?><?cs else ?>a minute<?cs /if ?>, then load this page again.<?cs
elif:Failure.status >= #500 ?>Go back and try once more. If it happens again, tell the Help Desk the number below.<?cs
else ?>Go back, load the page again, and try once more.<?cs /if ?></p>
<div class="ac-actions"><?cs if:Failure.back_href ?><a class="usa-button" href="<?cs var:Failure.back_href ?>">Go back</a><?cs else ?><a class="usa-button" href="/">To the front page</a><?cs /if ?><?cs if:District.help_url ?><a class="usa-button usa-button--outline" href="<?cs var:District.help_url ?>">Help</a><?cs /if ?></div><?cs
if:Request.id ?>
<p class="ac-small ac-muted">Number of this request: <span class="ac-code"><?cs var:Request.id ?></span></p><?cs /if ?>
</div><?cs
if:subcount(Failure.typed) ?>
<div class="ac-panel ac-stack"><h2>What you had typed</h2>
<p>It was not saved here. Copy what you still need.</p><?cs
each:f = Failure.typed ?>
<div><label class="usa-label" for="typed-<?cs var:name(f) ?>"><?cs if:f.label ?><?cs var:f.label ?><?cs else ?>What you wrote<?cs /if ?></label><textarea class="usa-textarea" id="typed-<?cs var:name(f) ?>" rows="6" readonly>
<?cs var:f.text ?></textarea></div><?cs /each ?>
</div><?cs /if ?>
<?cs include!"layout_bottom.cs" ?>
