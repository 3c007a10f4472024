<?cs #
DATA CONTRACT: GET /issuer/decisions/{id}   form: POST /issuer/decisions/{id}
  button action = decide | pass_back | ask_third | unseal (a sealed one);  fields: outcome award|not_yet, note, back_note (pass_back), third_note (ask_third)
  Decision.id, .href, .number
  Decision.person           text   the author (the issuer of record knows the name; missing: not shown)
  Decision.attempt          int
  Decision.state            STATE
  Decision.agreement        code   agreed | split | partial (not all are in)
  Decision.submitted_at, .recommended_at   TIME
  Decision.outcome, .note, .back_note, .third_note   as typed
  Decision.seen             int    a hidden field: what the page showed, so that nobody decides on something newer
  Decision.open             bool   1: it awaits the decision; 0: decided or not ripe, no form
  Decision.can_pass_back, .can_ask_third   bool
  Decision.decided          code   award | not_yet when it is decided already
  Decision.sealed           bool   decided, and not out before the release date of its term
  Decision.can_unseal       bool   it can be taken back
  Decision.term             text   the term that it is read in (missing: not by term, or none is set)
  Decision.release_on       TIME   the day at whose end its results go out
  Decision.decided_at       TIME
  Decision.decided_by       text
  Decision.decided_note     text
  Decision.award_href       url
  Decision.consent          bool
  MC                        MC
  Reviews                   list   of { letter "A", name, recommendation code award|not_yet, note, sent_at TIME }   in the order of the columns
  Sections                  list   of { id, position, kind, title, prompt, text (the educator's), words int,
                                     criteria list of { title, differ bool (levels aren't the same), apart bool (one meets the bar, another doesn't), scores list of { letter, level_name, meets bool } },
                                     feedback list of { letter, text } }      scores and feedback in the order of Reviews
  Artifacts.items           list   of ARTIFACT
  Artifacts.count           int
  Error.any, Error.outcome, Error.note, Error.back_note, Error.third_note
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Decision on " + Decision.number ?><?cs set:Page.role = "issuer" ?><?cs set:Page.current = "desk" ?><?cs
set:Page.crumbs.0.label = "Desk" ?><?cs set:Page.crumbs.0.href = "/issuer/" ?><?cs set:Page.crumbs.1.label = Decision.number ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs if:Decision.sealed ?><?cs call:recommends(Decision.decided) ?> <?cs call:chip("calm", "lock", "Sealed") ?><?cs elif:Decision.decided ?><?cs call:state(Decision.decided, "") ?><?cs elif:Decision.agreement == "split" ?><?cs call:chip("split", "unfold_more", "Assessors split") ?><?cs elif:Decision.agreement == "agreed" ?><?cs call:chip("agreed", "check_circle", "Assessors agree") ?><?cs else ?><?cs call:state(Decision.state, "") ?><?cs /if ?></div>
<h1><?cs if:Decision.sealed ?>Sealed<?cs elif:Decision.decided ?>Decided<?cs elif:Decision.open ?>Your decision<?cs else ?>Not ready to decide<?cs /if ?>: <span class="ac-nowrap"><?cs var:Decision.number ?></span></h1>
<p class="ac-muted"><?cs var:MC.title ?><?cs if:Decision.person ?> &middot; <?cs var:Decision.person ?><?cs /if ?> &middot; <?cs call:attempt_word(Decision.attempt) ?> &middot; submitted <?cs call:day(Decision.submitted_at) ?><?cs if:Decision.recommended_at.date ?> &middot; recommended <?cs call:day(Decision.recommended_at) ?><?cs /if ?></p>
</div></div><?cs
if:Error.any ?>
<?cs call:alert_open("error", "Not done yet") ?><p class="usa-alert__text"><?cs if:Error.outcome ?><a href="#decide"><?cs var:Error.outcome ?></a> <?cs /if ?><?cs if:Error.note ?><a href="#note"><?cs var:Error.note ?></a> <?cs /if ?><?cs if:Error.back_note ?><a href="#back_note"><?cs var:Error.back_note ?></a> <?cs /if ?><?cs if:Error.third_note ?><a href="#third_note"><?cs var:Error.third_note ?></a><?cs /if ?></p><?cs call:alert_close() ?><?cs /if ?><?cs
if:Decision.decided ?>
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="was">
<h2 id="was"><?cs if:Decision.sealed ?>Decided: <?cs if:Decision.decided == "award" ?>award<?cs else ?>not yet<?cs /if ?><?cs elif:Decision.decided == "award" ?>Awarded<?cs else ?>Not yet<?cs /if ?></h2>
<p>By <?cs var:Decision.decided_by ?>, <?cs call:time(Decision.decided_at) ?>.<?cs if:Decision.award_href ?> <a href="<?cs var:Decision.award_href ?>">The award</a><?cs /if ?></p><?cs
if:Decision.decided_note ?>
<blockquote class="ac-prose"><?cs var:Decision.decided_note ?></blockquote><?cs /if ?><?cs
if:Decision.sealed ?>
<p class="ac-item"><?cs call:icon("lock") ?><span>Nobody but issuers of record can see this. It goes out with all results of <b><?cs var:Decision.term ?></b> at the end of <b><?cs call:day_until(Decision.release_on) ?></b>.</span></p><?cs
if:Decision.can_unseal ?>
<form class="ac-actions ac-noprint" method="post" action="<?cs var:Decision.href ?>"><?cs call:token() ?><button class="usa-button usa-button--outline" type="submit" name="action" value="unseal">Take this decision back</button><span class="ac-small ac-muted">Possible until then. It awaits a decision again.</span></form><?cs /if ?><?cs /if ?>
</section><?cs
elif:!Decision.open ?>
<p class="ac-item"><?cs call:icon("hourglass_empty") ?><span>You can decide when every assessor has sent a recommendation.</span></p><?cs /if ?>
<section class="ac-stack" aria-labelledby="scores">
<h2 id="scores">What the assessors saw</h2><?cs
if:subcount(Reviews) ?>
<table class="usa-table usa-table--stacked">
<caption class="usa-sr-only">The scorings of <?cs var:Decision.number ?>, row by row</caption>
<thead><tr><th scope="col">Row</th><?cs each:r = Reviews ?><th scope="col">Assessor <?cs var:r.letter ?><?cs if:r.name ?><span class="ac-under"><?cs var:r.name ?></span><?cs /if ?></th><?cs /each ?><?cs if:subcount(Reviews) > #1 ?><th scope="col">Together</th><?cs /if ?></tr></thead>
<tbody><?cs each:s = Sections ?><?cs each:c = s.criteria ?>
<tr><th scope="row"><?cs var:c.title ?><span class="ac-under"><?cs var:s.title ?></span></th><?cs each:x = c.scores ?>
<td data-label="Assessor <?cs var:x.letter ?>"<?cs if:c.apart ?> class="ac-apart"<?cs /if ?>><b><?cs var:x.level_name ?></b></td><?cs /each ?><?cs
if:subcount(Reviews) > #1 ?>
<td data-label="Together"><?cs if:c.apart ?><?cs call:chip("split", "unfold_more", "Differ") ?><?cs elif:c.differ ?><?cs call:chip("agreed", "check_circle", "Same side of the bar") ?><?cs else ?><?cs call:chip("agreed", "check_circle", "Agree") ?><?cs /if ?></td><?cs /if ?></tr><?cs /each ?><?cs
if:subcount(s.feedback) ?>
<tr class="ac-said"><th scope="row"><span class="ac-muted">Feedback on</span> <?cs var:s.title ?></th><?cs each:f = s.feedback ?>
<td data-label="Assessor <?cs var:f.letter ?>"><p class="ac-prose ac-small"><?cs var:f.text ?></p></td><?cs /each ?><?cs if:subcount(Reviews) > #1 ?><td class="ac-void"></td><?cs /if ?></tr><?cs /if ?><?cs /each ?>
<tr><th scope="row">Recommendation</th><?cs each:r = Reviews ?>
<td data-label="Assessor <?cs var:r.letter ?>"><?cs call:recommends(r.recommendation) ?><?cs if:r.note ?><p class="ac-prose ac-small">For you: <?cs var:r.note ?></p><?cs /if ?><span class="ac-under">sent <?cs call:day(r.sent_at) ?></span></td><?cs /each ?><?cs
if:subcount(Reviews) > #1 ?>
<td data-label="Together"><?cs if:Decision.agreement == "split" ?><?cs call:chip("split", "unfold_more", "Split") ?><?cs else ?><?cs call:chip("agreed", "check_circle", "Agree") ?><?cs /if ?></td><?cs /if ?></tr>
</tbody>
</table><?cs else ?>
<?cs call:empty("visibility", "No recommendation is in yet", "") ?><?cs /if ?>
</section>
<section class="ac-stack" aria-labelledby="evidence">
<div class="ac-row ac-row--apart"><h2 id="evidence">The evidence</h2><p class="ac-small ac-muted"><?cs var:#Artifacts.count ?> artifact<?cs if:#Artifacts.count != #1 ?>s<?cs /if ?><?cs if:Decision.consent ?> &middot; <span class="ac-yes"><?cs call:icon("check_circle") ?> consent confirmed</span><?cs /if ?></p></div><?cs
each:s = Sections ?><?cs if:s.kind == "text" ?>
<details class="ac-fold"><summary><?cs var:s.position ?>. <?cs var:s.title ?><?cs if:#s.words ?> (<?cs var:s.words ?> words)<?cs /if ?></summary><div class="ac-fold__body ac-stack ac-stack--tight"><p class="ac-small ac-muted"><?cs var:s.prompt ?></p><p class="ac-prose"><?cs var:s.text ?></p></div></details><?cs /if ?><?cs /each ?><?cs
if:subcount(Artifacts.items) ?>
<details class="ac-fold"><summary>Artifacts: <?cs each:f = Artifacts.items ?><?cs var:f.title ?><?cs if:!last(f) ?>, <?cs /if ?><?cs /each ?></summary><div class="ac-fold__body"><div class="ac-cards"><?cs each:f = Artifacts.items ?>
<?cs call:evidence(f) ?><?cs /each ?></div></div></details><?cs /if ?>
</section><?cs
if:Decision.open ?>
<form class="ac-stack" id="decide" method="post" action="<?cs var:Decision.href ?>" novalidate><?cs call:token() ?><input type="hidden" name="seen" value="<?cs var:Decision.seen ?>">
<section class="ac-panel ac-panel--mark ac-stack" aria-labelledby="decide-head">
<h2 id="decide-head">Your decision</h2>
<fieldset class="usa-fieldset<?cs if:Error.outcome ?> usa-form-group--error<?cs /if ?>"><legend class="usa-legend">As issuer of record I decide</legend><?cs call:error_message("outcome", Error.outcome) ?>
<div class="ac-tiles">
<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="outcome-award" type="radio" name="outcome" value="award"<?cs if:Decision.outcome == "award" ?> checked<?cs /if ?>><label class="usa-radio__label" for="outcome-award"><b>Award</b><span class="ac-small">The award is made and signed <?cs if:MC.review_policy == "by_term" ?>when the results go out<?cs else ?>at once<?cs /if ?><?cs if:MC.credit_amount && MC.credit_amount != "0" ?>, and <?cs call:credit(MC.credit_amount, MC.credit_unit) ?> are posted<?cs /if ?>.</span></label></div>
<div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="outcome-not_yet" type="radio" name="outcome" value="not_yet"<?cs if:Decision.outcome == "not_yet" ?> checked<?cs /if ?>><label class="usa-radio__label" for="outcome-not_yet"><b>Not yet</b><span class="ac-small">The next attempt opens<?cs if:MC.review_policy == "by_term" ?> when the results go out<?cs /if ?>, with the feedback beside each section.</span></label></div>
</div></fieldset>
<?cs call:textarea("note", "Why", "A sentence or two. The educator reads it with the feedback.", Decision.note, Error.note, "3") ?>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit" name="action" value="decide">Record this decision</button></div>
<?cs if:MC.review_policy == "by_term" ?><p class="ac-small ac-muted"><?cs if:Decision.term ?>Sealed until the end of <?cs call:day(Decision.release_on) ?>, when all results of <?cs var:Decision.term ?> go out together. Until then you can take it back.<?cs else ?>This is read by term, and the dates of its term aren&rsquo;t set yet: it can&rsquo;t be decided before they are.<?cs /if ?></p><?cs else ?><p class="ac-small ac-muted">A decision can&rsquo;t be changed. An award can be revoked later, with a reason.</p><?cs /if ?>
</section><?cs
if:Decision.can_pass_back || Decision.can_ask_third ?>
<div class="ac-halves"><?cs
if:Decision.can_ask_third ?>
<details class="ac-fold"<?cs if:Error.third_note ?> open<?cs /if ?>><summary>Ask for another assessor</summary><div class="ac-fold__body ac-stack">
<p>One more assessor reviews it without seeing these scores. You decide when that recommendation is in.</p>
<?cs call:textarea("third_note", "What should a further review settle?", "For the record. The assessor doesn't see it.", Decision.third_note, Error.third_note, "2") ?>
<div class="ac-actions"><button class="usa-button usa-button--outline" type="submit" name="action" value="ask_third">Ask for another assessor</button></div></div></details><?cs /if ?><?cs
if:Decision.can_pass_back ?>
<details class="ac-fold"<?cs if:Error.back_note ?> open<?cs /if ?>><summary>Pass it back to the assessors</summary><div class="ac-fold__body ac-stack">
<p>They can change their scores and feedback, and send again. Use it when feedback is missing or unclear.</p>
<?cs call:textarea("back_note", "What should they look at again?", "Your assessors read this.", Decision.back_note, Error.back_note, "2") ?>
<div class="ac-actions"><button class="usa-button usa-button--outline" type="submit" name="action" value="pass_back">Pass it back</button></div></div></details><?cs /if ?>
</div><?cs /if ?>
</form><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
