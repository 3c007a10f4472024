<?cs #
DATA CONTRACT: GET and POST /sign-on   form fields: username, password, return, token
  SignOn.username           text   as typed; never the password
  SignOn.return             text   where to go afterwards (a path of ours), hidden field `return`
  SignOn.return_title       text   in words where that is ("Leading Student-Led Discussion"); may be missing
  SignOn.problem            code   mismatch | expired | must_change | disabled | ended | not_now | not_here | locked | no_role | away | empty | stale | kerberos   missing: no problem
  SignOn.tries_left         int    with mismatch: 0 or missing says nothing about tries
  SignOn.wait_minutes       int    with locked: how long; with mismatch: how long it will be after a few misses
  SignOn.idle_minutes       int    how long a session lasts without a click
  SignOn.kerberos_href      url    signing on with this computer's account; missing: not here
  Error.any                 bool
  Error.username            text   sentence
  Error.password            text   sentence
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Sign in" ?><?cs set:Page.role = "signon" ?><?cs set:Page.current = "work" ?><?cs set:Page.narrow = "1" ?><?cs
if:Error.any && !SignOn.problem ?><?cs set:SignOn.problem = "empty" ?><?cs /if ?><?cs
include!"layout_top.cs" ?>
<div class="ac-split ac-split--half">
<form class="ac-panel ac-panel--mark ac-stack" action="/sign-on" method="post" novalidate><?cs call:token() ?>
<input type="hidden" name="return" value="<?cs var:SignOn.return ?>">
<div class="ac-stack ac-stack--tight">
<h1>Sign in</h1>
<p class="ac-muted">With your district account, the one for email and classroom computers.</p>
</div><?cs
if:SignOn.problem == "mismatch" ?>
<?cs call:alert_open("error", "That name and password don't match") ?><p class="usa-alert__text">Check Caps Lock and try again.<?cs if:#SignOn.tries_left ?> After <?cs var:SignOn.tries_left ?> more <?cs if:#SignOn.tries_left == #1 ?>try<?cs else ?>tries<?cs /if ?> sign-in pauses for a while.<?cs /if ?><?cs if:#SignOn.wait_minutes ?> After a few tries that don't match, sign-in for that name rests for <?cs var:SignOn.wait_minutes ?> minutes.<?cs /if ?> If it keeps happening, the Help Desk can see whether the account is locked.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "locked" ?>
<?cs call:alert_open("error", "Sign-in is paused for this name") ?><p class="usa-alert__text">Too many tries did not match. Wait <?cs if:#SignOn.wait_minutes ?><?cs var:SignOn.wait_minutes ?> minutes<?cs else ?>a while<?cs /if ?>, then try again.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "disabled" ?>
<?cs call:alert_open("error", "This account is switched off") ?><p class="usa-alert__text">The Help Desk can tell you why.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "expired" ?>
<?cs call:alert_open("error", "Your password has run out") ?><p class="usa-alert__text">Set a new one first, then sign in here.<?cs if:District.password_url ?> <a href="<?cs var:District.password_url ?>">Set a new password</a><?cs /if ?></p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "must_change" ?>
<?cs call:alert_open("error", "Your password was set for you") ?><p class="usa-alert__text">Choose one of your own first, then sign in here.<?cs if:District.password_url ?> <a href="<?cs var:District.password_url ?>">Choose a password</a><?cs /if ?></p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "ended" ?>
<?cs call:alert_open("error", "This account has come to its end") ?><p class="usa-alert__text">Its last day has passed. If you still work here, ask the Help Desk.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "not_now" ?>
<?cs call:alert_open("error", "This account can't sign in at this hour") ?><p class="usa-alert__text">The district has set hours for it. Come back then, or ask the Help Desk.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "not_here" ?>
<?cs call:alert_open("error", "This account can't sign in from here") ?><p class="usa-alert__text">The district has set which computers it may use. The Help Desk can tell you more.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "no_role" ?>
<?cs call:alert_open("error", "This account has no part in the micro-credentials yet") ?><p class="usa-alert__text">Your name and password are right. Ask the office for access.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "away" ?>
<?cs call:alert_open("error", "The district's directory doesn't answer") ?><p class="usa-alert__text">That is not your doing. Try again in a minute.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "stale" ?>
<?cs call:alert_open("info", "This page was open for a long time") ?><p class="usa-alert__text">Type your password once more, please.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "kerberos" ?>
<?cs call:alert_open("error", "This computer's account could not sign you in") ?><p class="usa-alert__text">Type your user name and password instead. If it should have worked, the Help Desk can find out why.</p><?cs call:alert_close() ?><?cs
elif:SignOn.problem == "empty" ?>
<?cs call:alert_open("error", "Something is still empty") ?><p class="usa-alert__text">Both your user name and your password are needed.</p><?cs call:alert_close() ?><?cs
/if ?>
<?cs call:group_open(Error.username) ?>
<label class="usa-label<?cs if:Error.username ?> usa-label--error<?cs /if ?>" for="username">User name</label><?cs call:error_message("username", Error.username) ?>
<input class="usa-input<?cs if:Error.username ?> usa-input--error<?cs /if ?>" id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required value="<?cs var:SignOn.username ?>"<?cs if:Error.username ?> aria-invalid="true" aria-describedby="username-error"<?cs /if ?>><?cs call:group_close() ?>
<?cs call:group_open(Error.password) ?>
<label class="usa-label<?cs if:Error.password ?> usa-label--error<?cs /if ?>" for="password">Password</label><?cs call:error_message("password", Error.password) ?>
<input class="usa-input<?cs if:Error.password ?> usa-input--error<?cs /if ?>" id="password" name="password" type="password" autocomplete="current-password" required<?cs if:Error.password ?> aria-invalid="true" aria-describedby="password-error"<?cs /if ?>><?cs call:group_close() ?>
<div class="ac-actions"><button class="usa-button usa-button--big" type="submit">Sign in</button><?cs if:SignOn.kerberos_href ?> <a class="usa-button usa-button--outline" href="<?cs var:SignOn.kerberos_href ?>">Use this computer&rsquo;s account</a><?cs /if ?></div>
<p class="ac-small ac-row"><?cs if:District.password_url ?><a href="<?cs var:District.password_url ?>">Forgot your password?</a><?cs /if ?> <?cs if:District.help_url ?><a href="<?cs var:District.help_url ?>">Help Desk</a><?cs /if ?></p>
</form>
<div class="ac-stack">
<div class="ac-row" aria-hidden="true"><?cs
set:Sample.0.shape = "hexagon" ?><?cs set:Sample.0.level = "2" ?><?cs set:Sample.0.colour = "teaching" ?><?cs set:Sample.0.symbol = "discussion" ?><?cs
set:Sample.1.shape = "roundel" ?><?cs set:Sample.1.level = "3" ?><?cs set:Sample.1.colour = "relations" ?><?cs set:Sample.1.symbol = "people" ?><?cs
set:Sample.2.shape = "shield" ?><?cs set:Sample.2.level = "1" ?><?cs set:Sample.2.colour = "technology" ?><?cs set:Sample.2.symbol = "book" ?><?cs
each:b = Sample ?><?cs call:badge(b, "") ?><?cs /each ?></div><?cs
if:SignOn.return_title ?>
<h2>Your work is waiting</h2>
<p>You go back to <b><?cs var:SignOn.return_title ?></b>.</p><?cs else ?>
<h2>Your micro-credentials</h2>
<p>Write your submissions, see your results, and share the awards you earned.</p><?cs /if ?>
<ul class="ac-list">
<li class="ac-item"><?cs call:icon("lock_outline") ?><div>On a shared computer, sign out when you leave.<?cs if:#SignOn.idle_minutes ?> You are signed out after <?cs if:#SignOn.idle_minutes % #60 == #0 ?><?cs set:_hours = #SignOn.idle_minutes / #60 ?><?cs var:_hours ?> hour<?cs if:#_hours != #1 ?>s<?cs /if ?><?cs else ?><?cs var:SignOn.idle_minutes ?> minutes<?cs /if ?> without a click.<?cs /if ?></div></li>
<li class="ac-item"><?cs call:icon("verified") ?><div>Only checking an award? Open its link: <a href="/issuers/district">no account needed</a></div></li>
<li class="ac-item"><?cs call:icon("local_library") ?><div>Just looking? <a href="/catalog/">The catalog is open to everyone</a></div></li>
</ul>
</div>
</div>
<?cs include!"layout_bottom.cs" ?>
