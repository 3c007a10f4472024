<?cs #
DATA CONTRACT: GET /issuer/awards/{id}/revoke   form: POST same address, fields reason text, public_reason text, confirm 1, button action = revoke
  Award.href                url    this page
  Award.person              text
  Award.awarded_at          TIME
  Award.state               code   valid | expired
  MC                        MC
  Revoke.reason             text   as typed: for the records
  Revoke.public_reason      text   as typed: shown on the award's page
  Revoke.confirm            bool
  Error.any, Error.reason, Error.public_reason, Error.confirm
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Revoke an award" ?><?cs set:Page.role = "issuer" ?><?cs set:Page.current = "awards" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "Awards" ?><?cs set:Page.crumbs.0.href = "/issuer/awards" ?><?cs set:Page.crumbs.1.label = "Revoke" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight"><div class="ac-row"><?cs call:state(Award.state, "") ?></div><h1>Revoke this award?</h1><p class="ac-lead"><?cs var:MC.title ?>, earned by <?cs var:Award.person ?> on <?cs call:day(Award.awarded_at) ?></p></div></div>
<form class="ac-panel ac-panel--bad ac-stack" method="post" action="<?cs var:Award.href ?>" novalidate><?cs call:token() ?><?cs
if:Error.any ?>
<?cs call:alert_open("error", "Not revoked yet") ?><p class="usa-alert__text">The word beside the field says what is missing.</p><?cs call:alert_close() ?><?cs /if ?>
<p>From then on its page, its credential and every check say that it is revoked. This can&rsquo;t be undone; the award would have to be earned and decided again.</p>
<?cs call:textarea("reason", "Reason, for the records", "Only issuers and administrators read this.", Revoke.reason, Error.reason, "3") ?>
<?cs call:textarea("public_reason", "Reason, as the public reads it", "One sentence on the award's page. Leave out what is private.", Revoke.public_reason, Error.public_reason, "2") ?>
<?cs call:checkbox("confirm", "I have talked with the educator, or tried to.", Revoke.confirm, Error.confirm) ?>
<div class="ac-actions"><button class="usa-button usa-button--secondary" type="submit" name="action" value="revoke">Revoke this award</button><a class="usa-button usa-button--outline" href="/issuer/awards">Keep it</a></div>
</form>
</div>
<?cs include!"layout_bottom.cs" ?>
