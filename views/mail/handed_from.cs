<?cs #
DATA CONTRACT: the letter "handed_from", to an assessor: it names nobody
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.href               url    absolute: the page to go to
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "No longer yours: submission " + Letter.number ?><?cs call:letter_top(_subject) ?>
<h1>A submission was moved on</h1><?cs call:greeting(Letter.name) ?>
<p>An administrator took submission <b><?cs var:Letter.number ?></b> for <b><?cs var:Letter.title ?></b> out of your hands. You have nothing more to do for it.</p>
<p>What you saved is kept, and the page of your review says why it was moved.</p><?cs
call:go(Letter.href, "Open your queue") ?><?cs call:letter_bottom() ?>
