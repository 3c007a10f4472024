<?cs #
DATA CONTRACT: GET /educator/submissions/{id} while it is a draft: THE editor. ONE form around the whole page:
  POST /educator/submissions/{id}             urlencoded, button action = save | check | submit, or button remove = <artifact id>
  POST /educator/submissions/{id}/artifacts   multipart, button add = file | link   (the buttons carry formaction and formenctype)
  BOTH carry every field of the editor, so that adding or removing an artifact never loses a word that was typed. Save all of them first:
    section-<id> text, version-<id> int, reflection-<artifact id> text, consent 1, original 1,
    file (the upload; in the urlencoded POST only its name as text: ignore it), file_title text, link_url text, link_title text
  A link_url that came with save, check or submit was meant to be added: add it. A file name without its bytes: Error.file says to press "Add this file".
  Errors of the adding part come back as Error.file, Error.file_title, Error.link_url, Error.link_title; typed values as Add.*.

  Submission.id             text   public id
  Submission.number         text   "4F7K-2MQP"
  Submission.href           url    /educator/submissions/{id}
  Submission.attempt        int    1, 2, ...
  Submission.saved_at       TIME   missing: never saved
  Submission.checked        bool   "check" or "submit" was pressed: show what is missing as errors
  Submission.ready          bool   nothing is missing
  Submission.consent        bool   as stored or typed
  Submission.original       bool   as stored or typed
  Submission.feedback_href  url    feedback on the attempt before; missing on a first attempt
  MC                        MC     with MC.artifact_least, MC.artifact_most, MC.assessor_count, MC.anonymous, MC.reflection_prompt
  MC.reflection_least, MC.reflection_most   int   words asked for in a reflection; 0 or missing: no bound
  Sections                  list   in order, of
    id int, position int, kind code text|artifacts, title, prompt, hint text (may be missing),
    words_least int, words_most int (0: no bound), text (as typed), words int (counted by the worker), version int,
    saved_at TIME, error text (only when checked; or Error.section.<id>), conflict text (what another tab stored meanwhile; missing: none),
    done bool, reopened bool (it fell short last time), kept bool (it met last time),
    feedback list of { letter "A", text }   (on the attempt before)
    criteria list of { position, title, meets_text, level_name (the last attempt's, may be missing), meets bool }
  Artifacts.items           list   of ARTIFACT with error text (or Error.reflection.<id>), done bool
  Artifacts.count           int
  Artifacts.error           text   too few, too many (only when checked)
  Artifacts.full            bool   no more may be added: the adding part is left out
  Artifacts.limit           text   "512 MB", the largest file
  Add.file_title, Add.link_url, Add.link_title   text   typed values
  Error.any, Error.consent, Error.original, Error.file, Error.file_title, Error.link_url, Error.link_title
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Your draft: " + MC.title ?><?cs set:Page.role = "educator" ?><?cs set:Page.current = "submissions" ?><?cs
set:Page.crumbs.0.label = "Home" ?><?cs set:Page.crumbs.0.href = "/educator/" ?><?cs
set:Page.crumbs.1.label = "My submissions" ?><?cs set:Page.crumbs.1.href = "/educator/submissions" ?><?cs set:Page.crumbs.2.label = MC.title ?><?cs
include!"layout_top.cs" ?>
<form class="ac-stack ac-stack--loose" action="<?cs var:Submission.href ?>" method="post" novalidate data-autosave><?cs call:token() ?>
<div class="ac-stack">
<div class="ac-head">
<?cs call:badge(MC.badge, "") ?>
<div class="ac-stack ac-stack--tight">
<div class="ac-row"><?cs call:state("draft", "") ?><span data-saved><?cs call:saved(Submission.saved_at) ?></span></div>
<h1><?cs var:MC.title ?></h1>
<p class="ac-muted"><?cs call:word_line(MC) ?> &middot; number <?cs var:Submission.number ?><?cs if:#Submission.attempt > #1 ?> &middot; <?cs call:attempt_word(Submission.attempt) ?><?cs /if ?> &middot; only you can see this draft</p>
</div>
<button class="usa-button usa-button--outline ac-noprint" type="submit" name="action" value="save">Save</button>
</div>
<?cs call:steps("draft", Submission.attempt) ?><?cs
if:Submission.checked && !Submission.ready ?>
<div class="usa-alert usa-alert--error" role="alert" id="problems"><div class="usa-alert__body">
<h2 class="usa-alert__heading">Not submitted yet: something is still missing</h2>
<p class="usa-alert__text">All you wrote is saved. What needs you:</p>
<ul class="usa-list"><?cs
each:s = Sections ?><?cs call:find_error(s.error, "section", s.id) ?><?cs if:s.kind == "text" && _error ?>
<li><a href="#section-<?cs var:s.id ?>"><?cs var:s.title ?></a>: <?cs var:_error ?></li><?cs /if ?><?cs /each ?><?cs
if:Artifacts.error ?>
<li><a href="#artifacts">Artifacts</a>: <?cs var:Artifacts.error ?></li><?cs /if ?><?cs
each:f = Artifacts.items ?><?cs call:find_error(f.error, "reflection", f.id) ?><?cs if:_error ?>
<li><a href="#reflection-<?cs var:f.id ?>"><?cs var:f.title ?></a>: <?cs var:_error ?></li><?cs /if ?><?cs /each ?><?cs
if:Error.consent ?>
<li><a href="#consent">Student consent</a>: <?cs var:Error.consent ?></li><?cs /if ?><?cs
if:Error.original ?>
<li><a href="#original">Your own work</a>: <?cs var:Error.original ?></li><?cs /if ?>
</ul></div></div><?cs
elif:Submission.checked ?>
<?cs call:alert_open("success", "Everything is there") ?><p class="usa-alert__text">Read it through once more, then <a href="#before">submit</a>.</p><?cs call:alert_close() ?><?cs
elif:Error.any ?>
<?cs call:alert_open("error", "Something needs another look") ?><p class="usa-alert__text">All you wrote is kept. <?cs if:Error.file || Error.file_title || Error.link_url || Error.link_title ?><a href="#add">To the artifact that was not added</a><?cs else ?>The word beside the field says what to do.<?cs /if ?></p><?cs call:alert_close() ?><?cs /if ?><?cs
if:Submission.feedback_href ?>
<p class="ac-item"><?cs call:icon("update") ?><span>This goes on from your last attempt. Sections that met the bar are kept. <a href="<?cs var:Submission.feedback_href ?>">The feedback in full</a></span></p><?cs /if ?>
</div>
<div class="ac-split ac-split--rubric">
<aside class="ac-sticky ac-stack" aria-label="Rubric">
<details class="ac-fold ac-fold--wide">
<summary>The rubric: what your assessors look for</summary>
<div class="ac-fold__body ac-stack">
<h2>What your assessors look for</h2>
<ul class="ac-list"><?cs each:s = Sections ?><?cs each:c = s.criteria ?>
<li class="ac-stack ac-stack--tight"><h3><?cs var:c.position ?>. <?cs var:c.title ?></h3><p class="ac-small"><b>The bar:</b> <?cs var:c.meets_text ?></p><?cs if:c.level_name ?><p class="ac-small"><span class="ac-muted">Last time</span> <?cs call:level_chip(c.level_name, c.meets) ?></p><?cs /if ?></li><?cs /each ?><?cs /each ?>
</ul>
<p class="ac-small"><a href="/catalog/<?cs var:MC.code ?>#rubric" target="_blank">All levels in full<span class="usa-sr-only"> (new tab)</span></a></p>
</div>
</details>
</aside>
<div class="ac-stack"><?cs
each:s = Sections ?>
<section class="ac-panel ac-stack" aria-labelledby="head-<?cs var:s.id ?>">
<div class="ac-row ac-row--apart"><h2 id="head-<?cs var:s.id ?>"><?cs var:s.position ?>. <?cs var:s.title ?></h2><?cs
if:s.reopened ?><?cs call:chip("notyet", "update", "Not yet, last time") ?><?cs elif:s.kept ?><?cs call:chip("met", "check_circle", "Met, last time") ?><?cs elif:s.kind == "artifacts" ?><span class="ac-muted ac-small"><?cs var:#Artifacts.count ?> added, <?cs call:artifact_range(MC) ?> asked for</span><?cs else ?><?cs call:saved(s.saved_at) ?><?cs /if ?></div><?cs
if:subcount(s.feedback) ?>
<div class="ac-note<?cs if:s.reopened ?> ac-note--care<?cs /if ?> ac-stack ac-stack--tight"><h3>What your assessors wrote</h3><?cs each:f = s.feedback ?>
<p class="ac-prose"><?cs if:subcount(s.feedback) > #1 ?><b>Assessor <?cs var:f.letter ?>:</b> <?cs /if ?><?cs var:f.text ?></p><?cs /each ?></div><?cs /if ?><?cs
if:s.kind == "text" ?><?cs call:find_error(s.error, "section", s.id) ?>
<?cs call:group_open(_error) ?>
<label class="usa-label<?cs if:_error ?> usa-label--error<?cs /if ?>" for="section-<?cs var:s.id ?>"><?cs var:s.prompt ?></label>
<span class="usa-hint" id="section-<?cs var:s.id ?>-hint"><?cs if:#s.words_least || #s.words_most ?><?cs call:word_range(s.words_least, s.words_most) ?>. <?cs /if ?><?cs if:s.hint ?><?cs var:s.hint ?><?cs else ?>Leave out students&rsquo; names.<?cs /if ?></span><?cs
if:_error ?><span class="usa-error-message" id="section-<?cs var:s.id ?>-error"><?cs call:icon("error") ?><span><?cs var:_error ?></span></span><?cs /if ?><?cs
if:s.conflict ?>
<div class="ac-note ac-note--care ac-stack ac-stack--tight" data-conflict><h3>Another window saved this section meanwhile</h3><p class="ac-prose"><?cs var:s.conflict ?></p><p class="ac-small">Yours is below. Take over what you need and save: what stands below then counts.</p></div><?cs /if ?>
<textarea class="usa-textarea<?cs if:_error ?> usa-input--error<?cs /if ?>" id="section-<?cs var:s.id ?>" name="section-<?cs var:s.id ?>" rows="8"<?cs if:_error ?> aria-invalid="true"<?cs /if ?> aria-describedby="section-<?cs var:s.id ?>-hint<?cs if:_error ?> section-<?cs var:s.id ?>-error<?cs /if ?> section-<?cs var:s.id ?>-count">
<?cs var:s.text ?></textarea>
<input type="hidden" name="version-<?cs var:s.id ?>" value="<?cs var:#s.version ?>"><?cs
set:_id = "section-" + s.id ?><?cs call:count(_id, s.words, s.words_least, s.words_most) ?>
<?cs call:group_close() ?><?cs
else ?><?cs
if:s.prompt ?>
<p><?cs var:s.prompt ?></p><?cs /if ?>
<div id="artifacts" class="ac-stack"><?cs
if:Artifacts.error ?>
<p class="usa-error-message"><?cs call:icon("error") ?><span><?cs var:Artifacts.error ?></span></p><?cs /if ?><?cs
if:subcount(Artifacts.items) ?>
<ul class="ac-list"><?cs each:f = Artifacts.items ?>
<li class="ac-stack">
<div class="ac-item"><?cs call:media_icon(f) ?><div><b><a href="<?cs var:f.href ?>" target="_blank" rel="noopener noreferrer"><?cs var:f.title ?><span class="usa-sr-only"> (new tab)</span></a></b>
<p class="ac-small ac-muted"><?cs call:artifact_line(f) ?><?cs if:f.kind == "file" ?> &middot; <span class="ac-yes"><?cs call:icon("check") ?> received whole</span><?cs /if ?></p></div>
<button class="usa-button usa-button--unstyled" type="submit" name="remove" value="<?cs var:f.id ?>">Remove<span class="usa-sr-only"> <?cs var:f.title ?></span></button></div>
<?cs call:find_error(f.error, "reflection", f.id) ?><?cs call:group_open(_error) ?>
<label class="usa-label<?cs if:_error ?> usa-label--error<?cs /if ?>" for="reflection-<?cs var:f.id ?>"><?cs if:MC.reflection_prompt ?><?cs var:MC.reflection_prompt ?><?cs else ?>What does this show?<?cs /if ?><span class="usa-sr-only"> (<?cs var:f.title ?>)</span></label><?cs
if:_error ?><span class="usa-error-message" id="reflection-<?cs var:f.id ?>-error"><?cs call:icon("error") ?><span><?cs var:_error ?></span></span><?cs /if ?>
<textarea class="usa-textarea<?cs if:_error ?> usa-input--error<?cs /if ?>" id="reflection-<?cs var:f.id ?>" name="reflection-<?cs var:f.id ?>" rows="3"<?cs if:_error ?> aria-invalid="true"<?cs /if ?> aria-describedby="reflection-<?cs var:f.id ?>-count<?cs if:_error ?> reflection-<?cs var:f.id ?>-error<?cs /if ?>">
<?cs var:f.reflection ?></textarea><?cs
set:_id = "reflection-" + f.id ?><?cs call:count(_id, f.words, MC.reflection_least, MC.reflection_most) ?>
<?cs call:group_close() ?>
</li><?cs /each ?>
</ul><?cs else ?>
<p class="ac-muted">Nothing added yet.</p><?cs /if ?>
</div><?cs
if:Artifacts.full ?>
<p class="ac-small ac-muted">That is as many as this one takes. Remove one to add another.</p><?cs else ?>
<div class="ac-add ac-stack" id="add">
<h3>Add an artifact</h3>
<div class="ac-halves">
<fieldset class="usa-fieldset ac-stack"><legend class="usa-legend">A file</legend>
<?cs call:group_open(Error.file) ?><label class="usa-label<?cs if:Error.file ?> usa-label--error<?cs /if ?>" for="file">Choose it</label>
<span class="usa-hint" id="file-hint">Video, PDF, image or document<?cs if:Artifacts.limit ?>, up to <?cs var:Artifacts.limit ?><?cs /if ?>. Only you and your assessors can open it.</span><?cs call:error_message("file", Error.file) ?>
<input id="file" name="file" type="file" data-limit="<?cs var:Artifacts.limit ?>" aria-describedby="file-hint<?cs if:Error.file ?> file-error<?cs /if ?>"<?cs if:Error.file ?> aria-invalid="true"<?cs /if ?>><?cs call:group_close() ?>
<?cs call:input("file_title", "What is it called?", "", Add.file_title, Error.file_title, "") ?>
<div class="ac-actions"><button class="usa-button usa-button--outline" type="submit" name="add" value="file" formaction="<?cs var:Submission.href ?>/artifacts" formenctype="multipart/form-data"><?cs call:icon("upload_file") ?>Add this file</button></div>
</fieldset>
<fieldset class="usa-fieldset ac-stack"><legend class="usa-legend">A link</legend>
<?cs call:input("link_url", "Its address", "Starts with https://. Check that your assessors can open it.", Add.link_url, Error.link_url, "url") ?>
<?cs call:input("link_title", "What does it lead to?", "", Add.link_title, Error.link_title, "") ?>
<div class="ac-actions"><button class="usa-button usa-button--outline" type="submit" name="add" value="link" formaction="<?cs var:Submission.href ?>/artifacts" formenctype="multipart/form-data"><?cs call:icon("link") ?>Add this link</button></div>
</fieldset>
</div>
<p class="ac-small ac-muted">Adding saves all you have written so far.</p>
</div><?cs /if ?><?cs
/if ?>
</section><?cs /each ?>
<section class="ac-panel ac-panel--mark ac-stack" id="before" aria-labelledby="before-head">
<h2 id="before-head">Before you submit</h2>
<ul class="ac-list"><?cs
each:s = Sections ?><?cs if:s.kind == "text" ?>
<li class="ac-item"><?cs if:s.done ?><span class="ac-yes"><?cs call:icon("check_circle") ?></span><div><?cs var:s.title ?> <span class="ac-muted">is complete</span></div><?cs else ?><span class="ac-no"><?cs call:icon("error") ?></span><div><a href="#section-<?cs var:s.id ?>"><?cs var:s.title ?></a> <b><?cs if:!#s.words ?>is still empty<?cs elif:#s.words_most && #s.words > #s.words_most ?><?cs set:_over = #s.words - #s.words_most ?>is <?cs var:_over ?> word<?cs if:#_over != #1 ?>s<?cs /if ?> too long<?cs elif:#s.words < #s.words_least ?><?cs set:_to_go = #s.words_least - #s.words ?>is <?cs var:_to_go ?> word<?cs if:#_to_go != #1 ?>s<?cs /if ?> short<?cs else ?>needs another look<?cs /if ?></b></div><?cs /if ?></li><?cs else ?><?cs
set:_open = #0 ?><?cs each:f = Artifacts.items ?><?cs if:!f.done ?><?cs set:_open = #_open + #1 ?><?cs /if ?><?cs /each ?>
<li class="ac-item"><?cs if:#Artifacts.count >= #MC.artifact_least && #Artifacts.count <= #MC.artifact_most && #_open == #0 ?><span class="ac-yes"><?cs call:icon("check_circle") ?></span><div><?cs call:artifact_range(MC) ?>, each with a reflection: <span class="ac-muted"><?cs var:#Artifacts.count ?> given</span></div><?cs else ?><span class="ac-no"><?cs call:icon("error") ?></span><div><a href="#artifacts"><?cs call:artifact_range(MC) ?>, each with a reflection</a>: <b><?cs var:#Artifacts.count ?> given<?cs if:#_open ?>, <?cs var:_open ?> without a finished reflection<?cs /if ?></b></div><?cs /if ?></li><?cs /if ?><?cs /each ?>
</ul>
<fieldset class="usa-fieldset"><legend class="usa-legend">Please confirm</legend>
<?cs call:checkbox("consent", "I have consent for each student who can be seen or heard, and removed names from work.", Submission.consent, Error.consent) ?>
<?cs call:checkbox("original", "I have read the rubric, and this is my own work.", Submission.original, Error.original) ?>
</fieldset>
<div class="ac-actions">
<button class="usa-button usa-button--big" type="submit" name="action" value="submit">Submit for review</button>
<button class="usa-button usa-button--outline usa-button--big" type="submit" name="action" value="check">Check it first</button>
<button class="usa-button usa-button--unstyled" type="submit" name="action" value="save">Save the draft</button>
</div>
<p class="ac-small ac-muted">Once submitted, you can take it back until the first assessor begins to read; after that it stands. <?cs call:number_word(MC.assessor_count) ?> assessor<?cs if:#MC.assessor_count != #1 ?>s<?cs /if ?><?cs if:#MC.assessor_count == #1 ?> reads<?cs else ?> read<?cs /if ?> it<?cs if:MC.anonymous ?> without seeing your name<?cs /if ?>. Result: <?cs call:review_time(MC) ?>.</p>
<p class="ac-small"><a href="<?cs var:Submission.href ?>/discard">Discard this draft</a></p>
</section>
</div>
</div>
</form>
<?cs include!"layout_bottom.cs" ?>
