<?cs #
DATA CONTRACT: GET /awards/{id}/check   the verification, step by step
  Award                     as in award_show: id, person, state, awarded_at, expires_at, revoked_at, reason, checked_at, signed, url, json_href, jwt_href
  MC                        MC
  Check.ok                  bool   every step passed
  Check.steps               list   of { code signature|issuer|status|validity|content, ok bool, text: what was found, in one sentence, detail: technical value, may be missing }
  Issuer.name, Issuer.did, Issuer.key_href, Issuer.href   as in award_show
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Check of an award" ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "about" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "The award" ?><?cs set:Page.crumbs.0.href = "/awards/" + Award.id ?><?cs set:Page.crumbs.1.label = "Check" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-head">
<?cs call:badge(MC.badge, "large") ?>
<div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs call:state(Award.state, "") ?><span class="ac-muted ac-small">Checked just now, <?cs call:time(Award.checked_at) ?></span></div>
<h1><?cs if:Award.state == "revoked" ?>This award was taken back<?cs elif:Award.state == "expired" ?>This award is genuine, but has run out<?cs elif:Check.ok ?>This award is genuine and valid<?cs elif:!Award.signed ?>This award is being signed<?cs else ?>This award could not be confirmed<?cs /if ?></h1>
<p class="ac-lead"><?cs var:MC.title ?>, earned by <?cs if:Award.unnamed ?>an educator<?cs else ?><?cs var:Award.person ?><?cs /if ?> on <?cs call:day(Award.awarded_at) ?></p>
</div>
</div>
<section class="ac-panel ac-stack" aria-labelledby="steps">
<h2 id="steps">What was checked</h2>
<ol class="ac-list"><?cs each:s = Check.steps ?>
<li class="ac-item"><span class="<?cs if:s.ok ?>ac-yes<?cs else ?>ac-no<?cs /if ?>"><?cs if:s.ok ?><?cs call:icon("check_circle") ?><?cs else ?><?cs call:icon("error") ?><?cs /if ?></span><div class="ac-stack ac-stack--tight">
<h3><?cs if:s.code == "signature" ?>Signature<?cs elif:s.code == "issuer" ?>Issuer<?cs elif:s.code == "status" ?>Not taken back<?cs elif:s.code == "validity" ?>In its time<?cs elif:s.code == "content" ?>Content unchanged<?cs else ?><?cs var:s.code ?><?cs /if ?>: <?cs if:s.ok ?>passed<?cs else ?>not passed<?cs /if ?></h3>
<p><?cs var:s.text ?></p><?cs if:s.detail ?><p class="ac-small ac-muted ac-code"><?cs var:s.detail ?></p><?cs /if ?></div></li><?cs /each ?>
</ol><?cs
if:Award.state == "revoked" ?>
<p><?cs if:Award.revoked_at.date ?>Taken back on <?cs call:day(Award.revoked_at) ?>. <?cs /if ?><?cs var:Award.reason ?></p><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="own">
<h2 id="own">Check without us</h2>
<p>Anyone can repeat this check with the signed credential and the issuer&rsquo;s public key, in any program that reads Open Badges 3.0.</p>
<p class="ac-row"><?cs if:Award.jwt_href ?><a href="<?cs var:Award.jwt_href ?>">Signed credential</a> <?cs /if ?><?cs if:Award.json_href ?><a href="<?cs var:Award.json_href ?>">As JSON</a> <?cs /if ?><?cs if:Issuer.key_href ?><a href="<?cs var:Issuer.key_href ?>">Public key</a> <?cs /if ?><a href="/issuers/district">The issuer</a></p>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
