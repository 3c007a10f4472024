<?cs #
DATA CONTRACT: the letter "revoked", to its educator
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.attempt            int    1, 2, ...
  Letter.href               url    absolute: the page to go to
  Letter.revoked_at         TIME
  Letter.credit_amount      decimal  taken back; may be missing
  Letter.credit_unit        text
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Your award was revoked: " + Letter.title ?><?cs call:letter_top(_subject) ?>
<h1>Your award was revoked</h1><?cs call:greeting(Letter.name) ?>
<p>The issuer of record revoked your award <b><?cs var:Letter.title ?></b> on <?cs var:Letter.revoked_at.date ?>. Whoever checks it sees that it is no longer valid.</p><?cs
if:Letter.credit_amount ?>
<p>Its credit, <?cs call:credit(Letter.credit_amount, Letter.credit_unit) ?>, was taken back from your record.</p><?cs /if ?>
<p>The reason stands on the award's page.</p><?cs
call:go(Letter.href, "See the reason") ?><?cs call:letter_bottom() ?>
