<?cs #
DATA CONTRACT: GET /educator/awards/{id}   form: POST /educator/awards/{id}  button action = share | hide | save | letter | a4; field name = 1 (show who earned it); field evidence = 1 (share the evidence too)
  Award.id                  text
  Award.href                url    /educator/awards/{id}
  Award.state               code   valid | revoked | expired
  Award.reason              text   when revoked
  Award.awarded_at          TIME
  Award.expires_at          TIME
  Award.shared              bool
  Award.name_shown          bool   the page says who earned it
  Award.evidence_shared     bool   missing: sharing the evidence is not offered
  Award.signed              bool   0: being signed right now
  Award.url                 url    full public address
  Award.json_href, .jwt_href, .png_href, .svg_href, .check_href, .linkedin_href   url   missing: not offered
  Award.year                text   in which it was earned
  Award.image_url           url    full public address of the image
  Award.mail_query          text   what follows "mailto:?"
  Award.title_markup, Award.district_markup   text   as they stand in HTML: for snippets that are shown as text
  Award.submission_href     url    the submission behind it
  Papers                    list   of certificates: { code letter|a4, name "US Letter", asked bool, href: url, missing until it is made }
  MC                        MC
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Your award: " + MC.title ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "awards" ?><?cs
set:Page.crumbs.0.label = "My awards" ?><?cs set:Page.crumbs.0.href = "/educator/awards" ?><?cs set:Page.crumbs.1.label = MC.title ?><?cs
include!"layout_top.cs" ?><?cs set:_label = "Badge: " + MC.title ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-certificate"><div><div class="ac-split ac-split--award">
<?cs call:badge_hero(MC.badge, _label, District.name) ?>
<div class="ac-stack">
<div class="ac-row"><?cs call:state(Award.state, "") ?><?cs if:Award.shared ?><?cs call:chip("submitted", "public", "Shared by link") ?><?cs else ?><?cs call:chip("calm", "lock_outline", "Only you see it") ?><?cs /if ?></div>
<h1><span class="ac-over">You earned</span> <?cs var:MC.title ?></h1>
<p class="ac-lead">On <?cs call:day(Award.awarded_at) ?>, from <?cs var:District.name ?>.<?cs if:MC.credit_amount && MC.credit_amount != "0" ?> <?cs call:credit(MC.credit_amount, MC.credit_unit) ?> are on your record.<?cs /if ?><?cs if:Award.expires_at.date ?> Valid until <?cs call:day(Award.expires_at) ?>.<?cs /if ?></p><?cs
if:Award.submission_href ?>
<p><a href="<?cs var:Award.submission_href ?>">The submission and its feedback</a></p><?cs /if ?>
</div>
</div></div></div><?cs
if:Award.state == "revoked" ?>
<?cs call:alert_open("error", "This award was taken back") ?><p class="usa-alert__text"><?cs var:Award.reason ?></p><?cs call:alert_close() ?><?cs /if ?>
<div class="ac-split ac-split--half">
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="who">
<h2 id="who">Who can see it</h2>
<form class="ac-stack" method="post" action="<?cs var:Award.href ?>"><?cs call:token() ?><?cs
if:Award.shared ?>
<p>Anyone who has the link. It isn&rsquo;t listed anywhere.</p>
<?cs call:checkbox("name", "Show my name there", Award.name_shown, "") ?>
<?cs if:?Award.evidence_shared ?><?cs call:checkbox("evidence", "Show my evidence there too. I have made sure that no student can be recognized.", Award.evidence_shared, "") ?><?cs /if ?>
<div class="ac-actions"><button class="usa-button" type="submit" name="action" value="save">Save</button><button class="usa-button usa-button--outline" type="submit" name="action" value="hide">Stop sharing</button></div><?cs
else ?>
<p>Only you, and the offices that keep your record. When you share it, it gets a page that anyone with the link can open and check. You can stop sharing at any time.</p>
<?cs call:checkbox("name", "Show my name there", Award.name_shown, "") ?>
<?cs if:?Award.evidence_shared ?><?cs call:checkbox("evidence", "Show my evidence there too. I have made sure that no student can be recognized.", Award.evidence_shared, "") ?><?cs /if ?>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit" name="action" value="share"><?cs call:icon("share") ?>Share this award</button></div><?cs /if ?>
</form>
</section>
<section class="ac-panel ac-stack" aria-labelledby="where">
<h2 id="where">Show it and keep it</h2><?cs
if:Award.shared ?>
<ul class="ac-plain ac-share">
<li><?cs call:icon("link") ?><div><label class="usa-label" for="address">Link</label><input class="usa-input" id="address" type="text" readonly value="<?cs var:Award.url ?>"><p class="ac-small"><a href="<?cs var:Award.url ?>">Open the page</a></p></div></li><?cs
if:Award.linkedin_href ?>
<li><?cs call:icon("linkedin") ?><div><a href="<?cs var:Award.linkedin_href ?>" rel="noopener external">Add to LinkedIn</a><p class="ac-small ac-muted">Name, issuer, dates and link are filled in</p></div></li><?cs /if ?><?cs
if:Award.mail_query ?>
<li><?cs call:icon("mail_outline") ?><div><a href="mailto:?<?cs var:Award.mail_query ?>">Send the link by email</a><p class="ac-small ac-muted">Opens your mail program</p></div></li><?cs /if ?><?cs
if:Award.png_href ?>
<li><?cs call:icon("verified") ?><div><a href="<?cs var:Award.png_href ?>">Badge for wallets</a><p class="ac-small ac-muted">PNG with the credential in it</p></div></li><?cs /if ?><?cs
if:Award.svg_href ?>
<li><?cs call:icon("image") ?><div><a href="<?cs var:Award.svg_href ?>">Image</a><p class="ac-small ac-muted">SVG</p></div></li><?cs /if ?><?cs
if:Award.signed ?><?cs if:Award.jwt_href ?>
<li><?cs call:icon("file_download") ?><div><a href="<?cs var:Award.jwt_href ?>">Signed credential</a><p class="ac-small ac-muted">Open Badges 3.0</p></div></li><?cs /if ?><?cs if:Award.json_href ?>
<li><?cs call:icon("topic") ?><div><a href="<?cs var:Award.json_href ?>">As JSON</a></div></li><?cs /if ?><?cs else ?>
<li><?cs call:icon("hourglass_empty") ?><div><b>Being signed</b><p class="ac-small ac-muted">Look again in a minute</p></div></li><?cs /if ?><?cs
if:Award.check_href ?>
<li><?cs call:icon("verified") ?><div><a href="<?cs var:Award.check_href ?>">How others check it</a></div></li><?cs /if ?>
</ul><?cs if:Award.title_markup ?>
<details class="ac-fold"><summary>For your website</summary><div class="ac-fold__body"><label class="usa-label" for="embed">Paste this as HTML</label><textarea class="usa-textarea ac-code" id="embed" rows="4" readonly>
&lt;a href="<?cs var:Award.url ?>"&gt;&lt;img src="<?cs var:Award.image_url ?>" width="160" height="160" alt="Badge: <?cs var:Award.title_markup ?>, <?cs var:Award.district_markup ?>"&gt;&lt;/a&gt;</textarea></div></details>
<details class="ac-fold"><summary>For your email signature</summary><div class="ac-fold__body"><label class="usa-label" for="signature">Paste this as HTML into the signature</label><textarea class="usa-textarea ac-code" id="signature" rows="6" readonly>
&lt;table role="presentation" cellpadding="6" cellspacing="0" border="0"&gt;&lt;tr&gt;&lt;td&gt;&lt;a href="<?cs var:Award.url ?>"&gt;&lt;img src="<?cs var:Award.image_url ?>" width="72" height="72" border="0" alt="Badge: <?cs var:Award.title_markup ?>"&gt;&lt;/a&gt;&lt;/td&gt;&lt;td&gt;&lt;font face="Arial, Helvetica, sans-serif" size="2"&gt;&lt;a href="<?cs var:Award.url ?>"&gt;<?cs var:Award.title_markup ?>&lt;/a&gt;&lt;br&gt;<?cs var:Award.district_markup ?>, <?cs var:Award.year ?>&lt;/font&gt;&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</textarea></div></details><?cs /if ?><?cs
else ?>
<p class="ac-muted">Link, image and credential appear here once you share it.</p><?cs /if ?>
</section>
</div>
<section class="ac-panel ac-stack" aria-labelledby="print">
<h2 id="print">A certificate to print</h2>
<p>A PDF with your name, the badge, what licence offices ask for, and a code that leads to the award&rsquo;s page.<?cs if:!Award.shared ?> The code works for others once you share the award.<?cs /if ?></p>
<form class="ac-actions" method="post" action="<?cs var:Award.href ?>"><?cs call:token() ?><?cs
each:p = Papers ?><?cs
if:p.href ?><a class="usa-button usa-button--outline" href="<?cs var:p.href ?>"><?cs call:icon("print") ?>Certificate, <?cs var:p.name ?></a><?cs
elif:p.asked ?><span class="ac-muted"><?cs call:icon("hourglass_empty") ?> <?cs var:p.name ?>: being made. <a href="<?cs var:Award.href ?>">Look again</a></span><?cs
else ?><button class="usa-button usa-button--outline" type="submit" name="action" value="<?cs var:p.code ?>"><?cs call:icon("print") ?>Make it on <?cs var:p.name ?></button><?cs /if ?> <?cs /each ?>
</form>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
