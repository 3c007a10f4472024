<?cs #
DATA CONTRACT: the letter "claim_lapsed", to an assessor: it names nobody
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.href               url    absolute: the page to go to
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Back in the queue: submission " + Letter.number ?><?cs call:letter_top(_subject) ?>
<h1>A submission went back to the queue</h1><?cs call:greeting(Letter.name) ?>
<p>Your claim on submission <b><?cs var:Letter.number ?></b> for <b><?cs var:Letter.title ?></b> has ended without a recommendation. Another assessor can claim it now.</p>
<p>What you saved is kept. If you claim it again, your scores and feedback are there as you left them.</p><?cs
call:go(Letter.href, "Open your queue") ?><?cs call:letter_bottom() ?>
