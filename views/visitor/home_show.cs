<?cs #
DATA CONTRACT: GET /   the front page: what is this, and what can I earn?
  Count.micro_credentials   int    published ones
  Count.awards              int    awards that stand (not revoked); 0 hides the figure
  Programmes                list   of { code, name, summary text, count int, badge BADGE }
  Newest                    list   of MC, at most 4
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Micro-credentials" ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "home" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<section class="ac-hero"><div class="ac-stack">
<h1>Show what you can do. Earn an award that proves it.</h1>
<p class="ac-lead">A micro-credential recognizes one skill, shown in your own practice. You hand in evidence, trained assessors judge it against a rubric you can read first, and the award can be checked by anyone.</p>
<form class="ac-search" role="search" action="/catalog/" method="get">
<label class="usa-sr-only" for="q">Search by skill, topic or program</label>
<input class="usa-input" id="q" name="q" type="search" maxlength="100" placeholder="Skill, topic or program">
<button class="usa-button" type="submit">Search</button>
</form>
<p class="ac-row"><a class="ac-strong" href="/catalog/">See all<?cs if:#Count.micro_credentials > #1 ?> <?cs var:Count.micro_credentials ?><?cs /if ?> micro-credentials</a> <a href="/educator/">Sign in to my work</a></p>
</div>
<div class="ac-hero__badges" aria-hidden="true"><?cs each:m = Newest ?><?cs call:badge(m.badge, "") ?><?cs /each ?></div>
</section><?cs
if:subcount(Programmes) ?>
<section class="ac-stack" aria-labelledby="programmes">
<h2 id="programmes">Programs</h2>
<ul class="ac-cards"><?cs each:p = Programmes ?>
<li><article class="ac-card"><?cs call:badge(p.badge, "") ?><div class="ac-card__body">
<h3><a href="/catalog/?program=<?cs var:p.code ?>"><?cs var:p.name ?></a></h3>
<p class="ac-small"><?cs var:p.summary ?></p>
<p class="ac-small ac-muted"><?cs var:p.count ?> micro-credential<?cs if:#p.count != #1 ?>s<?cs /if ?></p>
</div></article></li><?cs /each ?>
</ul>
</section><?cs /if ?><?cs
if:subcount(Newest) ?>
<section class="ac-stack" aria-labelledby="newest">
<h2 id="newest">New in the catalog</h2>
<ul class="ac-cards"><?cs each:m = Newest ?>
<li><?cs call:mc_card(m) ?></li><?cs /each ?>
</ul>
</section><?cs else ?>
<?cs call:empty("local_library", "Nothing is published yet", "The first micro-credentials will appear here.") ?><?cs /if ?>
<section class="ac-stack" aria-labelledby="how">
<h2 id="how">How it works</h2>
<ol class="ac-three">
<li class="ac-panel ac-panel--snug ac-stack ac-stack--tight"><h3>Choose and try</h3><p>Read what to show and how it is judged. Then use it with your own students or colleagues. A draft never expires.</p></li>
<li class="ac-panel ac-panel--snug ac-stack ac-stack--tight"><h3>Hand in evidence</h3><p>Recordings, plans, student work, and what you think about each of them. Assessors score every row of the rubric and write feedback.</p></li>
<li class="ac-panel ac-panel--snug ac-stack ac-stack--tight"><h3>Earn, or try again</h3><p>The district decides. Not yet keeps what you have met, and you work on the rest. An award goes on your record and is yours to share.</p></li>
</ol><?cs if:#Count.awards ?>
<p class="ac-muted"><?cs var:Count.awards ?> award<?cs if:#Count.awards != #1 ?>s<?cs /if ?> earned so far. <a href="/issuers/district">How anyone can check them</a></p><?cs /if ?>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
