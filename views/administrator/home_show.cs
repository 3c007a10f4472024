<?cs #
DATA CONTRACT: GET /administrator/   how is it going?
  Count.persons, Count.drafts, Count.in_review, Count.waiting, Count.awards, Count.late   int   counting ends above 10,000
  Health                    list   of { part text "Directory", state code good|care|bad, text } in plain words
  Events                    list   of { at TIME, who, text } at most 8, newest first
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Overview" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "home" ?><?cs
include!"layout_top.cs" ?><?cs
def:many(n) ?><?cs if:#n > #10000 ?>10,000+<?cs else ?><?cs var:#n ?><?cs /if ?><?cs /def ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<h1>How it is going</h1>
<dl class="ac-counts">
<div><dt>People</dt><dd><?cs var:#Count.persons ?></dd></div>
<div><dt>Drafts</dt><dd><?cs call:many(Count.drafts) ?></dd></div>
<div><dt>In review</dt><dd><?cs call:many(Count.in_review) ?></dd></div>
<div><dt>Awaiting a decision</dt><dd><?cs call:many(Count.waiting) ?></dd></div>
<div<?cs if:#Count.late ?> class="ac-counts__late"<?cs /if ?>><dt>Late</dt><dd><?cs call:many(Count.late) ?></dd></div>
<div><dt>Awards</dt><dd><?cs call:many(Count.awards) ?></dd></div>
</dl>
</div><?cs
if:subcount(Health) ?>
<section class="ac-stack" aria-labelledby="health">
<h2 id="health">How the parts are</h2>
<div class="ac-panel ac-panel--snug"><ul class="ac-list"><?cs each:h = Health ?>
<li class="ac-health"><b><?cs var:h.part ?></b><span><?cs
if:h.state == "good" ?><?cs call:chip("valid", "check_circle", "Well") ?><?cs
elif:h.state == "care" ?><?cs call:chip("due", "schedule", "Good to know") ?><?cs
else ?><?cs call:chip("late", "warning", "Needs attention") ?><?cs /if ?></span><span><?cs var:h.text ?></span></li><?cs /each ?>
</ul></div>
</section><?cs /if ?>
<section class="ac-stack" aria-labelledby="events">
<div class="ac-row ac-row--apart"><h2 id="events">Latest in the audit trail</h2><a href="/administrator/audit">All of it</a></div><?cs
if:subcount(Events) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Latest entries of the audit trail</caption>
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
<tbody><?cs each:e = Events ?>
<tr><td data-label="When"><?cs call:time(e.at) ?></td><th scope="row"><?cs var:e.who ?></th><td data-label="What"><?cs var:e.text ?></td></tr><?cs /each ?>
</tbody>
</table><?cs else ?>
<?cs call:empty("history", "Nothing has happened yet", "") ?><?cs /if ?>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
