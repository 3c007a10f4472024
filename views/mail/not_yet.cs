<?cs #
DATA CONTRACT: the letter "not_yet", to its educator
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.attempt            int    1, 2, ...
  Letter.href               url    absolute: the page to go to
  Letter.word_not_yet       text   what the programme calls it
  Letter.next               text   what the educator can do now; may be empty
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Your result: " + Letter.title ?><?cs call:letter_top(_subject) ?>
<h1>Your result is in</h1><?cs call:greeting(Letter.name) ?>
<p>The result of your work for <b><?cs var:Letter.title ?></b> (number <?cs var:Letter.number ?>) is: <b><?cs var:Letter.word_not_yet ?></b>.</p>
<p>Your assessors wrote feedback on every section. Your next attempt is open already and begins with all that you handed in: change what the feedback asks for, keep the rest.</p><?cs
if:Letter.next ?>
<p><?cs var:Letter.next ?></p><?cs /if ?><?cs
call:go(Letter.href, "Read your feedback") ?><?cs call:letter_bottom() ?>
