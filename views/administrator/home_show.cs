<?cs #
DATA CONTRACT: GET /administrator/   how is it going?
  Count.persons, Count.drafts, Count.in_review, Count.waiting, Count.awards, Count.late   int
  Events                    list   of { at TIME, who, text } at most 8, newest first
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Overview" ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "home" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<h1>How it is going</h1>
<dl class="ac-counts">
<div><dt>People</dt><dd><?cs var:#Count.persons ?></dd></div>
<div><dt>Drafts</dt><dd><?cs var:#Count.drafts ?></dd></div>
<div><dt>In review</dt><dd><?cs var:#Count.in_review ?></dd></div>
<div><dt>Awaiting a decision</dt><dd><?cs var:#Count.waiting ?></dd></div>
<div<?cs if:#Count.late ?> class="ac-counts__late"<?cs /if ?>><dt>Late</dt><dd><?cs var:#Count.late ?></dd></div>
<div><dt>Awards</dt><dd><?cs var:#Count.awards ?></dd></div>
</dl>
</div>
<section class="ac-stack" aria-labelledby="events">
<div class="ac-row ac-row--apart"><h2 id="events">Latest in the audit trail</h2><a href="/administrator/audit">All of it</a></div><?cs
if:subcount(Events) ?>
<table class="usa-table usa-table--stacked">
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
