<?cs #
DATA CONTRACT: GET /administrator/duties/{code}   forms: POST same address, fields action give|withdraw, duty assessor|issuer, person id, reason text
  MC                        MC     and MC.assessor_count int
  Duty.href                 url    this page
  Duty.missing              text   what it lacks (missing: nothing)
  Parts                     list   of { duty code assessor|issuer, label text, held, offered, Typed }
    .held                   list   of { id, href url, name, username, given_at TIME, why text, claims int, idle text (missing: may act), Typed }
    .offered                list   of { id, name, username, chosen bool }   hold the role, and may be given the duty
    .Typed                  node   a form after a mistake: { open bool, reason text, person_error, reason_error } (missing: nothing was typed)
  Error.any                 bool
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = MC.title ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "duties" ?><?cs
set:Page.crumbs.0.label = "Assignments" ?><?cs set:Page.crumbs.0.href = "/administrator/duties" ?><?cs set:Page.crumbs.1.label = MC.title ?><?cs
include!"layout_top.cs" ?><?cs
# The reason, in a form of its own each time: the id says which. ?><?cs
def:reason_line(id, value, error) ?><?cs call:group_open(error) ?><label class="usa-label<?cs if:error ?> usa-label--error<?cs /if ?>" for="<?cs var:id ?>">Reason</label><span class="usa-hint" id="<?cs var:id ?>-hint">It stands in the audit trail.</span><?cs call:error_message(id, error) ?>
<input class="usa-input<?cs if:error ?> usa-input--error<?cs /if ?>" id="<?cs var:id ?>" name="reason" maxlength="90" value="<?cs var:value ?>"<?cs if:error ?> aria-invalid="true"<?cs /if ?> aria-describedby="<?cs var:id ?>-hint<?cs if:error ?> <?cs var:id ?>-error<?cs /if ?>"><?cs call:group_close() ?><?cs /def ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight"><h1><?cs var:MC.title ?></h1><p class="ac-muted"><?cs var:MC.programme ?> &middot; <?cs call:number_word(MC.assessor_count) ?> assessor<?cs if:#MC.assessor_count != #1 ?>s<?cs /if ?> for each submission &middot; <a href="/catalog/<?cs var:MC.code ?>">In the catalog</a></p></div></div><?cs
if:Error.any ?>
<?cs call:alert_open("error", "Nothing was changed") ?><p class="usa-alert__text">The word beside the field says what is missing.</p><?cs call:alert_close() ?><?cs
elif:Duty.missing ?>
<?cs call:alert_open("warning", "") ?><p class="usa-alert__text"><?cs var:Duty.missing ?></p><?cs call:alert_close() ?><?cs /if ?><?cs
each:part = Parts ?>
<section class="ac-stack" aria-labelledby="part-<?cs var:part.duty ?>">
<h2 id="part-<?cs var:part.duty ?>"><?cs if:part.duty == "issuer" ?>Issuers of record<?cs else ?>Assessors<?cs /if ?></h2><?cs
if:subcount(part.held) ?>
<div class="ac-panel ac-panel--snug"><ul class="ac-list"><?cs each:p = part.held ?>
<li class="ac-stack ac-stack--tight">
<div class="ac-row ac-row--apart"><span><b><a href="<?cs var:p.href ?>"><?cs var:p.name ?></a></b> <span class="ac-muted"><?cs var:p.username ?></span></span><span class="ac-row"><?cs if:p.idle ?><?cs call:chip("late", "warning", p.idle) ?><?cs /if ?><?cs if:#p.claims ?><?cs if:#p.claims == #1 ?><?cs call:chip("review", "visibility", "1 review in hand") ?><?cs else ?><?cs set:_claims = p.claims + " reviews in hand" ?><?cs call:chip("review", "visibility", _claims) ?><?cs /if ?><?cs /if ?></span></div>
<p class="ac-small ac-muted">Since <?cs call:day(p.given_at) ?><?cs if:p.why ?>: <?cs var:p.why ?><?cs /if ?></p>
<details class="ac-minor"<?cs if:p.Typed.open ?> open<?cs /if ?>><summary>Withdraw<span class="usa-sr-only"> from <?cs var:p.name ?></span></summary>
<form class="ac-stack" method="post" action="<?cs var:Duty.href ?>" novalidate><?cs call:token() ?><input type="hidden" name="action" value="withdraw"><input type="hidden" name="duty" value="<?cs var:part.duty ?>"><input type="hidden" name="person" value="<?cs var:p.id ?>"><?cs
if:#p.claims ?><p class="ac-small">What <?cs var:p.name ?> has in hand and hasn&rsquo;t finished becomes free for another assessor. What was scored there is not kept.</p><?cs /if ?><?cs
set:_reason = "reason-" + part.duty + "-" + p.id ?><?cs call:reason_line(_reason, p.Typed.reason, p.Typed.reason_error) ?>
<div><button class="usa-button usa-button--outline" type="submit"><?cs if:part.duty == "issuer" ?>No longer an issuer of record here<?cs else ?>No longer an assessor here<?cs /if ?></button></div>
</form></details></li><?cs /each ?>
</ul></div><?cs
else ?><p class="ac-muted">Nobody.</p><?cs /if ?><?cs
if:subcount(part.offered) ?>
<form class="ac-panel ac-panel--snug ac-stack" method="post" action="<?cs var:Duty.href ?>" novalidate><?cs call:token() ?><input type="hidden" name="action" value="give"><input type="hidden" name="duty" value="<?cs var:part.duty ?>">
<h3><?cs if:part.duty == "issuer" ?>Add an issuer of record<?cs else ?>Add an assessor<?cs /if ?></h3><?cs
set:_person = "person-" + part.duty ?><?cs call:group_open(part.Typed.person_error) ?><label class="usa-label<?cs if:part.Typed.person_error ?> usa-label--error<?cs /if ?>" for="<?cs var:_person ?>">Person</label><?cs call:error_message(_person, part.Typed.person_error) ?>
<select class="usa-select<?cs if:part.Typed.person_error ?> usa-input--error<?cs /if ?>" id="<?cs var:_person ?>" name="person"<?cs if:part.Typed.person_error ?> aria-invalid="true" aria-describedby="<?cs var:_person ?>-error"<?cs /if ?>><option value="">Choose</option><?cs each:o = part.offered ?><option value="<?cs var:o.id ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?> (<?cs var:o.username ?>)</option><?cs /each ?></select><?cs call:group_close() ?><?cs
set:_reason = "reason-" + part.duty ?><?cs call:reason_line(_reason, part.Typed.reason, part.Typed.reason_error) ?>
<div><button class="usa-button" type="submit"><?cs if:part.duty == "issuer" ?>Make an issuer of record<?cs else ?>Make an assessor<?cs /if ?></button></div>
</form><?cs
else ?><p class="ac-small ac-muted">Nobody else is in the directory&rsquo;s group for this.</p><?cs /if ?>
</section><?cs /each ?>
</div>
<?cs include!"layout_bottom.cs" ?>
