<?cs #
DATA CONTRACT: GET /sign-on/sessions   where one is signed in; POST there signs out everywhere (field: token)
  Sessions.rows             list   of { here bool, device text, address text, started_at TIME, used_at TIME }   the last used first
  Sessions.idle_minutes     int    a session ends after this time without a click
  Sessions.absolute_hours   int    and after this time in any case
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "Where you are signed in" ?><?cs set:Page.role = "signon" ?><?cs set:Page.current = "work" ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-stack ac-stack--loose">
<div class="ac-stack ac-stack--tight"><h1>Where you are signed in</h1>
<p class="ac-muted">You are signed out after <?cs if:#Sessions.idle_minutes % #60 == #0 ?><?cs set:_hours = #Sessions.idle_minutes / #60 ?><?cs var:_hours ?> hour<?cs if:#_hours != #1 ?>s<?cs /if ?><?cs else ?><?cs var:Sessions.idle_minutes ?> minutes<?cs /if ?> without a click, and after <?cs var:Sessions.absolute_hours ?> hour<?cs if:#Sessions.absolute_hours != #1 ?>s<?cs /if ?> in any case.</p></div>
<table class="usa-table usa-table--stacked"><caption class="usa-sr-only">Devices on which you are signed in</caption>
<thead><tr><th scope="col">Device</th><th scope="col">Address</th><th scope="col">Signed in</th><th scope="col">Last used</th></tr></thead>
<tbody><?cs each:s = Sessions.rows ?>
<tr><th scope="row"><?cs var:s.device ?><?cs if:s.here ?> <?cs call:chip("valid", "check_circle", "This one") ?><?cs /if ?></th><td data-label="Address"><?cs var:s.address ?></td><td data-label="Signed in"><?cs call:time(s.started_at) ?></td><td data-label="Last used"><?cs call:time(s.used_at) ?></td></tr><?cs /each ?>
</tbody></table>
<form class="ac-panel ac-panel--snug ac-stack ac-noprint" action="/sign-on/sessions" method="post"><?cs call:token() ?>
<p>Is one of them not yours, or on a computer that others use? Sign out everywhere, this device included. What you saved is safe. If somebody else knows your password, change it as well<?cs if:District.password_url ?>: <a href="<?cs var:District.password_url ?>">change your password</a><?cs /if ?>.</p>
<div class="ac-actions"><button class="usa-button" type="submit">Sign out everywhere</button></div>
</form>
</div>
<?cs include!"layout_bottom.cs" ?>
