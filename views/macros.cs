<?cs # Macros of all pages. Arguments that name a node (b, t, m, a) are read through their leaves; see README.md for the types. ?><?cs
def:icon(name) ?><svg class="usa-icon" aria-hidden="true" focusable="false"><use href="<?cs var:Asset.icons ?>#i-<?cs var:name ?>"></use></svg><?cs /def ?><?cs

# A badge beside its title (hidden from screen readers), and one that stands alone. size: tiny, small, large, hero or "". ?><?cs
def:badge_layers(b) ?><use href="<?cs var:Asset.icons ?>#b-<?cs if:b.shape ?><?cs var:b.shape ?><?cs else ?>hexagon<?cs /if ?>-<?cs if:b.level ?><?cs var:b.level ?><?cs else ?>1<?cs /if ?>"></use><use href="<?cs var:Asset.icons ?>#g-<?cs if:b.symbol ?><?cs var:b.symbol ?><?cs else ?>laurel<?cs /if ?>"></use><?cs /def ?><?cs
def:badge_class(b, size) ?>ac-badge ac-badge--<?cs if:b.colour ?><?cs var:b.colour ?><?cs else ?>program<?cs /if ?><?cs if:size ?> ac-badge--<?cs var:size ?><?cs /if ?><?cs /def ?><?cs
def:badge(b, size) ?><svg class="<?cs call:badge_class(b, size) ?>" viewBox="0 0 128 128" aria-hidden="true" focusable="false"><?cs call:badge_layers(b) ?></svg><?cs /def ?><?cs
def:badge_named(b, size, label) ?><svg class="<?cs call:badge_class(b, size) ?>" viewBox="0 0 128 128" role="img" aria-label="<?cs var:label ?>"><?cs call:badge_layers(b) ?></svg><?cs /def ?><?cs

# The large one on an award's page, with the district's name around the drawing. ?><?cs
def:badge_hero(b, label, words) ?><svg class="<?cs call:badge_class(b, "hero") ?>" viewBox="0 0 128 128" role="img" aria-label="<?cs var:label ?>"><use href="<?cs var:Asset.icons ?>#b-<?cs if:b.shape ?><?cs var:b.shape ?><?cs else ?>hexagon<?cs /if ?>-<?cs if:b.level ?><?cs var:b.level ?><?cs else ?>1<?cs /if ?>"></use><path class="ac-badge__band" d="M39.5 91.2A36.6 36.6 0 1 1 88.5 91.2"/><path id="badge-arc" fill="none" d="M40.8 89.7A34.6 34.6 0 1 1 87.2 89.7"/><text class="ac-badge__name"><textPath href="#badge-arc" startOffset="50%" text-anchor="middle"><?cs var:words ?></textPath></text><use href="<?cs var:Asset.icons ?>#g-<?cs if:b.symbol ?><?cs var:b.symbol ?><?cs else ?>laurel<?cs /if ?>"></use></svg><?cs /def ?><?cs

# A chip: word, icon and colour. The programme's own word, where there is one, wins. ?><?cs
def:chip(kind, symbol, word) ?><span class="ac-state ac-state--<?cs var:kind ?>"><?cs call:icon(symbol) ?><?cs var:word ?></span><?cs /def ?><?cs
def:chip_worded(kind, symbol, word, own) ?><?cs if:own ?><?cs call:chip(kind, symbol, own) ?><?cs else ?><?cs call:chip(kind, symbol, word) ?><?cs /if ?><?cs /def ?><?cs
def:state(code, label) ?><?cs
  if:code == "draft" ?><?cs call:chip_worded("draft", "edit", "Draft", label) ?><?cs
  elif:code == "submitted" ?><?cs call:chip_worded("submitted", "send", "Submitted", label) ?><?cs
  elif:code == "in_review" ?><?cs call:chip_worded("review", "visibility", "In review", label) ?><?cs
  elif:code == "recommended" ?><?cs call:chip_worded("review", "visibility", "Awaiting the decision", label) ?><?cs
  elif:code == "awarded" || code == "award" ?><?cs call:chip_worded("awarded", "verified", "Awarded", label) ?><?cs
  elif:code == "not_yet" ?><?cs call:chip_worded("notyet", "update", "Not yet", label) ?><?cs
  elif:code == "discarded" ?><?cs call:chip_worded("calm", "delete", "Discarded", label) ?><?cs
  elif:code == "valid" ?><?cs call:chip_worded("valid", "check_circle", "Valid", label) ?><?cs
  elif:code == "revoked" ?><?cs call:chip_worded("revoked", "error", "Revoked", label) ?><?cs
  elif:code == "expired" ?><?cs call:chip_worded("expired", "schedule", "Expired", label) ?><?cs
  elif:label ?><?cs call:chip("calm", "radio_button_unchecked", label) ?><?cs
  /if ?><?cs /def ?><?cs
