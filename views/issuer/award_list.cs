<?cs #
DATA CONTRACT: GET /issuer/awards   fields: q (name or award), after
  Filter.q                  text
  List.items                list   of { href url (public page; missing: not shared), person, title, badge BADGE, awarded_at TIME, state code valid|revoked|expired, signed bool, revoke_href url (missing: can't be revoked) }
  Pager.next_href, Pager.first_href   url
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Awards" ?><?cs set:Page.role = "issuer" ?><?cs set:Page.current = "awards" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack">
<h1>Awards issued</h1>
<form class="ac-search" role="search" method="get" action="/issuer/awards"><label class="usa-sr-only" for="q">Search by name or micro-credential</label><input class="usa-input" id="q" name="q" type="search" value="<?cs var:Filter.q ?>" placeholder="Name or micro-credential"><button class="usa-button" type="submit">Search</button></form><?cs
if:subcount(List.items) ?>
<table class="usa-table usa-table--stacked ac-table--short">
<caption class="usa-sr-only">Awards, newest first</caption>
<thead><tr><th scope="col">Earned by</th><th scope="col">Micro-credential</th><th scope="col">Awarded</th><th scope="col">State</th><th scope="col">What you can do</th></tr></thead>
<tbody><?cs each:w = List.items ?>
<tr><th scope="row"><?cs var:w.person ?></th>
<td data-label="Micro-credential"><div class="ac-item"><?cs call:badge(w.badge, "tiny") ?><div><?cs var:w.title ?></div></div></td>
<td data-label="Awarded"><?cs call:day(w.awarded_at) ?></td>
<td data-label="State"><?cs call:state(w.state, "") ?><?cs if:!w.signed ?><span class="ac-under">being signed</span><?cs /if ?></td>
<td data-label="What you can do"><?cs if:w.href ?><a href="<?cs var:w.href ?>">Public page<span class="usa-sr-only"> of <?cs var:w.person ?>, <?cs var:w.title ?></span></a><br><?cs /if ?><?cs if:w.revoke_href ?><a href="<?cs var:w.revoke_href ?>">Revoke<span class="usa-sr-only"> <?cs var:w.title ?> of <?cs var:w.person ?></span></a><?cs /if ?></td></tr><?cs /each ?>
</tbody>
</table>
<?cs call:pager() ?><?cs
elif:Filter.q ?>
<?cs call:empty("search", "No award matches that", "Try the start of a family name.") ?><?cs
else ?>
<?cs call:empty("emoji_events", "No award was made yet", "") ?><?cs /if ?>
</div>
<?cs include!"layout_bottom.cs" ?>
