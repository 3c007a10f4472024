<?cs #
DATA CONTRACT: GET /sign-on/out (after the POST)   you are signed out
  SignOut.others            int    other places where this person is still signed in; 0 says nothing
?>
<?cs include!"macros.cs" ?><?cs
set:Page.title = "You are signed out" ?><?cs set:Page.role = "signon" ?><?cs set:Page.current = "work" ?><?cs set:Page.narrow = "1" ?><?cs
include!"layout_top.cs" ?>
<div class="ac-panel ac-panel--mark ac-stack">
<h1>You are signed out</h1>
<p>What you saved is safe. On a shared computer, close the browser window too.</p><?cs
if:#SignOut.others ?>
<p>You are still signed in on <?cs call:number_word(SignOut.others) ?> other device<?cs if:#SignOut.others != #1 ?>s<?cs /if ?>.</p><?cs /if ?>
<div class="ac-actions"><a class="usa-button" href="/educator/">Sign in again</a><a class="usa-button usa-button--outline" href="/catalog/">To the catalog</a></div>
</div>
<?cs include!"layout_bottom.cs" ?>
