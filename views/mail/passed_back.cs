<?cs #
DATA CONTRACT: the letter "passed_back", to an assessor: it names nobody
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.href               url    absolute: the page to go to
  Letter.due_at             TIME   when a result is expected
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Passed back to you: submission " + Letter.number ?><?cs call:letter_top(_subject) ?>
<h1>A submission was passed back to you</h1><?cs call:greeting(Letter.name) ?>
<p>The issuer of record passed submission <b><?cs var:Letter.number ?></b> for <b><?cs var:Letter.title ?></b> back with a note. Your scores and feedback are as you left them and can be changed again; then send your recommendation anew.</p><?cs
if:Letter.due_at.date ?>
<p>The educator expects the result by <b><?cs var:Letter.due_at.date ?></b>.</p><?cs /if ?><?cs
call:go(Letter.href, "Open your queue") ?><?cs call:letter_bottom() ?>
