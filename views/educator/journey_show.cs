<?cs #
DATA CONTRACT: GET /educator/journey   form: POST /educator/journey with action add|remove, micro_credential
  Count.going, Count.planned, Count.earned   int
  Going, Planned, Earned    list   of { code, title, programme, badge BADGE, href url, planned bool,
                                        state STATE, due_on TIME (going: when the result is expected),
                                        closes_on TIME (read by term: the last day of the running one),
                                        missing text (planned: what must be earned before it can be started; missing: it can),
                                        awarded_at TIME (earned) }   what has the nearest date first
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "My journey" ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "journey" ?><?cs
include!"layout_top.cs" ?><?cs
def:journey_item(m) ?>
<li class="ac-item"><?cs call:badge(m.badge, "tiny") ?><div class="ac-stack ac-stack--tight"><b><a href="<?cs var:m.href ?>"><?cs var:m.title ?></a></b><span class="ac-small ac-muted"><?cs var:m.programme ?></span><?cs /def ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight"><h1>My journey</h1>
<p class="ac-lead"><?cs var:#Count.earned ?> earned, <?cs var:#Count.going ?> under way, <?cs var:#Count.planned ?> planned</p></div>
<section class="ac-stack" aria-labelledby="going"><h2 id="going">Under way</h2><?cs
if:subcount(Going) ?>
<ul class="ac-list"><?cs each:m = Going ?><?cs call:journey_item(m) ?>
<span class="ac-row"><?cs call:state(m.state, "") ?><?cs if:m.state == "draft" && m.closes_on.date ?><span class="ac-small">Hand it in by the end of <b><?cs call:day_until(m.closes_on) ?></b> for this term</span><?cs elif:m.due_on.date ?><span class="ac-small">Result expected by <?cs call:day_until(m.due_on) ?></span><?cs /if ?></span></div></li><?cs /each ?>
</ul><?cs else ?>
<p class="ac-muted">Nothing is under way.</p><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="planned"><h2 id="planned">Planned</h2><?cs
if:subcount(Planned) ?>
<ul class="ac-list"><?cs each:m = Planned ?><?cs call:journey_item(m) ?><?cs
if:m.missing ?>
<span class="ac-small"><?cs call:chip("calm", "schedule", "Not yet open to you") ?> Still missing: <?cs var:m.missing ?>.</span><?cs else ?>
<span class="ac-small"><?cs call:chip("met", "check_circle", "You may start") ?><?cs if:m.closes_on.date ?> This term ends on <?cs call:day_until(m.closes_on) ?>.<?cs /if ?></span><?cs /if ?>
<form class="ac-noprint" method="post" action="/educator/journey"><?cs call:token() ?><input type="hidden" name="micro_credential" value="<?cs var:m.code ?>"><button class="usa-button usa-button--unstyled" type="submit" name="action" value="remove">Take out of my plan<span class="usa-sr-only">: <?cs var:m.title ?></span></button></form></div></li><?cs /each ?>
</ul><?cs else ?>
<p class="ac-muted">Nothing is planned. Find something in the <a href="/catalog/">catalog</a>, choose &ldquo;Start&rdquo;, and put it into your plan there.</p><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="earned"><h2 id="earned">Earned</h2><?cs
if:subcount(Earned) ?>
<ul class="ac-list"><?cs each:m = Earned ?><?cs call:journey_item(m) ?>
<span class="ac-small"><?cs call:chip("awarded", "verified", "Earned") ?> <?cs call:day(m.awarded_at) ?></span></div></li><?cs /each ?>
</ul><?cs else ?>
<p class="ac-muted">Nothing is earned yet.</p><?cs /if ?>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
