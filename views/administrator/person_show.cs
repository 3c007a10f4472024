<?cs #
DATA CONTRACT: GET /administrator/persons/{id}
  Subject.name, .username, .mail, .title, .school, .manager   text   (.mail and .manager may be missing)
  Subject.active            bool
  Subject.audit_href        url    what this person did
  Subject.synced_at, Subject.signed_in_at   TIME
  Roles                     list   of { label, source text "directory group", scope text }
  Duties                    list   of { href url, title, kind code assessor|issuer, idle text (missing: may act) }   micro-credentials
  Submissions               list   of { number, title, state STATE, state_label, changed_at TIME }
  Awards                    list   of { title, awarded_at TIME, state code valid|revoked|expired }
  Sessions                  int    open sessions
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = Subject.name ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "persons" ?><?cs
set:Page.crumbs.0.label = "People" ?><?cs set:Page.crumbs.0.href = "/administrator/persons" ?><?cs set:Page.crumbs.1.label = Subject.name ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight"><div class="ac-row"><?cs if:Subject.active ?><?cs call:chip("valid", "check_circle", "Active") ?><?cs else ?><?cs call:chip("calm", "lock_outline", "Left") ?><?cs /if ?></div><h1><?cs var:Subject.name ?></h1><p class="ac-muted"><?cs var:Subject.title ?><?cs if:Subject.school ?> &middot; <?cs var:Subject.school ?><?cs /if ?></p></div>
<div class="ac-split">
<div class="ac-stack ac-stack--loose">
<section class="ac-stack" aria-labelledby="submissions"><h2 id="submissions">Submissions</h2><?cs
if:subcount(Submissions) ?>
<table class="usa-table usa-table--stacked ac-table--short"><caption class="usa-sr-only">Submissions</caption>
<thead><tr><th scope="col">Number</th><th scope="col">Micro-credential</th><th scope="col">State</th><th scope="col">Last change</th></tr></thead>
<tbody><?cs each:s = Submissions ?>
<tr><th scope="row"><span class="ac-nowrap"><?cs var:s.number ?></span></th><td data-label="Micro-credential"><?cs var:s.title ?></td><td data-label="State"><?cs call:state(s.state, s.state_label) ?></td><td data-label="Last change"><?cs call:day(s.changed_at) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><p class="ac-muted">None.</p><?cs /if ?></section>
<section class="ac-stack" aria-labelledby="awards"><h2 id="awards">Awards</h2><?cs
if:subcount(Awards) ?>
<ul class="ac-list"><?cs each:w = Awards ?>
<li class="ac-row ac-row--apart"><b><?cs var:w.title ?></b><span class="ac-row"><?cs call:day(w.awarded_at) ?> <?cs call:state(w.state, "") ?></span></li><?cs /each ?>
</ul><?cs else ?><p class="ac-muted">None.</p><?cs /if ?></section>
<p><a href="<?cs var:Subject.audit_href ?>">What <?cs var:Subject.name ?> did, in the audit trail</a></p>
</div>
<aside class="ac-stack" aria-label="Account">
<section class="ac-panel ac-panel--snug ac-stack"><h2>From the directory</h2>
<dl class="ac-facts">
<div><dt>User name</dt><dd><?cs var:Subject.username ?></dd></div><?cs if:Subject.mail ?>
<div><dt>Email</dt><dd><?cs var:Subject.mail ?></dd></div><?cs /if ?><?cs if:Subject.manager ?>
<div><dt>Supervisor</dt><dd><?cs var:Subject.manager ?></dd></div><?cs /if ?><?cs if:Subject.synced_at.text ?>
<div><dt>Brought in</dt><dd><?cs call:time(Subject.synced_at) ?></dd></div><?cs /if ?>
<div><dt>Last sign-in</dt><dd><?cs if:Subject.signed_in_at.text ?><?cs call:time(Subject.signed_in_at) ?><?cs else ?>Never<?cs /if ?></dd></div>
<div><dt>Open sessions</dt><dd><?cs var:#Sessions ?></dd></div>
</dl></section>
<section class="ac-panel ac-panel--snug ac-stack"><h2>Roles</h2><?cs
if:subcount(Roles) ?><ul class="ac-list"><?cs each:r = Roles ?>
<li><b><?cs var:r.label ?></b><?cs if:r.scope ?>, <?cs var:r.scope ?><?cs /if ?><?cs if:r.source ?><span class="ac-under"><?cs var:r.source ?></span><?cs /if ?></li><?cs /each ?></ul><?cs else ?><p class="ac-muted">None.</p><?cs /if ?><?cs
if:subcount(Duties) ?>
<h3>Assigned to</h3><ul class="ac-list ac-small"><?cs each:d = Duties ?>
<li><a href="<?cs var:d.href ?>"><?cs var:d.title ?></a><span class="ac-under"><?cs if:d.kind == "issuer" ?>Issuer of record<?cs else ?>Assessor<?cs /if ?><?cs if:d.idle ?>. <?cs var:d.idle ?><?cs /if ?></span></li><?cs /each ?></ul><?cs /if ?></section>
</aside>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
