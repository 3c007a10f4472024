<?cs #
DATA CONTRACT: GET /assessor/reviews/{id} after it was sent, or given back, or taken by someone else
  Review.number             text
  Review.href               url
  Review.state              code   recommended | given_back | lapsed | handed_over | gone   (gone: not this assessor's any more)
  Review.lapsed_at          TIME   lapsed: when the claim came to its end
  Review.handed_over        text   handed_over: the administrator's reason
  Review.claim              text   lapsed, handed_over: what to claim to have it again; missing: others have all its places
  Review.recommendation     code   award | not_yet
  Review.sent_at            TIME
  Review.note               text
  Review.others             int    assessors whose recommendation is still out
  Review.outcome            code   award | not_yet   missing: not decided
  MC                        MC
  Sections                  list   of { position, title, criteria list of { title, level_name, meets bool }, feedback text }   own scores, read-only
  Queue.mine                int    what this assessor has in hand
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Review of " + Review.number ?><?cs set:Page.role = "assessor" ?><?cs set:Page.current = "queue" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "Queue" ?><?cs set:Page.crumbs.0.href = "/assessor/queue" ?><?cs set:Page.crumbs.1.label = Review.number ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<section class="ac-panel ac-panel--mark ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "small") ?><div class="ac-stack ac-stack--tight"><p class="ac-muted"><?cs var:MC.title ?> &middot; <span class="ac-nowrap"><?cs var:Review.number ?></span></p>
<h1><?cs if:Review.state == "recommended" ?>Your recommendation is sent<?cs elif:Review.state == "given_back" ?>You gave this one back<?cs elif:Review.state == "lapsed" ?>This one went back to the queue<?cs elif:Review.state == "handed_over" ?>This one was moved on<?cs else ?>This one is no longer yours<?cs /if ?></h1></div></div><?cs
if:Review.state == "recommended" ?>
<p class="ac-row"><?cs call:recommends(Review.recommendation) ?><span class="ac-muted">sent <?cs call:time(Review.sent_at) ?></span></p>
<p><?cs if:Review.outcome ?>The issuer of record decided: <?cs call:state(Review.outcome, "") ?><?cs elif:#Review.others ?>The issuer of record decides when the other assessor<?cs if:#Review.others != #1 ?>s are<?cs else ?> is<?cs /if ?> done.<?cs else ?>It is with the issuer of record now.<?cs /if ?></p><?cs
elif:Review.state == "given_back" ?>
<p>Another assessor can claim it now. Thank you for saying so.</p><?cs
elif:Review.state == "lapsed" ?>
<p>Your claim ended on <?cs call:day(Review.lapsed_at) ?>, so that the educator doesn&rsquo;t wait in vain.</p><?cs
elif:Review.state == "handed_over" ?>
<p>An administrator moved it, and said why:</p>
<blockquote class="ac-prose"><?cs var:Review.handed_over ?></blockquote><?cs
else ?>
<p>It was claimed by someone else, given back, or taken back by its author.</p><?cs /if ?><?cs
if:Review.claim ?>
<p>What you had saved is kept. Claim it again, and all of it is there.</p><?cs elif:Review.state == "lapsed" || Review.state == "handed_over" ?>
<p>Others have it now. What you had saved is kept, in case it comes back to you.</p><?cs /if ?>
<div class="ac-actions"><?cs if:Review.claim ?><form method="post" action="/assessor/queue"><?cs call:token() ?><button class="usa-button usa-button--outline" type="submit" name="claim" value="<?cs var:Review.claim ?>">Claim it again</button></form><?cs /if ?><a class="usa-button" href="/assessor/queue">To the queue<?cs if:#Queue.mine ?> (<?cs var:Queue.mine ?> yours)<?cs /if ?></a></div>
</section><?cs
if:subcount(Sections) ?>
<details class="ac-fold"><summary>What you sent</summary><div class="ac-fold__body"><ul class="ac-list"><?cs each:s = Sections ?>
<li class="ac-stack ac-stack--tight"><h2 class="ac-h3"><?cs var:s.position ?>. <?cs var:s.title ?></h2><?cs each:c = s.criteria ?>
<p class="ac-row"><?cs call:level_chip(c.level_name, c.meets) ?><span><?cs var:c.title ?></span></p><?cs /each ?>
<p class="ac-prose"><?cs var:s.feedback ?></p></li><?cs /each ?><?cs
if:Review.note ?>
<li><h2 class="ac-h3">Note to the issuer</h2><p class="ac-prose"><?cs var:Review.note ?></p></li><?cs /if ?>
</ul></div></details><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