def:recommends(code) ?><?cs if:code == "award" ?><?cs call:chip("met", "check", "Award") ?><?cs elif:code == "not_yet" ?><?cs call:chip("notyet", "update", "Not yet") ?><?cs /if ?><?cs /def ?><?cs
def:level_chip(name, meets) ?><?cs if:meets ?><?cs call:chip("met", "check_circle", name) ?><?cs else ?><?cs call:chip("notyet", "update", name) ?><?cs /if ?><?cs /def ?><?cs
def:due_chip(t, late) ?><?cs if:t.date ?><span class="ac-state ac-state--<?cs if:late ?>late<?cs else ?>due<?cs /if ?>"><?cs if:late ?><?cs call:icon("warning") ?><?cs else ?><?cs call:icon("schedule") ?><?cs /if ?><span><?cs if:late ?>Overdue since <?cs else ?>Due <?cs /if ?><time datetime="<?cs var:t.iso ?>"><?cs var:t.date ?></time><?cs if:t.until ?>, <?cs var:t.until ?><?cs /if ?></span></span><?cs /if ?><?cs /def ?><?cs

# Times: `time` with the hour, `day` without, `day_until` with how long from now. ?><?cs
def:time(t) ?><time datetime="<?cs var:t.iso ?>"><?cs var:t.text ?></time><?cs /def ?><?cs
def:day(t) ?><time datetime="<?cs var:t.iso ?>"><?cs var:t.date ?></time><?cs /def ?><?cs
def:day_until(t) ?><time datetime="<?cs var:t.iso ?>"><?cs var:t.date ?></time><?cs if:t.until ?>, <?cs var:t.until ?><?cs /if ?><?cs /def ?><?cs

# How long a claim holds, said louder when it ends soon. ?><?cs
def:chip_hold(x) ?><span class="ac-state ac-state--late"><?cs call:icon("hourglass_empty") ?><span>Yours only until <time datetime="<?cs var:x.lapses_at.iso ?>"><?cs var:x.lapses_at.date ?></time><?cs if:x.lapses_at.until ?>, <?cs var:x.lapses_at.until ?><?cs /if ?></span></span><?cs /def ?><?cs
def:hold_line(x) ?><?cs if:x.lapses_at.date ?><?cs if:x.lapses_soon ?><?cs call:chip_hold(x) ?><?cs else ?><p class="ac-small ac-muted">Yours until <?cs call:day(x.lapses_at) ?></p><?cs /if ?><?cs /if ?><?cs /def ?><?cs
def:saved(t) ?><?cs if:t.text ?><span class="ac-saved"><?cs call:icon("check") ?>Saved <?cs call:time(t) ?></span><?cs /if ?><?cs /def ?><?cs

