<?cs #
DATA CONTRACT: GET /catalog/{code} (and /achievements/{code})   what must I show, and how is it judged?
  MC                        MC     with these beside:
  MC.description            text   or markdown (view_markdown); plain text keeps its lines
  MC.criteria               text   or markdown: "You earn it when ..." in the programme's words
  MC.effort                 text   "about 6 hours"; may be missing
  MC.programme_code         code
  MC.edition                int    number of the edition shown
  MC.assessor_count         int
  MC.anonymous              bool   assessors don't see the name
  MC.artifact_least         int
  MC.artifact_most          int
  MC.reflection_prompt      text   asked for each artifact
  MC.valid_months           int    0: the award has no end
  MC.startable              bool   0: retired, the Start button is left out
  MC.requires               text   what must have been earned before starting, in words; missing: nothing
  MC.since                  TIME   since when this edition is offered; missing: it is the first
  Required                  list   of { title, href url }   what MC.requires names
  Changes                   list   of { text }   what differs from the edition before; may be empty where there is one
  Alignments                list   of { framework, code, text, href url }   framework "Learning Forward, 2022"; href may be missing
  Sections                  list   of { id, position, kind code text|artifacts, title, prompt, words_least int, words_most int }
  Tasks                     list   of { text }   suggested tasks
  Rubric.levels             list   of { name, meets bool }   lowest first
  Rubric.criteria           list   of { position, title, section_title, cells list of { text, level_name, meets bool } in the order of the levels }
  Resources                 list   of { title, href url, note text }
  Examples                  list   of { title, href url (may be missing), note text or markdown, state code awarded|not_yet (may be missing) }
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = MC.title ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "catalog" ?><?cs set:Page.description = MC.summary ?><?cs
set:Page.crumbs.0.label = "Catalog" ?><?cs set:Page.crumbs.0.href = "/catalog/" ?><?cs
set:Page.crumbs.1.label = MC.programme ?><?cs set:Page.crumbs.1.href = "/catalog/?program=" + MC.programme_code ?><?cs
set:Page.crumbs.2.label = MC.title ?><?cs
include!"layout_top.cs" ?><?cs
if:MC.level_name ?><?cs set:_label = "Badge: " + MC.title + ", " + MC.level_name + " level" ?><?cs else ?><?cs set:_label = "Badge: " + MC.title ?><?cs /if ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-head">
<?cs call:badge_named(MC.badge, "large", _label) ?>
<div class="ac-stack ac-stack--tight">
<p class="ac-kicker"><?cs var:MC.programme ?><?cs if:MC.competency ?> &middot; <?cs var:MC.competency ?><?cs /if ?><?cs if:MC.level_name ?> &middot; <?cs var:MC.level_name ?> level<?cs /if ?></p>
<h1><?cs var:MC.title ?></h1>
<p class="ac-lead"><?cs var:MC.summary ?></p>
</div>
</div>
<section class="usa-summary-box" aria-labelledby="short"><div class="usa-summary-box__body">
<h2 class="usa-summary-box__heading" id="short">In short</h2>
<dl class="ac-facts">
<div><dt>You show</dt><dd><?cs call:artifact_range(MC) ?></dd></div>
<div><dt>Reviewed by</dt><dd class="ac-cap"><?cs call:number_word(MC.assessor_count) ?> assessor<?cs if:#MC.assessor_count != #1 ?>s<?cs /if ?><?cs if:MC.anonymous ?>, without your name<?cs /if ?></dd></div>
<div><dt>Result expected</dt><dd><?cs call:review_time(MC) ?></dd></div>
<div><dt>You earn</dt><dd><?cs call:credit(MC.credit_amount, MC.credit_unit) ?></dd></div><?cs
if:MC.requires ?>
<div><dt>You may start</dt><dd>when you have earned <?cs var:MC.requires ?></dd></div><?cs /if ?><?cs
if:MC.effort ?>
<div><dt>It takes</dt><dd><?cs var:MC.effort ?></dd></div><?cs /if ?><?cs
if:#MC.valid_months ?>
<div><dt>Good for</dt><dd><?cs var:MC.valid_months ?> months</dd></div><?cs /if ?>
</dl>
</div></section>
<div class="ac-split">
<div class="ac-stack ac-stack--loose">
<section class="ac-stack" id="about">
<h2>What it is about</h2>
<?cs call:markdown(MC.description) ?><?cs
if:subcount(Alignments) ?>
<div class="ac-stack ac-stack--tight"><h3>It aligns with</h3>
<ul class="ac-list ac-small"><?cs each:x = Alignments ?>
<li><b><?cs var:x.framework ?></b><?cs if:x.code ?>, <?cs if:x.href ?><a href="<?cs var:x.href ?>"><?cs var:x.code ?></a><?cs else ?><?cs var:x.code ?><?cs /if ?><?cs /if ?><?cs if:x.text ?><br><span class="ac-muted"><?cs var:x.text ?></span><?cs /if ?></li><?cs /each ?>
</ul></div><?cs /if ?>
</section>
<section class="ac-stack" id="show">
<h2>What you must show</h2>
<?cs call:markdown(MC.criteria) ?>
<ul class="ac-list"><?cs each:s = Sections ?><?cs if:s.kind == "text" ?>
<li class="ac-item"><?cs call:icon("edit") ?><div><b><?cs var:s.title ?></b><p class="ac-small"><?cs var:s.prompt ?></p><?cs if:#s.words_least || #s.words_most ?><p class="ac-small ac-muted"><?cs call:word_range(s.words_least, s.words_most) ?></p><?cs /if ?></div></li><?cs else ?>
<li class="ac-item"><?cs call:icon("attach_file") ?><div><b><?cs var:s.title ?></b>: <?cs call:artifact_range(MC) ?>, files or links, each with a reflection<p class="ac-small"><?cs var:s.prompt ?></p><?cs if:MC.reflection_prompt ?><p class="ac-small ac-muted">You are asked about each: <?cs var:MC.reflection_prompt ?></p><?cs /if ?></div></li><?cs /if ?><?cs /each ?>
</ul><?cs
if:subcount(Tasks) ?>
<div class="ac-stack ac-stack--tight"><h3>Ideas for what to collect</h3>
<ul class="usa-list"><?cs each:t = Tasks ?><li><?cs var:t.text ?></li><?cs /each ?></ul></div><?cs /if ?>
</section>
<section class="ac-stack" id="path">
<h2>Your path to the award</h2>
<ol class="usa-process-list">
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">Learn and explore</h3><p>Read the rubric<?cs if:subcount(Resources) ?> and the resources<?cs /if ?>. Take the time you need: a draft never expires.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">Try it in your practice</h3><p>With students or colleagues. A coach may help you collect evidence and think it over.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">Submit your evidence</h3><p>Write in your own time, check it against the rubric, and hand it in when you are ready.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading"><?cs if:#MC.assessor_count == #1 ?>An assessor reviews it<?cs else ?>Assessors review it<?cs /if ?></h3><p><?cs if:MC.anonymous ?>They don&rsquo;t see your name. <?cs /if ?>You get written feedback on every section.</p></li>
<li class="usa-process-list__item"><h3 class="usa-process-list__heading">The district decides</h3><p>Award: the badge is yours<?cs if:MC.credit_amount && MC.credit_amount != "0" ?>, and <?cs call:credit(MC.credit_amount, MC.credit_unit) ?> go on your record by themselves<?cs /if ?>. Not yet: you keep what you met and work on the rest.</p></li>
</ol>
</section>
<section class="ac-stack" id="rubric">
<h2>How it is judged</h2>
<p>You earn the award when every row reaches the bar, shown in green.</p>
<table class="usa-table usa-table--stacked">
<caption class="usa-sr-only">Rubric for <?cs var:MC.title ?></caption>
<thead><tr><th scope="col">We look at</th><?cs each:l = Rubric.levels ?><th scope="col"><?cs if:l.meets ?><?cs call:icon("check") ?><?cs else ?><?cs call:icon("update") ?><?cs /if ?> <?cs var:l.name ?></th><?cs /each ?></tr></thead>
<tbody><?cs each:c = Rubric.criteria ?>
<tr><th scope="row"><?cs var:c.position ?>. <?cs var:c.title ?><?cs if:c.section_title ?><span class="ac-under"><?cs var:c.section_title ?></span><?cs /if ?></th><?cs each:x = c.cells ?><td data-label="<?cs var:x.level_name ?>"<?cs if:x.meets ?> class="ac-bar-met"<?cs /if ?>><?cs var:x.text ?></td><?cs /each ?></tr><?cs /each ?>
</tbody>
</table>
</section><?cs
if:subcount(Resources) ?>
<section class="ac-stack" id="resources">
<h2>Resources</h2>
<ul class="ac-list"><?cs each:x = Resources ?>
<li class="ac-item"><?cs call:icon("topic") ?><div><a href="<?cs var:x.href ?>"><?cs var:x.title ?></a><?cs if:x.note ?><p class="ac-small ac-muted"><?cs var:x.note ?></p><?cs /if ?></div></li><?cs /each ?>
</ul>
</section><?cs /if ?><?cs
if:subcount(Examples) ?>
<section class="ac-stack" id="examples">
<h2>Examples</h2>
<ul class="ac-cards"><?cs each:x = Examples ?>
<li><article class="ac-panel ac-panel--snug ac-stack ac-stack--tight"><h3><?cs if:x.href ?><a href="<?cs var:x.href ?>"><?cs var:x.title ?></a><?cs else ?><?cs var:x.title ?><?cs /if ?></h3><?cs if:x.note || x.note.html ?><div class="ac-small ac-muted"><?cs call:markdown(x.note) ?></div><?cs /if ?><?cs if:x.state ?><p><?cs call:state(x.state, "") ?></p><?cs /if ?></article></li><?cs /each ?>
</ul>
</section><?cs /if ?>
<?cs if:MC.since.iso ?>
<section class="ac-stack" id="edition">
<h2>Edition <?cs var:#MC.edition ?></h2>
<p>Offered since <?cs call:day(MC.since) ?>. Whoever began on an earlier edition goes on with that one.</p><?cs
if:subcount(Changes) ?>
<details class="ac-minor"><summary>What changed from the edition before</summary>
<ul class="usa-list"><?cs each:c = Changes ?><li><?cs var:c.text ?></li><?cs /each ?></ul></details><?cs /if ?>
</section><?cs /if ?>
<section class="ac-panel ac-panel--mark ac-stack ac-noprint" id="start"><?cs
if:MC.startable ?>
<h2>Ready to begin?</h2><?cs
if:MC.requires ?>
<p>You may start when you have earned <?cs var:MC.requires ?>.</p>
<ul class="ac-list ac-small"><?cs each:r = Required ?><li><a href="<?cs var:r.href ?>"><?cs var:r.title ?></a></li><?cs /each ?></ul><?cs /if ?>
<p>Starting opens a draft that only you can see. Nothing is handed in until you choose to submit.</p>
<div class="ac-actions"><a class="usa-button usa-button--big" href="/educator/start/<?cs var:MC.code ?>">Start this micro-credential</a></div><?cs
else ?>
<h2>This one is no longer started anew</h2>
<p>Awards that were earned stay valid. <a href="/catalog/">See what is offered now</a></p><?cs
/if ?>
</section>
</div>
<div class="usa-in-page-nav ac-sticky ac-noprint">
<nav class="usa-in-page-nav__nav ac-stack" aria-label="On this page">
<p class="usa-in-page-nav__heading">On this page</p>
<ul class="usa-in-page-nav__list">
<li class="usa-in-page-nav__item"><a href="#about">What it is about</a></li>
<li class="usa-in-page-nav__item"><a href="#show">What you must show</a></li>
<li class="usa-in-page-nav__item"><a href="#path">Your path to the award</a></li>
<li class="usa-in-page-nav__item"><a href="#rubric">How it is judged</a></li><?cs if:subcount(Resources) ?>
<li class="usa-in-page-nav__item"><a href="#resources">Resources</a></li><?cs /if ?><?cs if:subcount(Examples) ?>
<li class="usa-in-page-nav__item"><a href="#examples">Examples</a></li><?cs /if ?>
</ul><?cs if:MC.startable ?>
<div class="ac-actions"><a class="usa-button" href="/educator/start/<?cs var:MC.code ?>">Start</a></div><?cs /if ?>
</nav>
</div>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
