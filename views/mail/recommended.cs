<?cs #
DATA CONTRACT: the letter "recommended", to its educator
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.attempt            int    1, 2, ...
  Letter.href               url    absolute: the page to go to
  Letter.due_at             TIME   when a result is expected
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Awaiting the decision: " + Letter.title ?><?cs call:letter_top(_subject) ?>
<h1>Your submission awaits the decision</h1><?cs call:greeting(Letter.name) ?>
<p>Your work for <b><?cs var:Letter.title ?></b> (number <?cs var:Letter.number ?>) has been assessed. Now the issuer of record decides, and we will write to you either way.</p><?cs
if:Letter.due_at.date ?>
<p>Expect the result by <b><?cs var:Letter.due_at.date ?></b>.</p><?cs /if ?><?cs
call:go(Letter.href, "See your submission") ?><?cs call:letter_bottom() ?>