# Words about a micro-credential. ?><?cs
def:credit(amount, unit) ?><?cs if:amount && amount != "0" ?><?cs var:amount ?> <?cs var:unit ?><?cs else ?>No credit<?cs /if ?><?cs /def ?><?cs
def:review_time(m) ?><?cs if:m.review_policy == "by_term" ?>After the term ends<?cs elif:#m.review_days > #9 && #m.review_days % #5 == #0 ?>In <?cs set:_weeks = #m.review_days / #5 ?><?cs var:_weeks ?> weeks<?cs elif:#m.review_days == #5 ?>In a week<?cs elif:#m.review_days ?>In <?cs var:m.review_days ?> working days<?cs else ?>When it is ready<?cs /if ?><?cs /def ?><?cs
def:number_word(n) ?><?cs if:#n == #1 ?>one<?cs elif:#n == #2 ?>two<?cs elif:#n == #3 ?>three<?cs elif:#n == #4 ?>four<?cs elif:#n == #5 ?>five<?cs elif:#n == #6 ?>six<?cs elif:#n == #7 ?>seven<?cs elif:#n == #8 ?>eight<?cs elif:#n == #9 ?>nine<?cs else ?><?cs var:n ?><?cs /if ?><?cs /def ?><?cs
def:attempt_word(n) ?><?cs if:#n == #1 ?>first<?cs elif:#n == #2 ?>second<?cs elif:#n == #3 ?>third<?cs elif:#n == #4 ?>fourth<?cs elif:#n == #5 ?>fifth<?cs else ?><?cs var:n ?>th<?cs /if ?> attempt<?cs /def ?><?cs
def:artifact_range(m) ?><?cs if:#m.artifact_least == #m.artifact_most ?><?cs var:m.artifact_least ?> artifact<?cs if:#m.artifact_least != #1 ?>s<?cs /if ?><?cs else ?><?cs var:m.artifact_least ?> to <?cs var:m.artifact_most ?> artifacts<?cs /if ?><?cs /def ?><?cs
def:word_range(least, most) ?><?cs if:#least && #most ?><?cs var:least ?> to <?cs var:most ?> words<?cs elif:#most ?>Up to <?cs var:most ?> words<?cs elif:#least ?>At least <?cs var:least ?> words<?cs /if ?><?cs /def ?><?cs
def:word_line(m) ?><?cs var:m.programme ?><?cs if:m.level_name ?> &middot; <?cs var:m.level_name ?> level<?cs /if ?><?cs if:m.credit_amount && m.credit_amount != "0" ?> &middot; <?cs call:credit(m.credit_amount, m.credit_unit) ?><?cs /if ?><?cs /def ?><?cs

# Text that its author formatted: x.html has been through views/markdown.c; other text keeps its line ends. The one place that shows anything unescaped. ?><?cs
def:markdown(x) ?><?cs if:x.html ?><div class="ac-markdown"><?cs uvar:x.html ?></div><?cs else ?><p class="ac-prose"><?cs var:x ?></p><?cs /if ?><?cs /def ?><?cs

