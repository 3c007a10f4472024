<?cs #
DATA CONTRACT: the letter "handed_to", to an assessor: it names nobody
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.due_at             TIME   when a result is expected
  Letter.href               url    absolute: the page to go to
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Handed to you: submission " + Letter.number ?><?cs call:letter_top(_subject) ?>
<h1>A submission was handed to you</h1><?cs call:greeting(Letter.name) ?>
<p>An administrator asks you to assess submission <b><?cs var:Letter.number ?></b> for <b><?cs var:Letter.title ?></b> in another assessor&rsquo;s place. It is in your queue, claimed for you.</p><?cs
if:Letter.due_at.date ?>
<p>The educator expects the result by <b><?cs var:Letter.due_at.date ?></b>. If you can&rsquo;t do it, give it back there.</p><?cs /if ?><?cs
call:go(Letter.href, "Open your queue") ?><?cs call:letter_bottom() ?>
