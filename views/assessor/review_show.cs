<?cs #
DATA CONTRACT: GET /assessor/reviews/{id}   form: POST /assessor/reviews/{id}  button action = save | send | give_back
  fields: score-<criterion id> = <level id>, feedback-<section id>, version-<section id>, recommendation award|not_yet, note
  Review.id                 text
  Review.href               url
  Review.number             text   of the submission
  Review.author             text   only where reviews aren't anonymous
  Review.attempt            int
  Review.assessor_count     int
  Review.submitted_at, Review.due_on   TIME
  Review.late               bool
  Review.consent            bool
  Review.saved_at           TIME
  Review.checked            bool   "send" was pressed and something is missing
  Review.scored, Review.criteria   int   rows with a level, rows in all
  Review.recommendation     code   award | not_yet | missing
  Review.note               text   for the issuer, not for the educator
  Review.closed             text   why nothing can be saved any more, while what was typed is still here; missing: it can
  Review.lapses_at          TIME   when the claim goes back to the queue; missing: never
  Review.lapses_soon        bool
  Review.handed_over        text   the administrator's reason when it was handed to this assessor; missing: it wasn't
  Review.passed_back        text   the issuer's note when it was passed back; missing: it wasn't
  MC                        MC
  Artifacts.items           list   of ARTIFACT
  Artifacts.count           int
  Sections                  list   of { id int, position int, kind, title, prompt, text (the educator's), words int,
                                     criteria list of { id int, position int, title, chosen int (level id, 0: none), error text (or Error.score.<id>),
                                                        levels list of { id int, name, meets bool, text } },
                                     feedback text (as typed), version int, saved_at TIME, error text (or Error.feedback.<id>), conflict text }
  Earlier.attempts          list   of { attempt int, sections list of { title, met bool, criteria list of { title, level_name, meets bool }, feedback list of { letter, text } } }   newest first
  Error.any, Error.recommendation, Error.note
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Review of " + Review.number ?><?cs set:Page.role = "assessor" ?><?cs set:Page.current = "queue" ?><?cs
set:Page.crumbs.0.label = "Queue" ?><?cs set:Page.crumbs.0.href = "/assessor/queue" ?><?cs set:Page.crumbs.1.label = Review.number ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs call:state("in_review", "") ?><?cs call:due_chip(Review.due_on, Review.late) ?></div>
<h1>Submission <span class="ac-nowrap"><?cs var:Review.number ?></span></h1>
<p class="ac-muted"><?cs var:MC.title ?> &middot; <?cs call:attempt_word(Review.attempt) ?><?cs if:Review.author ?> &middot; by <?cs var:Review.author ?><?cs /if ?><?cs if:#Review.assessor_count == #2 ?> &middot; you and one other assessor, each without seeing the other<?cs elif:#Review.assessor_count > #2 ?> &middot; <?cs call:number_word(Review.assessor_count) ?> assessors, each without seeing the others<?cs /if ?></p><?cs if:Review.lapses_at.date && !Review.lapses_soon ?>
<?cs call:hold_line(Review) ?><?cs /if ?>
</div></div><?cs
if:Review.lapses_soon && !Review.closed ?>
<?cs call:alert_open("warning", "This review is yours only for a little while") ?><p class="usa-alert__text">It goes back to the queue at the end of <?cs call:day_until(Review.lapses_at) ?>, unless you send it before. What you save is kept, and is here again if you claim it once more.</p><?cs call:alert_close() ?><?cs /if ?><?cs
if:Review.handed_over ?>
<?cs call:alert_open("info", "An administrator handed this to you") ?><p class="usa-alert__text ac-prose"><?cs var:Review.handed_over ?></p><?cs call:alert_close() ?><?cs /if ?><?cs
if:Review.passed_back ?>
<?cs call:alert_open("warning", "The issuer of record passed this back") ?><p class="usa-alert__text ac-prose"><?cs var:Review.passed_back ?></p><?cs call:alert_close() ?><?cs /if ?><?cs
if:Review.closed ?>
<?cs call:alert_open("warning", "This was not saved") ?><p class="usa-alert__text"><?cs var:Review.closed ?></p><?cs call:alert_close() ?><?cs
elif:Error.any || Review.checked ?>
<div class="usa-alert usa-alert--error" role="alert"><div class="usa-alert__body">
<h2 class="usa-alert__heading">Not sent yet: something is still missing</h2>
<p class="usa-alert__text">All you wrote is kept.</p>
<ul class="usa-list"><?cs each:s = Sections ?><?cs each:c = s.criteria ?><?cs call:find_error(c.error, "score", c.id) ?><?cs if:_error ?>
<li><a href="#criterion-<?cs var:c.id ?>"><?cs var:c.title ?></a>: <?cs var:_error ?></li><?cs /if ?><?cs /each ?><?cs call:find_error(s.error, "feedback", s.id) ?><?cs if:_error ?>
<li><a href="#feedback-<?cs var:s.id ?>">Feedback on <?cs var:s.title ?></a>: <?cs var:_error ?></li><?cs /if ?><?cs /each ?><?cs
if:Error.recommendation ?>
<li><a href="#recommend">Your recommendation</a>: <?cs var:Error.recommendation ?></li><?cs /if ?><?cs
if:Error.note ?>
<li><a href="#note">Note</a>: <?cs var:Error.note ?></li><?cs /if ?>
</ul></div></div><?cs /if ?><?cs
each:t = Earlier.attempts ?>
<details class="ac-fold"><summary>Feedback on the <?cs call:attempt_word(t.attempt) ?></summary><div class="ac-fold__body">
<ul class="ac-list"><?cs each:s = t.sections ?>
<li class="ac-stack ac-stack--tight"><div class="ac-row"><b><?cs var:s.title ?></b><?cs if:s.met ?><?cs call:chip("met", "check_circle", "Met") ?><?cs else ?><?cs call:chip("notyet", "update", "Not yet") ?><?cs /if ?></div><?cs
each:c = s.criteria ?>
<p class="ac-small"><?cs var:c.title ?>: <b><?cs var:c.level_name ?></b></p><?cs /each ?><?cs
each:f = s.feedback ?>
<p class="ac-prose"><?cs if:f.letter ?><span class="ac-muted">Assessor <?cs var:f.letter ?>:</span> <?cs /if ?><?cs var:f.text ?></p><?cs /each ?></li><?cs /each ?>
</ul></div></details><?cs /each ?>
<div class="ac-split ac-split--half">
<section class="ac-stack" aria-labelledby="evidence">
<div class="ac-row ac-row--apart"><h2 id="evidence">Evidence</h2><p class="ac-small ac-muted"><?cs var:#Artifacts.count ?> artifact<?cs if:#Artifacts.count != #1 ?>s<?cs /if ?><?cs if:Review.consent ?> &middot; <span class="ac-yes"><?cs call:icon("check_circle") ?> consent confirmed</span><?cs /if ?></p></div>
<nav aria-label="Evidence"><ul class="ac-tabs ac-tabs--plain ac-small"><?cs each:s = Sections ?><?cs if:s.kind == "text" ?>
<li><a href="#wrote-<?cs var:s.id ?>"><?cs var:s.title ?></a></li><?cs /if ?><?cs /each ?><?cs each:f = Artifacts.items ?>
<li><a href="#artifact-<?cs var:f.id ?>"><?cs var:f.position ?>. <?cs call:media_word(f) ?></a></li><?cs /each ?>
</ul></nav><?cs
each:s = Sections ?><?cs if:s.kind == "text" ?>
<article class="ac-panel ac-panel--snug ac-stack ac-stack--tight" id="wrote-<?cs var:s.id ?>">
<h3><?cs var:s.position ?>. <?cs var:s.title ?></h3>
<p class="ac-small ac-muted"><?cs var:s.prompt ?></p>
<p class="ac-prose"><?cs var:s.text ?></p><?cs if:#s.words ?>
<p class="ac-small ac-muted"><?cs var:s.words ?> words</p><?cs /if ?>
</article><?cs /if ?><?cs /each ?><?cs
each:f = Artifacts.items ?>
<?cs call:evidence(f) ?><?cs /each ?>
</section>
<form class="ac-stack" action="<?cs var:Review.href ?>" method="post" novalidate aria-labelledby="scoring"<?cs if:!Review.closed ?> data-autosave<?cs /if ?>><?cs call:token() ?>
<div class="ac-row ac-row--apart"><h2 id="scoring">Your scoring</h2><p class="ac-small ac-muted"><?cs var:#Review.scored ?> of <?cs var:#Review.criteria ?> rows done <span data-saved><?cs call:saved(Review.saved_at) ?></span></p></div><?cs
each:s = Sections ?>
<section class="ac-panel ac-panel--snug ac-stack" aria-labelledby="score-head-<?cs var:s.id ?>">
<div class="ac-row ac-row--apart"><h3 id="score-head-<?cs var:s.id ?>"><?cs var:s.title ?></h3><?cs call:saved(s.saved_at) ?></div><?cs
each:c = s.criteria ?><?cs call:find_error(c.error, "score", c.id) ?>
<fieldset id="criterion-<?cs var:c.id ?>" class="usa-fieldset ac-criterion<?cs if:_error ?> usa-form-group--error<?cs /if ?>" tabindex="-1">
<legend class="usa-legend"><?cs if:c.position ?><?cs var:c.position ?>. <?cs /if ?><?cs var:c.title ?></legend><?cs
if:_error ?><span class="usa-error-message"><?cs call:icon("error") ?><span><?cs var:_error ?></span></span><?cs /if ?>
<div class="ac-tiles"><?cs each:l = c.levels ?>
<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="score-<?cs var:c.id ?>-<?cs var:l.id ?>" type="radio" name="score-<?cs var:c.id ?>" value="<?cs var:l.id ?>"<?cs if:c.chosen == l.id ?> checked<?cs /if ?>><label class="usa-radio__label" for="score-<?cs var:c.id ?>-<?cs var:l.id ?>"><b><?cs var:l.name ?></b><span class="ac-small"><?cs var:l.text ?></span></label></div><?cs /each ?>
</div></fieldset><?cs /each ?><?cs
if:s.conflict ?>
<div class="ac-note ac-note--care ac-stack ac-stack--tight" data-conflict><h4>Another window saved this feedback meanwhile</h4><p class="ac-prose"><?cs var:s.conflict ?></p><p class="ac-small">Yours is below. What stands there when you save counts.</p></div><?cs /if ?><?cs
set:_id = "feedback-" + s.id ?><?cs set:_label = "Feedback for the educator on " + s.title ?><?cs call:find_error(s.error, "feedback", s.id) ?><?cs call:textarea(_id, _label, "What is strong, and what would move it on? The educator reads this.", s.feedback, _error, "4") ?>
<input type="hidden" name="version-<?cs var:s.id ?>" value="<?cs var:#s.version ?>">
</section><?cs /each ?>
<section class="ac-panel ac-panel--snug ac-panel--mark ac-stack" aria-labelledby="rec">
<h3 id="rec">Your recommendation</h3>
<fieldset class="usa-fieldset<?cs if:Error.recommendation ?> usa-form-group--error<?cs /if ?>" id="recommend" tabindex="-1"><legend class="usa-sr-only">Your recommendation</legend><?cs call:error_message("recommendation", Error.recommendation) ?>
<div class="ac-tiles">
<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="rec-award" type="radio" name="recommendation" value="award"<?cs if:Review.recommendation == "award" ?> checked<?cs /if ?>><label class="usa-radio__label" for="rec-award"><b>Award</b><span class="ac-small">Every row reaches the bar.</span></label></div>
<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="rec-not_yet" type="radio" name="recommendation" value="not_yet"<?cs if:Review.recommendation == "not_yet" ?> checked<?cs /if ?>><label class="usa-radio__label" for="rec-not_yet"><b>Not yet</b><span class="ac-small">It opens again, with your feedback.</span></label></div>
</div></fieldset>
<?cs call:textarea("note", "Note to the issuer of record", "Optional. The educator does not see it.", Review.note, Error.note, "2") ?>
<?cs if:!Review.closed ?>
<p class="ac-small ac-muted">The issuer of record makes the final decision. Once sent, your scoring can&rsquo;t be changed unless it is passed back.</p>
<div class="ac-actions">
<button class="usa-button usa-button--outline" type="submit" name="action" value="save">Save</button>
<button class="usa-button" type="submit" name="action" value="send"><?cs call:icon("send") ?>Send recommendation</button>
</div>
<details class="ac-minor"><summary>I can&rsquo;t review this one</summary><div class="ac-stack ac-stack--tight"><p class="ac-small">If you know whose work it is, have an interest, or have no time: give it back, and another assessor can claim it. What you scored is not kept.</p><div><button class="usa-button usa-button--outline" type="submit" name="action" value="give_back"><?cs call:icon("undo") ?>Give it back</button></div></div></details><?cs /if ?>
</section>
</form>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
