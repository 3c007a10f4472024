<?cs #
DATA CONTRACT: the letter "office_award", to the office of professional learning
  Letter.about_name         text   whose award it is
  Letter.about_title        text   what they work as; may be empty
  Letter.about_school       text   may be empty
  Letter.title              text   of the micro-credential
  Letter.programme          text
  Letter.level_name         text   may be empty
  Letter.credit_amount      decimal  may be missing: no credit
  Letter.credit_unit        text
  Letter.issuer             text   who decided
  Letter.number             text   of the submission
  Letter.awarded_at         TIME
  District.name, District.office, District.help_url
?><?cs include!"mail/frame.cs" ?><?cs
set:_subject = Letter.about_name + " earned " + Letter.title ?><?cs if:Letter.credit_amount ?><?cs set:_subject = _subject + ": " + Letter.credit_amount + " " + Letter.credit_unit ?><?cs /if ?><?cs call:letter_top(_subject) ?>
<h1>An award, for the records of professional learning</h1>
<p><?cs call:fact("Name", Letter.about_name) ?><?cs call:fact("Works as", Letter.about_title) ?><?cs call:fact("School", Letter.about_school) ?><?cs call:fact("Micro-credential", Letter.title) ?><?cs call:fact("Level", Letter.level_name) ?><?cs call:fact("Program", Letter.programme) ?><?cs if:Letter.credit_amount ?><?cs set:_credit = Letter.credit_amount + " " + Letter.credit_unit ?><?cs call:fact("Credit", _credit) ?><?cs else ?><?cs call:fact("Credit", "none") ?><?cs /if ?><?cs call:fact("Awarded", Letter.awarded_at.date) ?><?cs call:fact("Issuer of record", Letter.issuer) ?><?cs call:fact("Submission", Letter.number) ?></p>
<p><?cs if:Letter.credit_amount ?>The credit stands in the ledger already.<?cs else ?>This micro-credential brings no credit.<?cs /if ?></p><?cs call:letter_bottom() ?>
