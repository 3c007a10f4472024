<?cs #
DATA CONTRACT: GET /educator/submissions/{id} when it is handed in: where does it stand?
  Submission.id, .number, .href, .attempt, .state STATE, .state_label
  Submission.submitted_at   TIME
  Submission.due_on         TIME   when the result is expected
  Submission.term           text   the term that it is read in (MC.review_policy by_term; missing: none is set yet)
  Submission.opens_on       TIME   the day on which reading begins
  Submission.term_open      bool   it has begun
  Submission.late           bool   the result is overdue
  Submission.can_recall     bool   no assessor reads it yet: it can be taken back
  Submission.award_href     url    when awarded
  Submission.feedback_href  url    when there is a decision
  MC                        MC     with MC.assessor_count, MC.anonymous
  Sections                  list   of { position, kind, title, prompt, text, words }
  Artifacts.items           list   of ARTIFACT
  Timeline                  list   of { at TIME, text, kind code started|saved|submitted|claimed|recommended|passed_back|decided|awarded|other }   newest first
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = MC.title + ", " + Submission.number ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs
set:Page.crumbs.0.label = "Home" ?><?cs set:Page.crumbs.0.href = "/educator/" ?><?cs
set:Page.crumbs.1.label = "My submissions" ?><?cs set:Page.crumbs.1.href = "/educator/submissions" ?><?cs set:Page.crumbs.2.label = MC.title ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs call:state(Submission.state, Submission.state_label) ?></div>
<h1><?cs var:MC.title ?></h1>
<p class="ac-muted"><?cs call:word_line(MC) ?> &middot; number <?cs var:Submission.number ?><?cs if:#Submission.attempt > #1 ?> &middot; <?cs call:attempt_word(Submission.attempt) ?><?cs /if ?></p>
</div></div>
<?cs call:steps(Submission.state, Submission.attempt) ?>
</div>
<div class="ac-split">
<div class="ac-stack">
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="now"><?cs
if:Submission.state == "awarded" ?>
<h2 id="now">You earned it</h2>
<div class="ac-actions"><?cs if:Submission.award_href ?><a class="usa-button" href="<?cs var:Submission.award_href ?>">See and share the award</a><?cs /if ?><?cs if:Submission.feedback_href ?><a class="usa-button usa-button--outline" href="<?cs var:Submission.feedback_href ?>">Read the feedback</a><?cs /if ?></div><?cs
elif:Submission.state == "not_yet" ?>
<h2 id="now">Not yet</h2>
<p>The feedback says what fell short. The next attempt is open with all you wrote.</p>
<div class="ac-actions"><?cs if:Submission.feedback_href ?><a class="usa-button" href="<?cs var:Submission.feedback_href ?>">Read the feedback</a><?cs /if ?></div><?cs
else ?>
<h2 id="now"><?cs if:Submission.state == "submitted" && MC.review_policy == "by_term" && !Submission.term_open ?>Handed in, waiting for the end of the term<?cs elif:Submission.state == "submitted" ?>Handed in, waiting for its assessors<?cs elif:Submission.state == "recommended" ?>Reviewed, waiting for the decision<?cs else ?>Your assessors are reading it<?cs /if ?></h2>
<p>Submitted <?cs call:time(Submission.submitted_at) ?>.<?cs if:MC.review_policy == "by_term" && Submission.term ?> It belongs to <b><?cs var:Submission.term ?></b><?cs if:!Submission.term_open ?>: assessors begin to read on <?cs call:day_until(Submission.opens_on) ?><?cs /if ?>. All results of the term come out together<?cs if:Submission.late ?>. They were expected at the end of <?cs call:day(Submission.due_on) ?> and are late.<?cs else ?> at the end of <b><?cs call:day_until(Submission.due_on) ?></b>.<?cs /if ?><?cs elif:MC.review_policy == "by_term" ?> It is read when the term ends. The dates of that term aren&rsquo;t set yet; we will show them here.<?cs elif:Submission.due_on.date ?> <?cs if:Submission.late ?>The result was expected by <?cs call:day(Submission.due_on) ?>. It is late.<?cs else ?>Result expected by <b><?cs call:day_until(Submission.due_on) ?></b>.<?cs /if ?><?cs /if ?></p>
<p class="ac-small ac-muted"><?cs if:MC.anonymous ?>They see the number <?cs var:Submission.number ?>, not your name. <?cs /if ?>You will find the result on your home page.</p><?cs
if:Submission.can_recall ?>
<form class="ac-actions ac-noprint" method="post" action="<?cs var:Submission.href ?>/recall"><?cs call:token() ?><button class="usa-button usa-button--outline" type="submit">Take it back</button><span class="ac-small ac-muted">Possible until the first assessor begins to read.</span></form><?cs /if ?><?cs /if ?>
</section><?cs
each:s = Sections ?>
<section class="ac-panel ac-stack" aria-labelledby="head-<?cs var:s.position ?>">
<h2 id="head-<?cs var:s.position ?>"><?cs var:s.position ?>. <?cs var:s.title ?></h2><?cs
if:s.kind == "text" ?>
<p class="ac-small ac-muted"><?cs var:s.prompt ?></p>
<p class="ac-prose"><?cs var:s.text ?></p><?cs if:#s.words ?>
<p class="ac-small ac-muted"><?cs var:s.words ?> words</p><?cs /if ?><?cs
else ?>
<ul class="ac-list"><?cs each:f = Artifacts.items ?>
<li class="ac-item"><?cs call:media_icon(f) ?><div class="ac-stack ac-stack--tight"><b><a href="<?cs var:f.href ?>" target="_blank" rel="noopener noreferrer"><?cs var:f.title ?><span class="usa-sr-only"> (new tab)</span></a></b><p class="ac-small ac-muted"><?cs call:artifact_line(f) ?></p><?cs if:f.reflection ?><blockquote class="ac-prose"><?cs var:f.reflection ?></blockquote><?cs /if ?></div></li><?cs /each ?>
</ul><?cs /if ?>
</section><?cs /each ?>
</div>
<aside class="ac-stack" aria-labelledby="timeline">
<section class="ac-panel ac-panel--snug ac-stack">
<h2 id="timeline">What has happened</h2>
<ol class="ac-timeline"><?cs each:e = Timeline ?>
<li><span class="ac-timeline__mark"><?cs
if:e.kind == "awarded" ?><?cs call:icon("verified") ?><?cs elif:e.kind == "submitted" ?><?cs call:icon("send") ?><?cs elif:e.kind == "started" || e.kind == "saved" ?><?cs call:icon("edit") ?><?cs elif:e.kind == "claimed" ?><?cs call:icon("visibility") ?><?cs elif:e.kind == "recommended" ?><?cs call:icon("check") ?><?cs elif:e.kind == "passed_back" ?><?cs call:icon("undo") ?><?cs elif:e.kind == "decided" ?><?cs call:icon("flag") ?><?cs else ?><?cs call:icon("history") ?><?cs /if ?></span><div><?cs var:e.text ?><span class="ac-under"><?cs call:time(e.at) ?></span></div></li><?cs /each ?>
</ol>
</section>
</aside>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
