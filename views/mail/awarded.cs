<?cs #
DATA CONTRACT: the letter "awarded", to its educator
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.attempt            int    1, 2, ...
  Letter.href               url    absolute: the page to go to
  Letter.programme          text
  Letter.level_name         text   may be empty
  Letter.credit_amount      decimal  may be missing
  Letter.credit_unit        text
  Letter.office_told        bool   the office of professional learning is told of it
  Letter.expires_at         TIME   may be missing
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "You earned " + Letter.title ?><?cs call:letter_top(_subject) ?>
<h1>Congratulations: you earned it</h1><?cs call:greeting(Letter.name) ?>
<p>You have been awarded <b><?cs var:Letter.title ?></b><?cs if:Letter.level_name ?>, <?cs var:Letter.level_name ?> level<?cs /if ?><?cs if:Letter.programme ?>, in <?cs var:Letter.programme ?><?cs /if ?>.</p><?cs
if:Letter.credit_amount ?>
<p><b><?cs call:credit(Letter.credit_amount, Letter.credit_unit) ?></b> have been added to your record<?cs if:Letter.office_told ?>, and the office of professional learning knows of it: there is nothing to send in<?cs /if ?>.</p><?cs /if ?><?cs
if:Letter.expires_at.date ?>
<p>The award is valid until <?cs var:Letter.expires_at.date ?>.</p><?cs /if ?>
<p>Only you see it until you share it. On its page you find your badge, the feedback of your assessors, and ways to show it.</p><?cs
call:go(Letter.href, "See your award") ?><?cs call:letter_bottom() ?>
