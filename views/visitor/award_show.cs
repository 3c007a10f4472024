<?cs #
DATA CONTRACT: GET /awards/{id}   is this real, and what does it mean?
  Award.id                  text   public id (26 characters)
  Award.person              text   who earned it; "An educator" when the name isn't shown
  Award.unnamed             bool   the name isn't shown
  Award.state               code   valid | revoked | expired
  Award.awarded_at          TIME
  Award.expires_at          TIME   missing: without end
  Award.revoked_at          TIME   when revoked
  Award.reason              text   why it was revoked (what the issuer wrote for the public)
  Award.checked_at          TIME   now
  Award.signed              bool   0: being signed right now, downloads are not shown
  Award.url                 url    the full public address of this page
  Award.json_href, Award.jwt_href, Award.png_href, Award.svg_href   url   missing: not offered
  Award.letter_href, Award.a4_href   url   the certificate as a PDF; missing: not offered
  Award.linkedin_href       url    missing: not offered
  Award.mail_query          text   what follows "mailto:?"
  Award.image_url           url    full address of the image, for link previews
  MC                        MC     as it was awarded
  MC.criteria               text   or markdown
  MC.assessor_count         int
  Results                   list   of { title, level_name, meets bool, text (the rubric's words for that level) }
  Evidence                  list   of ARTIFACT, only what the educator shares; may be empty
  Issuer.name               text
  Issuer.did                text   "did:web:..."
  Issuer.href               url    /issuers/district
  Issuer.key_href           url    the public key
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = Award.person + ": " + MC.title ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "award" ?><?cs
set:Page.description = "Awarded by " + District.name + " after trained assessors reviewed evidence against a public rubric." ?><?cs set:Page.address = Award.url ?><?cs
if:Award.json_href ?><?cs set:Page.alternates.0.type = "application/json" ?><?cs set:Page.alternates.0.href = Award.json_href ?><?cs /if ?><?cs
if:Award.jwt_href ?><?cs set:Page.alternates.1.type = "text/plain" ?><?cs set:Page.alternates.1.href = Award.jwt_href ?><?cs /if ?><?cs
if:Award.svg_href ?><?cs set:Page.alternates.2.type = "image/svg+xml" ?><?cs set:Page.alternates.2.href = Award.svg_href ?><?cs /if ?><?cs
if:Award.png_href ?><?cs set:Page.alternates.3.type = "image/png" ?><?cs set:Page.alternates.3.href = Award.png_href ?><?cs /if ?><?cs
if:Award.png_href ?><?cs set:Page.image = Award.image_url ?><?cs set:Page.image_text = "Badge: " + MC.title + ", " + District.name ?><?cs /if ?><?cs
include!"layout_top.cs" ?><?cs
set:_label = "Badge: " + MC.title + ", " + District.name ?>
<div class="ac-stack ac-stack--loose"><?cs
if:Award.state == "revoked" ?>
<?cs call:alert_open("error", "This award was taken back and is not valid") ?><p class="usa-alert__text"><?cs if:Award.revoked_at.date ?>Revoked on <?cs call:day(Award.revoked_at) ?> by <?cs var:Issuer.name ?>. <?cs /if ?><?cs var:Award.reason ?></p><?cs call:alert_close() ?><?cs
elif:Award.state == "expired" ?>
<?cs call:alert_open("warning", "This award has run out") ?><p class="usa-alert__text">It was valid until <?cs call:day(Award.expires_at) ?>. What it says about that time still holds.</p><?cs call:alert_close() ?><?cs /if ?>
<div class="ac-certificate"><div>
<div class="ac-split ac-split--award">
<?cs call:badge_hero(MC.badge, _label, District.name) ?>
<div class="ac-stack">
<div class="ac-row"><?cs call:state(Award.state, "") ?><span class="ac-muted ac-small">Checked just now, <?cs call:time(Award.checked_at) ?></span></div>
<h1><span class="ac-over"><?cs var:Award.person ?> earned</span> <?cs var:MC.title ?></h1>
<p class="ac-lead">Awarded by <?cs var:Issuer.name ?> on <?cs call:day(Award.awarded_at) ?>, after <?cs call:number_word(MC.assessor_count) ?> trained assessor<?cs if:#MC.assessor_count != #1 ?>s<?cs /if ?> reviewed evidence from practice against a public rubric.</p>
<dl class="ac-facts">
<div><dt>Program</dt><dd><?cs var:MC.programme ?></dd></div><?cs if:MC.competency ?>
<div><dt>Competency</dt><dd><?cs var:MC.competency ?></dd></div><?cs /if ?><?cs if:MC.level_name ?>
<div><dt>Level</dt><dd><?cs var:MC.level_name ?></dd></div><?cs /if ?><?cs if:MC.credit_amount && MC.credit_amount != "0" ?>
<div><dt>Credit</dt><dd><?cs call:credit(MC.credit_amount, MC.credit_unit) ?></dd></div><?cs /if ?><?cs if:Award.expires_at.date ?>
<div><dt>Valid until</dt><dd><?cs call:day(Award.expires_at) ?></dd></div><?cs /if ?>
</dl>
</div>
</div>
</div></div>
<details class="ac-fold ac-noprint" open>
<summary><?cs call:icon("share") ?> Share or keep this award</summary>
<div class="ac-fold__body">
<ul class="ac-plain ac-share">
<li><?cs call:icon("link") ?><div><label class="usa-label" for="address">Link</label><input class="usa-input" id="address" type="text" readonly value="<?cs var:Award.url ?>"></div></li><?cs
if:Award.linkedin_href ?>
<li><?cs call:icon("linkedin") ?><div><a href="<?cs var:Award.linkedin_href ?>" rel="noopener external">Add to LinkedIn</a><p class="ac-small ac-muted">Name, issuer, dates and link are filled in</p></div></li><?cs /if ?><?cs
if:Award.mail_query ?>
<li><?cs call:icon("mail_outline") ?><div><a href="mailto:?<?cs var:Award.mail_query ?>">Send the link by email</a></div></li><?cs /if ?><?cs
if:Award.png_href ?>
<li><?cs call:icon("image") ?><div><a href="<?cs var:Award.png_href ?>">Badge</a><p class="ac-small ac-muted">PNG with the credential in it, for wallets</p></div></li><?cs /if ?><?cs
if:Award.svg_href ?>
<li><?cs call:icon("image") ?><div><a href="<?cs var:Award.svg_href ?>">Image</a><p class="ac-small ac-muted">SVG, sharp at any size</p></div></li><?cs /if ?><?cs
if:Award.letter_href || Award.a4_href ?>
<li><?cs call:icon("print") ?><div><?cs if:Award.letter_href ?><a href="<?cs var:Award.letter_href ?>">Certificate</a><?cs /if ?><?cs if:Award.a4_href ?> <a href="<?cs var:Award.a4_href ?>">Certificate, A4</a><?cs /if ?><p class="ac-small ac-muted">PDF to print</p></div></li><?cs /if ?><?cs
if:Award.signed ?><?cs if:Award.jwt_href ?>
<li><?cs call:icon("file_download") ?><div><a href="<?cs var:Award.jwt_href ?>">Signed credential</a><p class="ac-small ac-muted">Open Badges 3.0, as a JWT</p></div></li><?cs /if ?><?cs if:Award.json_href ?>
<li><?cs call:icon("topic") ?><div><a href="<?cs var:Award.json_href ?>">Credential as JSON</a><p class="ac-small ac-muted">Open Badges 3.0, for wallets</p></div></li><?cs /if ?><?cs else ?>
<li><?cs call:icon("hourglass_empty") ?><div><b>Being signed</b><p class="ac-small ac-muted">The signed credential is here in a minute</p></div></li><?cs /if ?>
</ul>
</div>
</details>
<section class="ac-stack" aria-labelledby="shown">
<h2 id="shown">What <?cs if:Award.unnamed ?>the educator<?cs else ?><?cs var:Award.person ?><?cs /if ?> showed</h2>
<?cs if:MC.criteria || MC.criteria.html ?><?cs call:markdown(MC.criteria) ?><?cs else ?><p><?cs var:MC.summary ?></p><?cs /if ?>
<p><a href="/achievements/<?cs var:MC.code ?>">Read the full description and the rubric</a></p><?cs
if:subcount(Results) ?>
<table class="usa-table usa-table--stacked">
<caption class="usa-sr-only">Criteria and result</caption>
<thead><tr><th scope="col">Criterion</th><th scope="col">What that level means</th><th scope="col">Result</th></tr></thead>
<tbody><?cs each:r = Results ?>
<tr><th scope="row"><?cs var:r.title ?></th><td data-label="What that level means"><?cs var:r.text ?></td><td data-label="Result"><?cs call:level_chip(r.level_name, r.meets) ?></td></tr><?cs /each ?>
</tbody>
</table><?cs /if ?><?cs
if:subcount(Evidence) ?>
<h3>Evidence</h3>
<div class="ac-cards"><?cs each:e = Evidence ?>
<?cs call:evidence(e) ?><?cs /each ?>
</div><?cs else ?>
<p class="ac-small ac-muted">The evidence itself may show students and is not public.</p><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="check">
<h2 id="check">Check it yourself</h2>
<p>This page checks the award each time it is opened. An award that was taken back or has run out says so here first. <a href="/awards/<?cs var:Award.id ?>/check">See the check, step by step</a></p>
<details class="ac-fold">
<summary>Technical proof</summary>
<div class="ac-fold__body ac-stack">
<dl class="ac-facts ac-facts--wide">
<div><dt>Credential</dt><dd>Open Badges 3.0, a W3C Verifiable Credential</dd></div>
<div><dt>Issuer</dt><dd><?cs var:Issuer.did ?></dd></div>
<div><dt>Proof</dt><dd><?cs if:Award.signed ?>eddsa-rdfc-2022 in the JSON, RS256 over the JWT<?cs else ?>Being signed<?cs /if ?></dd></div>
<div><dt>Valid</dt><dd>From <?cs call:day(Award.awarded_at) ?>, <?cs if:Award.expires_at.date ?>until <?cs call:day(Award.expires_at) ?><?cs else ?>without end<?cs /if ?></dd></div>
</dl>
<p><?cs if:Issuer.key_href ?><a href="<?cs var:Issuer.key_href ?>">The issuer&rsquo;s public key</a> &middot; <?cs /if ?><a href="/issuers/district">How to check without us</a></p>
</div>
</details>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
