<?cs #
DATA CONTRACT: GET /educator/submissions/{id}/feedback/{attempt}   why not yet, and what now? (also after an award)
  Submission.id, .number, .href, .attempt int
  Submission.outcome        code   award | not_yet
  Submission.outcome_label  text   the programme's own word; may be missing
  Submission.decided_at     TIME
  Submission.note           text   the issuer's note; may be missing
  Submission.next_href      url    the next attempt's editor (not_yet)
  Submission.next_attempt   int
  Submission.award_href     url    (award)
  Submission.met            int    criteria met
  Submission.criteria       int    criteria in all
  MC                        MC
  Sections                  list   of { position, title, kind, met bool, text (what the educator wrote),
                                     criteria list of { title, scores list of { letter, level_name, meets bool, text }, met bool },
                                     feedback list of { letter, text } }
  Reviews                   list   of { letter }   who scored, as letters
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Feedback: " + MC.title ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs
set:Page.crumbs.0.label = "My submissions" ?><?cs set:Page.crumbs.0.href = "/educator/submissions" ?><?cs
set:Page.crumbs.1.label = MC.title ?><?cs set:Page.crumbs.1.href = Submission.href ?><?cs set:Page.crumbs.2.label = "Feedback" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs call:state(Submission.outcome, Submission.outcome_label) ?><span class="ac-small ac-muted ac-cap"><?cs call:attempt_word(Submission.attempt) ?>, decided <?cs call:day(Submission.decided_at) ?></span></div>
<h1><?cs if:Submission.outcome == "award" ?>You earned <?cs var:MC.title ?><?cs else ?>Not yet, and this is what is missing<?cs /if ?></h1>
<p class="ac-lead"><?cs if:Submission.outcome != "award" ?><?cs var:MC.title ?>: <?cs /if ?><?cs var:#Submission.met ?> of <?cs var:#Submission.criteria ?> rows met the bar.</p>
</div></div>
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="now">
<h2 id="now"><?cs if:Submission.outcome == "award" ?>Your award<?cs else ?>What now<?cs /if ?></h2><?cs
if:Submission.note ?>
<blockquote class="ac-prose"><?cs var:Submission.note ?></blockquote><p class="ac-small ac-muted">From the issuer of record, who decided.</p><?cs /if ?><?cs
if:Submission.outcome == "award" ?>
<div class="ac-actions"><?cs if:Submission.award_href ?><a class="usa-button" href="<?cs var:Submission.award_href ?>">See and share the award</a><?cs /if ?></div><?cs
else ?>
<p>The <?cs call:attempt_word(Submission.next_attempt) ?> is open, with everything you wrote. Keep what met the bar; work on the rest. There is no limit of time or tries.</p><?cs if:Submission.next_href ?>
<div class="ac-actions"><a class="usa-button usa-button--big" href="<?cs var:Submission.next_href ?>">Go on with the <?cs call:attempt_word(Submission.next_attempt) ?></a></div><?cs /if ?><?cs /if ?>
</section><?cs
each:s = Sections ?>
<section class="ac-panel ac-stack" aria-labelledby="head-<?cs var:s.position ?>">
<div class="ac-row ac-row--apart"><h2 id="head-<?cs var:s.position ?>"><?cs var:s.position ?>. <?cs var:s.title ?></h2><?cs if:s.met ?><?cs call:chip("met", "check_circle", "Met") ?><?cs else ?><?cs call:chip("notyet", "update", "Not yet") ?><?cs /if ?></div><?cs
each:c = s.criteria ?>
<div class="ac-stack ac-stack--tight"><h3><?cs var:c.title ?></h3>
<ul class="ac-plain ac-stack ac-stack--tight"><?cs each:x = c.scores ?>
<li class="ac-item"><span><?cs call:level_chip(x.level_name, x.meets) ?></span><div class="ac-small"><?cs if:subcount(c.scores) > #1 ?><span class="ac-muted">Assessor <?cs var:x.letter ?>.</span> <?cs /if ?><?cs var:x.text ?></div></li><?cs /each ?>
</ul></div><?cs /each ?><?cs
if:subcount(s.feedback) ?>
<div class="ac-note<?cs if:!s.met ?> ac-note--care<?cs /if ?> ac-stack ac-stack--tight"><h3>What your assessors wrote</h3><?cs each:f = s.feedback ?>
<p class="ac-prose"><?cs if:subcount(s.feedback) > #1 ?><b>Assessor <?cs var:f.letter ?>:</b> <?cs /if ?><?cs var:f.text ?></p><?cs /each ?></div><?cs /if ?><?cs
if:s.text ?>
<details class="ac-fold"><summary>What you wrote<span class="usa-sr-only">: <?cs var:s.title ?></span></summary><div class="ac-fold__body"><p class="ac-prose"><?cs var:s.text ?></p></div></details><?cs /if ?>
</section><?cs /each ?><?cs
if:Submission.next_href ?>
<div class="ac-actions"><a class="usa-button usa-button--big" href="<?cs var:Submission.next_href ?>">Go on with the <?cs call:attempt_word(Submission.next_attempt) ?></a></div><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
