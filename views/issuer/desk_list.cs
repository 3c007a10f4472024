<?cs #
DATA CONTRACT: GET /issuer/   fields: show = waiting | agreed | split | in_review | sealed | decided, after
  Desk.show                 code   waiting (default) | agreed | split | in_review | sealed | decided
  Count.waiting, Count.agreed, Count.split, Count.in_review, Count.sealed, Count.decided   int, at most 200: there may be more
  List.items                list   of { href url, number text, title, attempt int, badge BADGE,
                                        agreement code agreed|split, recommendation code award|not_yet (agreed), recommendations list of { letter, recommendation } (split),
                                        recommended_at TIME (waiting since), waiting text "3 days", late bool,
                                        outcome code award|not_yet, decided_at TIME, award_href url (decided, sealed), due_on TIME (sealed: when it goes out),
                                        reviews_in int, reviews_all int, due_on TIME (in_review) }
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Desk" ?><?cs set:Page.role = "issuer" ?><?cs set:Page.current = "desk" ?><?cs
include!"layout_top.cs" ?><?cs
def:desk_tab(code, word, n) ?>
<li><a href="/issuer/?show=<?cs var:code ?>"<?cs if:Desk.show == code || (code == "waiting" && !Desk.show) ?> aria-current="true"<?cs /if ?>><?cs var:word ?> <b><?cs var:#n ?><?cs if:#n >= #200 ?>+<?cs /if ?></b></a></li><?cs /def ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack">
<div class="ac-stack ac-stack--tight"><p class="ac-kicker">Issuer&rsquo;s desk</p>
<h1><?cs if:#Count.waiting == #1 ?>One submission awaits your decision<?cs elif:#Count.waiting ?><?cs var:Count.waiting ?><?cs if:#Count.waiting >= #200 ?> and more<?cs /if ?> submissions await your decision<?cs else ?>Nothing awaits your decision<?cs /if ?></h1></div>
<nav aria-label="Show"><ul class="ac-tabs"><?cs
call:desk_tab("waiting", "All waiting", Count.waiting) ?><?cs
call:desk_tab("agreed", "Agreed", Count.agreed) ?><?cs
call:desk_tab("split", "Split", Count.split) ?><?cs
call:desk_tab("in_review", "Still in review", Count.in_review) ?><?cs
if:#Count.sealed || Desk.show == "sealed" ?><?cs call:desk_tab("sealed", "Sealed", Count.sealed) ?><?cs /if ?><?cs
call:desk_tab("decided", "Decided", Count.decided) ?>
</ul></nav>
</div><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Submissions</caption>
<thead><tr><th scope="col">Submission</th><th scope="col">Micro-credential</th><th scope="col"><?cs if:Desk.show == "decided" || Desk.show == "sealed" ?>Decision<?cs elif:Desk.show == "in_review" ?>Reviews in<?cs else ?>Assessors recommend<?cs /if ?></th><th scope="col"><?cs if:Desk.show == "decided" ?>Decided<?cs elif:Desk.show == "sealed" ?>Goes out<?cs elif:Desk.show == "in_review" ?>Due<?cs else ?>Waiting<?cs /if ?></th></tr></thead>
<tbody><?cs each:d = List.items ?>
<tr><th scope="row"><a class="ac-nowrap" href="<?cs var:d.href ?>"><?cs var:d.number ?></a><?cs if:#d.attempt > #1 ?><span class="ac-under ac-cap"><?cs call:attempt_word(d.attempt) ?></span><?cs /if ?></th>
<td data-label="Micro-credential"><div class="ac-item"><?cs call:badge(d.badge, "tiny") ?><div><?cs var:d.title ?></div></div></td><?cs
if:Desk.show == "sealed" ?>
<td data-label="Decision"><?cs call:recommends(d.outcome) ?><span class="ac-under">decided <?cs call:day(d.decided_at) ?></span></td>
<td data-label="Goes out"><?cs call:day_until(d.due_on) ?></td><?cs
elif:Desk.show == "decided" ?>
<td data-label="Decision"><?cs call:state(d.outcome, "") ?></td>
<td data-label="Decided"><?cs call:day(d.decided_at) ?></td><?cs
elif:Desk.show == "in_review" ?>
<td data-label="Reviews in"><?cs var:#d.reviews_in ?> of <?cs var:#d.reviews_all ?></td>
<td data-label="Due"><?cs if:d.late ?><?cs call:due_chip(d.due_on, d.late) ?><?cs else ?><?cs call:day_until(d.due_on) ?><?cs /if ?></td><?cs
else ?>
<td data-label="Assessors recommend"><?cs if:d.agreement == "split" ?><?cs call:chip("split", "unfold_more", "Split") ?><span class="ac-under"><?cs each:r = d.recommendations ?><?cs var:r.letter ?>: <?cs if:r.recommendation == "award" ?>award<?cs else ?>not yet<?cs /if ?><?cs if:!last(r) ?>, <?cs /if ?><?cs /each ?></span><?cs else ?><?cs call:recommends(d.recommendation) ?><?cs /if ?></td>
<td data-label="Waiting"><?cs if:d.late ?><?cs call:chip("late", "warning", d.waiting) ?><?cs elif:d.waiting ?><?cs var:d.waiting ?><?cs else ?>Since <?cs call:day(d.recommended_at) ?><?cs /if ?></td><?cs /if ?></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
elif:Desk.show == "decided" ?>
<?cs call:empty("flag", "Nothing is decided yet", "Your decisions will be listed here.") ?><?cs
elif:Desk.show == "sealed" ?>
<?cs call:empty("lock", "Nothing is sealed", "Results of a term wait here until its release date.") ?><?cs
elif:Desk.show == "in_review" ?>
<?cs call:empty("visibility", "Nothing is in review", "") ?><?cs
else ?>
<?cs call:empty("check_circle", "All is decided", "You will find a submission here as soon as its assessors are done.") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
