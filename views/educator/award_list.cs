<?cs #
DATA CONTRACT: GET /educator/awards   field: after
  Awards.items              list   of { href url (share page), title, programme, badge BADGE, awarded_at TIME, expires_at TIME, credit_amount, credit_unit, shared bool, state code valid|revoked|expired }
  Awards.count              int
  Credit.items              list   of { amount decimal, unit }
  Credit.year               text
  Pager.next_href, Pager.first_href   url
  News.items                list   of { kind code in_review|recommended|not_yet|awarded|revoked, title text, href url, word text (not_yet: the program's own), at TIME }   since the visit before this one, newest first, one a submission; form: POST /educator/news
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "My awards" ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "awards" ?><?cs
set:Page.crumbs.0.label = "Home" ?><?cs set:Page.crumbs.0.href = "/educator/" ?><?cs set:Page.crumbs.1.label = "My awards" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<div class="ac-row ac-row--apart"><h1>My awards</h1><?cs if:subcount(Credit.items) ?><p class="ac-muted"><?cs each:c = Credit.items ?><b><?cs var:c.amount ?></b> <?cs var:c.unit ?><?cs if:!last(c) ?>, <?cs /if ?><?cs /each ?><?cs if:Credit.year ?> in <?cs var:Credit.year ?><?cs /if ?></p><?cs /if ?></div><?cs
call:news() ?><?cs
if:subcount(Awards.items) ?>
<ul class="ac-cards"><?cs each:w = Awards.items ?>
<li><article class="ac-card"><?cs call:badge(w.badge, "") ?><div class="ac-card__body">
<p class="ac-small ac-muted"><?cs var:w.programme ?></p>
<h2><a href="<?cs var:w.href ?>"><?cs var:w.title ?></a></h2>
<p class="ac-row"><?cs if:w.state == "valid" ?><?cs call:state("awarded", "") ?><?cs else ?><?cs call:state(w.state, "") ?><?cs /if ?></p>
<ul class="ac-card__meta"><li><?cs call:icon("calendar_today") ?><?cs call:day(w.awarded_at) ?></li><?cs if:w.credit_amount && w.credit_amount != "0" ?><li><?cs call:icon("add_circle_outline") ?><?cs call:credit(w.credit_amount, w.credit_unit) ?></li><?cs /if ?><li><?cs if:w.shared ?><?cs call:icon("public") ?>Shared by link<?cs else ?><?cs call:icon("lock_outline") ?>Only you see it<?cs /if ?></li><?cs if:w.expires_at.date ?><li><?cs call:icon("schedule") ?>Until <?cs call:day(w.expires_at) ?></li><?cs /if ?></ul>
</div></article></li><?cs /each ?>
</ul>
<?cs call:pager() ?><?cs
else ?>
<?cs call:empty("emoji_events", "No awards yet", "Your first one will be here, with ways to share it.") ?>
<div class="ac-actions"><a class="usa-button" href="/catalog/">Find a micro-credential</a></div><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
