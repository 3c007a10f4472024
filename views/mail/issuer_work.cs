<?cs #
DATA CONTRACT: the letter "issuer_work", to an issuer of record: it names nobody
  Letter.name               text   who reads it
  Letter.count              int    how many wait at all
  Letter.more               int    how many of them are not listed
  Letter.href               url    absolute: the page to go to
  Letter.items              list   the most urgent ones, each
    .number                 text   of the submission
    .title                  text   of the micro-credential
    .due_at                 TIME   when a result is expected
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
if:#Letter.count == #1 ?><?cs set:_subject = "A submission awaits your decision" ?><?cs else ?><?cs set:_subject = Letter.count + " submissions await your decision" ?><?cs /if ?><?cs call:letter_top(_subject) ?>
<h1><?cs var:_subject ?></h1><?cs call:greeting(Letter.name) ?>
<p>The assessors' recommendations on these are in. You are an issuer of record, so they wait on your desk.</p>
<ul><?cs each:x = Letter.items ?>
<li><b><?cs var:x.title ?></b>, number <?cs var:x.number ?><?cs if:x.due_at.date ?>: due <?cs var:x.due_at.date ?>, <?cs var:x.due_at.until ?><?cs /if ?></li><?cs /each ?><?cs
if:#Letter.more ?>
<li>and <?cs var:Letter.more ?> more</li><?cs /if ?>
</ul><?cs
call:go(Letter.href, "Open your desk") ?><?cs call:letter_bottom() ?>
