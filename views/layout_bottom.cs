</main>
<footer class="ac-foot"><div class="ac-bar__in">
<p><b><?cs var:District.name ?></b><?cs if:District.office ?><br><?cs var:District.office ?><?cs /if ?></p>
<ul><?cs if:District.help_url ?>
<li><a href="<?cs var:District.help_url ?>">Help</a></li><?cs /if ?>
<li><a href="/catalog/">Catalog</a></li>
<li><a href="/issuers/district">How awards are checked</a></li>
</ul>
</div></footer>
</body>
</html>
