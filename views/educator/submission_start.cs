<?cs #
DATA CONTRACT: GET /educator/start/{code}   confirm, then POST /educator/submissions with field micro_credential=code
  MC                        MC
  MC.artifact_least, MC.artifact_most   int
  MC.assessor_count         int
  MC.anonymous              bool
  Sections                  list   of { position, kind, title, words_least, words_most }
  Start.open_href           url    there is an open submission for it already: the page leads there instead of asking
  Start.award_href          url    it is awarded already (starting again is still offered)
  Start.blocked             text   a sentence why it can't be started (prerequisite, retired); missing: it can
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Start: " + MC.title ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "Catalog" ?><?cs set:Page.crumbs.0.href = "/catalog/" ?><?cs
set:Page.crumbs.1.label = MC.title ?><?cs set:Page.crumbs.1.href = "/catalog/" + MC.code ?><?cs set:Page.crumbs.2.label = "Start" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "large") ?><div class="ac-stack ac-stack--tight"><p class="ac-kicker"><?cs call:word_line(MC) ?></p><h1><?cs var:MC.title ?></h1><p class="ac-lead"><?cs var:MC.summary ?></p></div></div>
<section class="ac-panel ac-panel--mark ac-stack"><?cs
if:Start.open_href ?>
<h2>You have one open already</h2>
<p>Go on with it: all you wrote is there.</p>
<div class="ac-actions"><a class="usa-button usa-button--big" href="<?cs var:Start.open_href ?>">Go on</a></div><?cs
elif:Start.blocked ?>
<h2>This can&rsquo;t be started yet</h2>
<p><?cs var:Start.blocked ?></p>
<div class="ac-actions"><a class="usa-button usa-button--outline" href="/catalog/">To the catalog</a></div><?cs
else ?>
<h2>What you will hand in</h2>
<ul class="ac-list"><?cs each:s = Sections ?><?cs if:s.kind == "text" ?>
<li class="ac-item"><?cs call:icon("edit") ?><div><b><?cs var:s.title ?></b><?cs if:#s.words_least || #s.words_most ?> <span class="ac-muted"><?cs call:word_range(s.words_least, s.words_most) ?></span><?cs /if ?></div></li><?cs else ?>
<li class="ac-item"><?cs call:icon("attach_file") ?><div><b><?cs var:s.title ?></b> <span class="ac-muted"><?cs call:artifact_range(MC) ?>, files or links, each with a reflection</span></div></li><?cs /if ?><?cs /each ?>
<li class="ac-item"><?cs call:icon("schedule") ?><div><b>Result</b> <span class="ac-muted"><?cs call:review_time(MC) ?>, by <?cs call:number_word(MC.assessor_count) ?> assessor<?cs if:#MC.assessor_count != #1 ?>s<?cs /if ?><?cs if:MC.anonymous ?> who don&rsquo;t see your name<?cs /if ?></span></div></li>
</ul>
<p>Starting opens a draft that only you can see. Nothing is handed in until you choose to submit.</p><?cs
if:Start.award_href ?>
<p class="ac-item"><?cs call:icon("info") ?><span>You have earned this one before. <a href="<?cs var:Start.award_href ?>">Your award</a></span></p><?cs /if ?>
<form class="ac-actions" method="post" action="/educator/submissions"><?cs call:token() ?><input type="hidden" name="micro_credential" value="<?cs var:MC.code ?>"><button class="usa-button usa-button--big" type="submit">Start my draft</button><a href="/catalog/<?cs var:MC.code ?>">Read the rubric first</a></form><?cs /if ?>
</section><?cs
if:!Start.open_href && !Start.award_href ?>
<form class="ac-actions" method="post" action="/educator/journey"><?cs call:token() ?><input type="hidden" name="micro_credential" value="<?cs var:MC.code ?>"><button class="usa-button usa-button--outline" type="submit" name="action" value="add">Put it into my plan</button><span class="ac-small ac-muted">For later. Your <a href="/educator/journey">journey</a> shows what it waits for.</span></form><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