# Forms. find_error: a row's own error, or that of its field in a family of them (section-*), into _error. ?><?cs
def:find_error(own, family, id) ?><?cs set:_error = own ?><?cs if:!_error ?><?cs set:_error = Error[family][id] ?><?cs /if ?><?cs /def ?><?cs
def:token() ?><input type="hidden" name="token" value="<?cs var:Form.token ?>"><?cs /def ?><?cs
def:error_message(id, text) ?><?cs if:text ?><span class="usa-error-message" id="<?cs var:id ?>-error"><?cs call:icon("error") ?><span><?cs var:text ?></span></span><?cs /if ?><?cs /def ?><?cs
def:group_open(error) ?><div class="usa-form-group<?cs if:error ?> usa-form-group--error<?cs /if ?>"><?cs /def ?><?cs
def:group_close() ?></div><?cs /def ?><?cs
def:input(id, label, hint, value, error, more) ?><?cs call:group_open(error) ?>
<label class="usa-label<?cs if:error ?> usa-label--error<?cs /if ?>" for="<?cs var:id ?>"><?cs var:label ?></label><?cs
if:hint ?><span class="usa-hint" id="<?cs var:id ?>-hint"><?cs var:hint ?></span><?cs /if ?><?cs call:error_message(id, error) ?>
<input class="usa-input<?cs if:error ?> usa-input--error<?cs /if ?>" id="<?cs var:id ?>" name="<?cs var:id ?>" type="<?cs if:more ?><?cs var:more ?><?cs else ?>text<?cs /if ?>" value="<?cs var:value ?>"<?cs if:error ?> aria-invalid="true"<?cs /if ?><?cs if:hint || error ?> aria-describedby="<?cs if:hint ?><?cs var:id ?>-hint <?cs /if ?><?cs if:error ?><?cs var:id ?>-error<?cs /if ?>"<?cs /if ?>><?cs call:group_close() ?><?cs /def ?><?cs
def:textarea(id, label, hint, value, error, rows) ?><?cs call:group_open(error) ?>
<label class="usa-label<?cs if:error ?> usa-label--error<?cs /if ?>" for="<?cs var:id ?>"><?cs var:label ?></label><?cs
if:hint ?><span class="usa-hint" id="<?cs var:id ?>-hint"><?cs var:hint ?></span><?cs /if ?><?cs call:error_message(id, error) ?>
<textarea class="usa-textarea<?cs if:error ?> usa-input--error<?cs /if ?>" id="<?cs var:id ?>" name="<?cs var:id ?>" rows="<?cs var:rows ?>"<?cs if:error ?> aria-invalid="true"<?cs /if ?><?cs if:hint || error ?> aria-describedby="<?cs if:hint ?><?cs var:id ?>-hint <?cs /if ?><?cs if:error ?><?cs var:id ?>-error<?cs /if ?>"<?cs /if ?>>
<?cs var:value ?></textarea><?cs call:group_close() ?><?cs /def ?><?cs
# The line below a text with a bound: how many words there are, and whether that is enough. The script keeps it current. ?><?cs
def:count(id, words, least, most) ?><div class="ac-below" id="<?cs var:id ?>-count" data-count="<?cs var:id ?>" data-least="<?cs var:least ?>" data-most="<?cs var:most ?>"><span><?cs var:#words ?> word<?cs if:#words != #1 ?>s<?cs /if ?><?cs if:#least && #most ?> of <?cs var:least ?> to <?cs var:most ?><?cs elif:#most ?> of at most <?cs var:most ?><?cs elif:#least ?> of at least <?cs var:least ?><?cs /if ?></span><?cs
if:#most && #words > #most ?><?cs set:_over = #words - #most ?><span class="ac-no"><?cs call:icon("error") ?> <?cs var:_over ?> too many</span><?cs
elif:#words < #least ?><?cs set:_to_go = #least - #words ?><span class="ac-part"><?cs call:icon("schedule") ?> <?cs var:_to_go ?> to go</span><?cs
elif:#words ?><span class="ac-yes"><?cs call:icon("check") ?> long enough</span><?cs /if ?></div><?cs /def ?><?cs
def:checkbox(id, label, checked, error) ?><?cs call:group_open(error) ?><?cs call:error_message(id, error) ?><div class="usa-checkbox"><input class="usa-checkbox__input" id="<?cs var:id ?>" type="checkbox" name="<?cs var:id ?>" value="1"<?cs if:checked ?> checked<?cs /if ?><?cs if:error ?> aria-invalid="true" aria-describedby="<?cs var:id ?>-error"<?cs /if ?>><label class="usa-checkbox__label" for="<?cs var:id ?>"><?cs var:label ?></label></div><?cs call:group_close() ?><?cs /def ?><?cs
def:alert_open(kind, heading) ?><div class="usa-alert usa-alert--<?cs var:kind ?>"<?cs if:kind == "error" ?> role="alert"<?cs else ?> role="status"<?cs /if ?>><div class="usa-alert__body"><?cs if:heading ?><h2 class="usa-alert__heading"><?cs var:heading ?></h2><?cs /if ?><?cs /def ?><?cs
def:alert_close() ?></div></div><?cs /def ?><?cs

