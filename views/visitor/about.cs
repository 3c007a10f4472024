<?cs #
DATA CONTRACT: GET /issuers/district   who issues, and how do I check?
  Issuer.name               text
  Issuer.did                text
  Issuer.url                url    public address of the installation
  Issuer.json_href          url    the issuer profile as JSON
  Issuer.did_href           url    /.well-known/did.json
  Issuer.jwks_href          url    /.well-known/jwks.json
  Issuer.revocations_href   url    /revocations/1
  Issuer.keys               list   of { name, algorithm, from TIME, until TIME (missing: in use), href url }
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "How our awards are checked" ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "about" ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<h1>Awards by <?cs var:Issuer.name ?></h1>
<p class="ac-lead">Every award stands for a skill that was shown in practice, judged by trained assessors against a public rubric, and decided by the district. It can be checked by anyone, at any time, without an account.</p>
</div>
<section class="ac-stack" aria-labelledby="anyone">
<h2 id="anyone">Have you been shown an award?</h2>
<ol class="usa-process-list">
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">Open its link</h3><p>The link on a resume, in a profile or behind the badge leads to this site. Its address starts with <span class="ac-code"><?cs var:Issuer.url ?></span>.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">Read the first line</h3><p>It says Valid, Revoked or Expired, and is looked up each time the page is opened.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">See what it took</h3><p>The page shows the criteria, the rubric and the level reached on each row.</p></li>
</ol>
</section>
<section class="ac-stack" aria-labelledby="technical">
<h2 id="technical">For those who check by program</h2>
<p>Awards are Open Badges 3.0 credentials, signed as W3C Verifiable Credentials.</p>
<dl class="ac-facts ac-facts--wide">
<div><dt>Issuer</dt><dd class="ac-code"><?cs var:Issuer.did ?></dd></div><?cs if:Issuer.json_href ?>
<div><dt>Profile</dt><dd><a href="<?cs var:Issuer.json_href ?>">As JSON</a></dd></div><?cs /if ?><?cs if:Issuer.did_href ?>
<div><dt>DID document</dt><dd><a href="<?cs var:Issuer.did_href ?>">did.json</a></dd></div><?cs /if ?><?cs if:Issuer.jwks_href ?>
<div><dt>Keys as a set</dt><dd><a href="<?cs var:Issuer.jwks_href ?>">jwks.json</a></dd></div><?cs /if ?><?cs if:Issuer.revocations_href ?>
<div><dt>Revoked awards</dt><dd><a href="<?cs var:Issuer.revocations_href ?>">Revocation list</a></dd></div><?cs /if ?>
</dl><?cs
if:subcount(Issuer.keys) ?>
<table class="usa-table usa-table--stacked">
<caption>Signing keys</caption>
<thead><tr><th scope="col">Key</th><th scope="col">Kind</th><th scope="col">In use</th></tr></thead>
<tbody><?cs each:k = Issuer.keys ?>
<tr><th scope="row"><a class="ac-code" href="<?cs var:k.href ?>"><?cs var:k.name ?></a></th><td data-label="Kind"><?cs var:k.algorithm ?></td><td data-label="In use">From <?cs call:day(k.from) ?><?cs if:k.until.date ?> until <?cs call:day(k.until) ?><?cs else ?> until today<?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table><?cs /if ?>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
