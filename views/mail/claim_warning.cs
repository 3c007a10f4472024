<?cs #
DATA CONTRACT: the letter "claim_warning", to an assessor: it names nobody
  Letter.name               text   who reads it
  Letter.title              text   of the micro-credential
  Letter.number             text   of the submission
  Letter.lapses_at          TIME   when the claim ends
  Letter.href               url    absolute: the page to go to
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = "Still yours until " + Letter.lapses_at.date + ": submission " + Letter.number ?><?cs call:letter_top(_subject) ?>
<h1>Your claim on a submission ends soon</h1><?cs call:greeting(Letter.name) ?>
<p>You claimed submission <b><?cs var:Letter.number ?></b> for <b><?cs var:Letter.title ?></b> and have not sent your recommendation yet. At the end of <b><?cs var:Letter.lapses_at.date ?></b>, <?cs var:Letter.lapses_at.until ?>, it goes back to the queue, so that another assessor can take it.</p>
<p>If you finish it before, nothing changes. If you can&rsquo;t, give it back now: somebody else can begin sooner.</p><?cs
call:go(Letter.href, "Open your queue") ?><?cs call:letter_bottom() ?>