# Where a submission is: draft, submitted, in review, result. ?><?cs
def:step(n, at, word) ?><li class="usa-step-indicator__segment<?cs if:#n < #at ?> usa-step-indicator__segment--complete<?cs elif:#n == #at ?> usa-step-indicator__segment--current<?cs /if ?>"<?cs if:#n == #at ?> aria-current="step"<?cs /if ?>><span class="usa-step-indicator__segment-label"><?cs if:#n < #at ?><?cs call:icon("check") ?> <?cs /if ?><?cs var:word ?><?cs if:#n < #at ?> <span class="usa-sr-only">done</span><?cs elif:#n > #at ?> <span class="usa-sr-only">not started</span><?cs /if ?></span></li><?cs /def ?><?cs
def:steps(code, attempt) ?><?cs
if:code == "draft" ?><?cs set:_at = #1 ?><?cs elif:code == "submitted" ?><?cs set:_at = #2 ?><?cs elif:code == "in_review" || code == "recommended" ?><?cs set:_at = #3 ?><?cs else ?><?cs set:_at = #4 ?><?cs /if ?><div class="usa-step-indicator">
<ol class="usa-step-indicator__segments" aria-label="Where this submission is"><?cs
if:#attempt == #2 ?><?cs call:step(#1, _at, "Second attempt") ?><?cs elif:#attempt == #3 ?><?cs call:step(#1, _at, "Third attempt") ?><?cs elif:#attempt > #3 ?><?cs set:_word = "Attempt " + attempt ?><?cs call:step(#1, _at, _word) ?><?cs else ?><?cs call:step(#1, _at, "Draft") ?><?cs /if ?>
<?cs call:step(#2, _at, "Submitted") ?>
<?cs call:step(#3, _at, "In review") ?>
<?cs call:step(#4, _at, "Result") ?></ol></div><?cs /def ?><?cs

# What happened since the last visit. ?><?cs
def:news_line(x) ?><?cs if:x.kind == "awarded" ?>You earned <a href="<?cs var:x.href ?>"><?cs var:x.title ?></a>.<?cs elif:x.kind == "not_yet" ?><a href="<?cs var:x.href ?>"><?cs var:x.title ?></a>: <?cs if:x.word ?><?cs var:x.word ?><?cs else ?>Not yet<?cs /if ?>, with feedback on every section.<?cs elif:x.kind == "revoked" ?>Your award <a href="<?cs var:x.href ?>"><?cs var:x.title ?></a> was revoked.<?cs elif:x.kind == "recommended" ?><a href="<?cs var:x.href ?>"><?cs var:x.title ?></a> awaits the decision of the issuer of record.<?cs else ?>An assessor has begun to read <a href="<?cs var:x.href ?>"><?cs var:x.title ?></a>.<?cs /if ?> <span class="ac-muted ac-small"><?cs call:day(x.at) ?></span><?cs /def ?><?cs
def:news() ?><?cs if:subcount(News.items) ?>
<section class="usa-alert usa-alert--info ac-news" aria-labelledby="news"><div class="usa-alert__body">
<h2 class="usa-alert__heading" id="news">Since you were last here</h2>
<ul class="usa-list"><?cs each:x = News.items ?>
<li><?cs call:news_line(x) ?></li><?cs /each ?>
</ul>
<form method="post" action="/educator/news"><?cs call:token() ?><button class="usa-button usa-button--unstyled" type="submit">I have read this</button></form>
</div></section><?cs /if ?><?cs /def ?><?cs

# Lists. ?><?cs
def:pager() ?><?cs if:Pager.first_href || Pager.next_href ?><nav class="ac-row ac-noprint" aria-label="Pages"><?cs if:Pager.first_href ?><a class="usa-button usa-button--outline" href="<?cs var:Pager.first_href ?>"><?cs call:icon("arrow_back") ?>Back to the first</a><?cs /if ?><?cs if:Pager.next_href ?><a class="usa-button usa-button--outline" href="<?cs var:Pager.next_href ?>">Show the next</a><?cs /if ?></nav><?cs /if ?><?cs /def ?><?cs
def:changes(list) ?><dl class="ac-changes"><?cs each:c = list ?><div><dt><?cs if:c.kind == "added" ?><?cs call:icon("add_circle_outline") ?><?cs elif:c.kind == "removed" ?><?cs call:icon("close") ?><?cs else ?><?cs call:icon("edit") ?><?cs /if ?> <?cs var:c.what ?><?cs if:c.kind == "added" ?> is added<?cs elif:c.kind == "removed" ?> is taken away<?cs elif:c.kind == "moved" ?> changes<?cs /if ?></dt><?cs if:c.before ?><dd><span class="ac-muted">Before:</span> <?cs var:c.before ?></dd><?cs /if ?><?cs if:c.after ?><dd><span class="ac-muted">Now:</span> <?cs var:c.after ?></dd><?cs /if ?></div><?cs /each ?></dl><?cs /def ?><?cs
def:empty(symbol, heading, text) ?><div class="ac-empty"><span class="ac-empty__mark"><?cs call:icon(symbol) ?></span><p class="ac-empty__heading"><?cs var:heading ?></p><?cs if:text ?><p><?cs var:text ?></p><?cs /if ?></div><?cs /def ?><?cs
def:card_meta(m) ?><ul class="ac-card__meta"><?cs if:m.level_name ?><li><?cs call:icon("trending_up") ?><?cs var:m.level_name ?></li><?cs /if ?><?cs if:m.credit_amount && m.credit_amount != "0" ?><li><?cs call:icon("add_circle_outline") ?><?cs call:credit(m.credit_amount, m.credit_unit) ?></li><?cs /if ?><li><?cs call:icon("schedule") ?><span><span class="usa-sr-only">Result: </span><?cs call:review_time(m) ?></span></li></ul><?cs /def ?><?cs
def:mc_card(m) ?><article class="ac-card"><?cs call:badge(m.badge, "") ?><div class="ac-card__body">
<p class="ac-small ac-muted"><?cs var:m.programme ?><?cs if:m.competency ?> &middot; <?cs var:m.competency ?><?cs /if ?></p>
<h3><a href="/catalog/<?cs var:m.code ?>"><?cs var:m.title ?></a></h3>
<p class="ac-small"><?cs var:m.summary ?></p>
<?cs call:card_meta(m) ?></div></article><?cs /def ?><?cs

# Evidence. ?><?cs
def:media_icon(a) ?><?cs if:a.kind == "link" ?><?cs call:icon("link") ?><?cs elif:a.media == "image" ?><?cs call:icon("image") ?><?cs elif:a.media == "video" ?><?cs call:icon("photo_camera") ?><?cs else ?><?cs call:icon("topic") ?><?cs /if ?><?cs /def ?><?cs
def:media_word(a) ?><?cs if:a.kind == "link" ?>Link<?cs elif:a.media == "image" ?>Image<?cs elif:a.media == "video" ?>Video<?cs elif:a.media == "audio" ?>Recording<?cs elif:a.media == "pdf" ?>PDF<?cs elif:a.media == "document" ?>Document<?cs else ?>File<?cs /if ?><?cs /def ?><?cs
def:artifact_line(a) ?><?cs call:media_word(a) ?><?cs if:a.kind == "link" ?><?cs if:a.host ?> to <?cs var:a.host ?><?cs /if ?><?cs else ?><?cs if:a.size ?>, <?cs var:a.size ?><?cs /if ?><?cs /if ?><?cs /def ?><?cs
def:evidence(a) ?><figure class="ac-evidence" id="artifact-<?cs var:a.id ?>"><?cs
set:_src = a.src ?><?cs if:!_src ?><?cs set:_src = a.href ?><?cs /if ?><?cs
if:a.kind == "file" && a.media == "image" ?><a href="<?cs var:a.href ?>"><img src="<?cs var:_src ?>" referrerpolicy="no-referrer" alt="Open <?cs var:a.title ?>, an image" loading="lazy"></a><?cs
elif:a.kind == "file" && a.media == "video" ?><video controls preload="metadata" src="<?cs var:_src ?>" aria-label="<?cs var:a.title ?>"></video><?cs
elif:a.kind == "file" && a.media == "audio" ?><audio controls preload="none" src="<?cs var:_src ?>" aria-label="<?cs var:a.title ?>"></audio><?cs
elif:a.kind == "file" && a.media == "pdf" && a.src ?><iframe src="<?cs var:a.src ?>#navpanes=0&amp;view=FitH" title="<?cs var:a.title ?>, a PDF" loading="lazy" referrerpolicy="no-referrer"></iframe><?cs
/if ?>
<figcaption class="ac-stack ac-stack--tight">
<div class="ac-row ac-row--apart"><h3><?cs call:media_icon(a) ?> <?cs if:a.position ?><?cs var:a.position ?>. <?cs /if ?><?cs var:a.title ?></h3><span class="ac-small ac-muted"><?cs call:artifact_line(a) ?> &middot; <a href="<?cs var:a.href ?>"<?cs if:a.kind == "link" ?> rel="noopener noreferrer external" target="_blank"<?cs /if ?>>Open<span class="usa-sr-only"> <?cs var:a.title ?><?cs if:a.kind == "link" ?> in a new tab<?cs /if ?></span></a></span></div><?cs
if:a.reflection ?>
<blockquote class="ac-prose"><?cs var:a.reflection ?></blockquote><?cs /if ?>
</figcaption></figure><?cs /def ?>
