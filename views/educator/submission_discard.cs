<?cs #
DATA CONTRACT: GET /educator/submissions/{id}/discard   confirm, then POST the same address
  Submission.href           url    the draft
  Submission.number         text
  Submission.attempt        int
  Submission.saved_at       TIME
  MC                        MC
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Discard this draft?" ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs set:Page.narrow = "1" ?><?cs
set:Page.crumbs.0.label = "My submissions" ?><?cs set:Page.crumbs.0.href = "/educator/submissions" ?><?cs
set:Page.crumbs.1.label = MC.title ?><?cs set:Page.crumbs.1.href = Submission.href ?><?cs set:Page.crumbs.2.label = "Discard" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-head"><?cs call:badge(MC.badge, "") ?><div class="ac-stack ac-stack--tight"><h1>Discard this draft?</h1><p class="ac-lead"><?cs var:MC.title ?></p></div></div>
<section class="ac-panel ac-panel--mark ac-stack">
<p>Your draft<?cs if:Submission.saved_at.text ?>, last saved <?cs call:time(Submission.saved_at) ?>,<?cs /if ?> is put away for good, with its answers and artifacts<?cs if:#Submission.attempt > #1 ?>. The attempts before it stay in the records<?cs /if ?>. You can start this micro-credential again at any time.</p>
<form class="ac-actions" method="post" action="<?cs var:Submission.href ?>/discard"><?cs call:token() ?><button class="usa-button usa-button--secondary" type="submit">Discard the draft</button><a class="usa-button usa-button--outline" href="<?cs var:Submission.href ?>">Keep it</a></form>
</section>
</div>
<?cs include!"layout_bottom.cs" ?>
