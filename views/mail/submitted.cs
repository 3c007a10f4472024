<?cs #
DATA CONTRACT: the letter "submitted", to its educator
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.attempt            int    1, 2, ...
  Letter.href               url    absolute: the page to go to
  Letter.submitted_at       TIME
  Letter.due_at             TIME   when a result is expected
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "We have your submission: " + Letter.title ?><?cs call:letter_top(_subject) ?>
<h1>We have your submission</h1><?cs call:greeting(Letter.name) ?>
<p>Your work for <b><?cs var:Letter.title ?></b> was handed in on <?cs var:Letter.submitted_at.text ?><?cs if:#Letter.attempt > #1 ?>: your <?cs call:attempt_word(Letter.attempt) ?><?cs /if ?>. Its number is <?cs var:Letter.number ?>.</p>
<p><?cs if:Letter.due_at.date ?>Expect the result by <b><?cs var:Letter.due_at.date ?></b>. <?cs /if ?>We will write to you either way. Until an assessor begins to read it, you can take it back.</p><?cs
call:go(Letter.href, "See your submission") ?><?cs call:letter_bottom() ?>
