<?cs #
DATA CONTRACT: GET /catalog/   fields: q text, program code, competency code, level 1..3, alignment code, credit text, review code, after code; each once
  Filter.q                  text   what was searched for
  Filter.any                bool   a search or a filter is in use
  Filter.programmes         list   of { code, name, count int, chosen bool }
  Filter.competencies       list   of { code, name, count int, chosen bool }
  Filter.levels             list   of { code, name, count int, chosen bool }   code = 1, 2, 3; empty list hides the group
  Filter.alignments         list   of { code, name, count int, chosen bool }   goals and standards; empty list hides the choice, as for the next two
  Filter.credits            list   of { code (the unit; "-": no credit), name, count int, chosen bool }
  Filter.reviews            list   of { code (working days, or term), count int (within so many, or fewer), chosen bool }
  Results                   list   of MC
  Count.total               int    all that match
  Pager.next_href           url    missing: no more
  Pager.first_href          url    missing: this is the first page
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Find a micro-credential" ?><?cs set:Page.role = "visitor" ?><?cs set:Page.current = "catalog" ?><?cs
include!"layout_top.cs" ?><?cs
# One of them, or all: a field comes once. ?><?cs
def:filter_choice(name, code, label, count, chosen) ?>
<div class="usa-radio"><input class="usa-radio__input" id="<?cs var:name ?>-<?cs var:code ?>" type="radio" name="<?cs var:name ?>" value="<?cs var:code ?>"<?cs if:chosen ?> checked<?cs /if ?>><label class="usa-radio__label" for="<?cs var:name ?>-<?cs var:code ?>"><?cs var:label ?><?cs if:#count ?> <span class="ac-muted"><?cs var:count ?></span><?cs /if ?></label></div><?cs /def ?><?cs
def:filter_label(name, f) ?><?cs if:name == "credit" && f.code == "-" ?>No credit<?cs elif:name == "review" && f.code == "term" ?>At the end of a term<?cs elif:name == "review" ?>Within <?cs var:#f.code ?> working days<?cs else ?><?cs var:f.name ?><?cs /if ?><?cs /def ?><?cs
def:filter_chip(name, items) ?><?cs each:f = items ?><?cs if:f.chosen ?>
<span class="ac-state"><?cs call:filter_label(name, f) ?></span><?cs /if ?><?cs /each ?><?cs /def ?><?cs
def:filter_group(name, legend, items) ?><?cs if:subcount(items) ?><?cs set:_all = "1" ?><?cs each:f = items ?><?cs if:f.chosen ?><?cs set:_all = "" ?><?cs /if ?><?cs /each ?>
<fieldset class="usa-fieldset"><legend class="usa-legend"><?cs var:legend ?></legend><?cs
call:filter_choice(name, "", "All", #0, _all) ?><?cs each:f = items ?><?cs
call:filter_choice(name, f.code, f.name, f.count, f.chosen) ?><?cs /each ?>
</fieldset><?cs /if ?><?cs /def ?>
<?cs
# Many of them: one is chosen from a list. ?><?cs
def:filter_list(name, label, items) ?><?cs if:subcount(items) ?>
<div><label class="usa-label" for="by-<?cs var:name ?>"><?cs var:label ?></label>
<select class="usa-select" id="by-<?cs var:name ?>" name="<?cs var:name ?>"><option value="">All</option><?cs each:f = items ?>
<option value="<?cs var:f.code ?>"<?cs if:f.chosen ?> selected<?cs /if ?>><?cs call:filter_label(name, f) ?><?cs if:#f.count ?> (<?cs var:f.count ?>)<?cs /if ?></option><?cs /each ?>
</select></div><?cs /if ?><?cs /def ?>
<form class="ac-stack ac-stack--loose" action="/catalog/" method="get" role="search" aria-label="Catalog">
<div class="ac-stack">
<h1>Find a micro-credential</h1>
<p class="ac-lead">Show one skill from your own practice. Trained assessors judge it against a rubric you can read before you start, and the award goes on your record.</p>
<div class="ac-search">
<label class="usa-sr-only" for="q">Search by skill, topic or program</label>
<input class="usa-input" id="q" name="q" type="search" maxlength="100" value="<?cs var:Filter.q ?>" placeholder="Skill, topic or program">
<button class="usa-button" type="submit">Search</button>
</div>
</div>
<div class="ac-split ac-split--first">
<details class="ac-fold ac-fold--wide ac-fold--bare">
<summary>Filters<?cs if:Filter.any ?> (in use)<?cs /if ?></summary>
<div class="ac-fold__body ac-stack"><?cs
call:filter_group("program", "Program", Filter.programmes) ?><?cs
if:subcount(Filter.competencies) > #8 ?><?cs call:filter_list("competency", "Competency", Filter.competencies) ?><?cs
else ?><?cs call:filter_group("competency", "Competency", Filter.competencies) ?><?cs /if ?><?cs
call:filter_group("level", "Level", Filter.levels) ?><?cs
call:filter_list("alignment", "Goal or standard", Filter.alignments) ?><?cs
call:filter_list("credit", "Credit", Filter.credits) ?><?cs
call:filter_list("review", "Result", Filter.reviews) ?>
<div class="ac-actions"><button class="usa-button usa-button--outline" type="submit">Show results</button></div>
</div>
</details>
<section class="ac-stack" aria-labelledby="results">
<div class="ac-row">
<h2 id="results"><?cs var:#Count.total ?> micro-credential<?cs if:#Count.total != #1 ?>s<?cs /if ?></h2><?cs
if:Filter.q ?>
<span class="ac-state"><?cs call:icon("search") ?><?cs var:Filter.q ?></span><?cs /if ?><?cs
each:f = Filter.programmes ?><?cs if:f.chosen ?>
<span class="ac-state"><?cs var:f.name ?></span><?cs /if ?><?cs /each ?><?cs
each:f = Filter.competencies ?><?cs if:f.chosen ?>
<span class="ac-state"><?cs var:f.name ?></span><?cs /if ?><?cs /each ?><?cs
each:f = Filter.levels ?><?cs if:f.chosen ?>
<span class="ac-state"><?cs var:f.name ?></span><?cs /if ?><?cs /each ?><?cs
call:filter_chip("alignment", Filter.alignments) ?><?cs
call:filter_chip("credit", Filter.credits) ?><?cs
call:filter_chip("review", Filter.reviews) ?><?cs
if:Filter.any ?>
<a class="ac-small" href="/catalog/">Show everything</a><?cs /if ?>
</div><?cs
if:subcount(Results) ?>
<ul class="ac-cards"><?cs each:m = Results ?>
<li><?cs call:mc_card(m) ?></li><?cs /each ?>
</ul>
<?cs call:pager() ?><?cs
elif:Filter.any ?>
<?cs call:empty("search", "Nothing matches that", "Try one word instead of several, or take a filter away.") ?><?cs
else ?>
<?cs call:empty("local_library", "Nothing is published yet", "The first micro-credentials will appear here.") ?><?cs /if ?>
</section>
</div>
</form>
<?cs include!"layout_bottom.cs" ?>
