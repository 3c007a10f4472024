<?cs # The frame above a page. The template has set Page.title, Page.role, Page.current, Page.crumbs and, if it likes, Page.narrow, Page.description. ?><!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?cs var:Page.title ?> | <?cs var:District.name ?></title><?cs
if:Page.description ?>
<meta name="description" content="<?cs var:Page.description ?>">
<meta property="og:title" content="<?cs var:Page.title ?>">
<meta property="og:description" content="<?cs var:Page.description ?>">
<meta property="og:site_name" content="<?cs var:District.name ?>"><?cs /if ?><?cs
if:Page.address ?>
<meta property="og:url" content="<?cs var:Page.address ?>">
<meta property="og:type" content="website"><?cs /if ?><?cs
if:Page.image ?>
<meta property="og:image" content="<?cs var:Page.image ?>">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="512">
<meta property="og:image:height" content="512">
<meta property="og:image:alt" content="<?cs var:Page.image_text ?>">
<meta name="twitter:card" content="summary"><?cs /if ?><?cs
each:x = Page.alternates ?>
<link rel="alternate" type="<?cs var:x.type ?>" href="<?cs var:x.href ?>"><?cs /each ?><?cs
if:Page.role != "visitor" ?>
<meta name="robots" content="noindex"><?cs /if ?>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="<?cs var:Asset.favicon ?>" type="image/svg+xml">
<link rel="stylesheet" href="<?cs var:Asset.uswds ?>">
<link rel="stylesheet" href="<?cs var:Asset.css ?>">
<script src="<?cs var:Asset.js ?>" defer></script>
</head>
<body>
<a class="usa-skipnav" href="#main">Skip to the content</a>
<header><?cs
if:Person.name ?>
<div class="ac-roles"><div class="ac-bar__in">
<nav aria-label="Your roles"><ul class="ac-tabs"><?cs
def:role_tab(code, label, href) ?>
<li><a href="<?cs var:href ?>"<?cs if:code == Page.role ?> aria-current="true"<?cs /if ?>><?cs var:label ?></a></li><?cs /def ?><?cs
each:role = Person.roles ?><?cs
  if:role.label ?><?cs call:role_tab(role.code, role.label, role.href) ?><?cs
  elif:role.code == "educator" ?><?cs call:role_tab("educator", "Educator", "/educator/") ?><?cs
  elif:role.code == "assessor" ?><?cs call:role_tab("assessor", "Assessor", "/assessor/queue") ?><?cs
  elif:role.code == "issuer" ?><?cs call:role_tab("issuer", "Issuer", "/issuer/") ?><?cs
  elif:role.code == "administrator" ?><?cs call:role_tab("administrator", "Administrator", "/administrator/") ?><?cs
  /if ?><?cs /each ?>
</ul></nav>
<details class="ac-menu ac-noprint">
<summary><?cs call:icon("person") ?> <?cs var:Person.name ?></summary>
<form method="post" action="/sign-on/out"><?cs call:token() ?><a href="/sign-on/sessions"><?cs call:icon("lock_outline") ?> Where I am signed in</a><button type="submit"><?cs call:icon("logout") ?> Sign out</button></form>
</details>
</div></div><?cs /if ?>
<div class="ac-bar<?cs if:!Person.name ?> ac-bar--top<?cs /if ?>"><div class="ac-bar__in">
<a class="ac-brand" href="/"><svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><use href="<?cs var:Asset.icons ?>#brand"></use></svg><span><b><?cs var:District.name ?></b><small>Micro-credentials</small></span></a><?cs
def:nav_item(code, label, href) ?>
<li><a href="<?cs var:href ?>"<?cs if:code == Page.current ?> aria-current="page"<?cs /if ?>><?cs var:label ?></a></li><?cs /def ?>
<nav class="ac-noprint" aria-label="Main"><ul class="ac-tabs"><?cs
if:Page.role == "educator" ?><?cs
  call:nav_item("home", "Home", "/educator/") ?><?cs
  call:nav_item("submissions", "My submissions", "/educator/submissions") ?><?cs
  call:nav_item("awards", "My awards", "/educator/awards") ?><?cs
  call:nav_item("journey", "My journey", "/educator/journey") ?><?cs
  call:nav_item("catalog", "Catalog", "/catalog/") ?><?cs
elif:Page.role == "assessor" ?><?cs
  call:nav_item("queue", "Queue", "/assessor/queue") ?><?cs
elif:Page.role == "issuer" ?><?cs
  call:nav_item("desk", "Desk", "/issuer/") ?><?cs
  call:nav_item("awards", "Awards", "/issuer/awards") ?><?cs
elif:Page.role == "administrator" ?><?cs
  call:nav_item("home", "Overview", "/administrator/") ?><?cs
  call:nav_item("persons", "People", "/administrator/persons") ?><?cs
  call:nav_item("duties", "Assignments", "/administrator/duties") ?><?cs
  call:nav_item("reviews", "Reviews", "/administrator/reviews") ?><?cs
  call:nav_item("definitions", "Definitions", "/administrator/definitions") ?><?cs
  call:nav_item("audit", "Audit trail", "/administrator/audit") ?><?cs
elif:subcount(Page.nav) ?><?cs each:item = Page.nav ?><?cs call:nav_item(item.code, item.label, item.href) ?><?cs /each ?><?cs
else ?><?cs
  call:nav_item("catalog", "Catalog", "/catalog/") ?><?cs
  call:nav_item("about", "About our awards", "/issuers/district") ?><?cs
  if:!Person.name ?><?cs call:nav_item("work", "Sign in / My work", "/educator/") ?><?cs /if ?><?cs
/if ?>
</ul></nav>
</div></div>
</header>
<main class="ac-page<?cs if:Page.narrow ?> ac-page--narrow<?cs /if ?>" id="main" tabindex="-1"><?cs
if:subcount(Page.crumbs) ?>
<nav class="usa-breadcrumb" aria-label="Breadcrumb"><ol class="usa-breadcrumb__list"><?cs each:crumb = Page.crumbs ?>
<li class="usa-breadcrumb__list-item<?cs if:last(crumb) ?> usa-current<?cs /if ?>"<?cs if:last(crumb) ?> aria-current="page"<?cs /if ?>><?cs if:last(crumb) ?><span><?cs var:crumb.label ?></span><?cs else ?><a class="usa-breadcrumb__link" href="<?cs var:crumb.href ?>"><span><?cs var:crumb.label ?></span></a><?cs /if ?></li><?cs /each ?>
</ol></nav><?cs /if ?><?cs
if:Flash.text ?>
<div class="ac-flash"><?cs if:Flash.kind ?><?cs call:alert_open(Flash.kind, "") ?><?cs else ?><?cs call:alert_open("info", "") ?><?cs /if ?><p class="usa-alert__text"><?cs var:Flash.text ?></p><?cs call:alert_close() ?></div><?cs /if ?>
