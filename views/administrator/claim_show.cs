<?cs #
DATA CONTRACT: GET /administrator/reviews/{id}   form: POST same address, fields to = <id> | queue, reason text
  Review.href, Review.duty_href   url
  Review.number, Review.title, Review.assessor   text
  Review.attempt            int
  Review.in_hand            bool   no: it was sent, given back or moved meanwhile
  Review.own                bool   this administrator wrote the submission, and can't choose who assesses it
  Review.claimed_at, Review.lapses_at (missing: never), Review.due_on   TIME
  Review.late               bool
  To.receivers              list   of { id, name, in_hand int, chosen bool }   who could have it, least in hand first
  To.queue                  bool   the queue was chosen
  To.reason                 text   as typed
  Error.any, Error.to, Error.reason
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Review of " + Review.number ?><?cs set:Page.role = "administrator" ?><?cs set:Page.current = "reviews" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "Reviews" ?><?cs set:Page.crumbs.0.href = "/administrator/reviews" ?><?cs set:Page.crumbs.1.label = Review.number ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-stack ac-stack--tight"><?cs if:Review.late ?><div class="ac-row"><?cs call:due_chip(Review.due_on, Review.late) ?></div><?cs /if ?>
<h1>Review of <span class="ac-nowrap"><?cs var:Review.number ?></span></h1>
<p class="ac-muted"><a href="<?cs var:Review.duty_href ?>"><?cs var:Review.title ?></a> &middot; <?cs call:attempt_word(Review.attempt) ?></p></div><?cs
if:!Review.in_hand ?>
<?cs call:alert_open("info", "Nobody has this review in hand any more") ?><p class="usa-alert__text">It was sent, given back or moved meanwhile.</p><?cs call:alert_close() ?>
<div><a class="usa-button" href="/administrator/reviews">To the reviews in hand</a></div><?cs
else ?><?cs
if:Error.any ?>
<?cs call:alert_open("error", "Nothing was moved") ?><p class="usa-alert__text">The word beside the field says what is missing.</p><?cs call:alert_close() ?><?cs /if ?>
<dl class="ac-facts">
<div><dt>In the hand of</dt><dd><?cs var:Review.assessor ?></dd></div>
<div><dt>Claimed</dt><dd><?cs call:time(Review.claimed_at) ?></dd></div>
<div><dt>Goes back by itself</dt><dd><?cs if:Review.lapses_at.date ?><?cs call:day_until(Review.lapses_at) ?><?cs else ?>Never<?cs /if ?></dd></div>
<div><dt>Result due</dt><dd><?cs call:day_until(Review.due_on) ?></dd></div>
</dl><?cs
if:Review.own ?>
<?cs call:alert_open("warning", "This is your own submission") ?><p class="usa-alert__text">Another administrator can hand over its review.</p><?cs call:alert_close() ?><?cs
else ?>
<form class="ac-panel ac-stack" method="post" action="<?cs var:Review.href ?>" novalidate><?cs call:token() ?>
<h2>Hand it over</h2>
<p class="ac-small">Both assessors are told by mail. What <?cs var:Review.assessor ?> scored and wrote is not shown to whoever has it next, and is there again if it comes back.</p>
<fieldset class="usa-fieldset<?cs if:Error.to ?> usa-form-group--error<?cs /if ?>" id="to" tabindex="-1"><legend class="usa-legend">Who gets it</legend><?cs call:error_message("to", Error.to) ?><?cs each:p = To.receivers ?>
<div class="usa-radio"><input class="usa-radio__input" id="to-<?cs var:p.id ?>" type="radio" name="to" value="<?cs var:p.id ?>"<?cs if:p.chosen ?> checked<?cs /if ?>><label class="usa-radio__label" for="to-<?cs var:p.id ?>"><?cs var:p.name ?> <span class="ac-small ac-muted"><?cs if:#p.in_hand ?><?cs var:#p.in_hand ?> in hand<?cs else ?>nothing in hand<?cs /if ?></span></label></div><?cs /each ?>
<div class="usa-radio"><input class="usa-radio__input" id="to-queue" type="radio" name="to" value="queue"<?cs if:To.queue ?> checked<?cs /if ?>><label class="usa-radio__label" for="to-queue">Back to the queue, for whoever claims it first</label></div>
</fieldset><?cs
call:input("reason", "Reason", "Both assessors read it, and it stands in the audit trail. Do not name the author.", To.reason, Error.reason, "") ?>
<div><button class="usa-button" type="submit">Hand it over</button></div>
</form><?cs /if ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
