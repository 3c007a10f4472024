<?cs # Macros of letters. `accolade courier` sends what a template makes as HTML, and the same words as plain text: <title> is the subject, an item of a list becomes a line, a link's address follows its words. Only p, h1, div, ul, li, b, br and a are used. Mail programs load no style sheet: the few rules stand in the head. ?><?cs
def:letter_top(subject) ?><!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title><?cs var:subject ?></title>
<style>
body { margin: 0; padding: 1rem; background: #f5f5f0; color: #1b1b1b; font: 1rem/1.5 "Source Sans Pro", "Helvetica Neue", Helvetica, Arial, sans-serif; }
.letter { max-width: 36rem; margin: 0 auto; padding: 1.5rem; background: #fff; border-top: .3rem solid #0f5a56; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }
p, ul { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
a { color: #0f5a56; }
.go a { display: inline-block; padding: .6rem 1.1rem; border-radius: .25rem; background: #0f5a56; color: #fff; font-weight: 700; text-decoration: none; }
.foot { margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid #dcdee0; color: #565c65; font-size: .875rem; }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #f0f0f0; } .letter { background: #2b2b2b; } a { color: #8fd3cc; } .foot { color: #c6cace; border-color: #565c65; } }
</style>
</head>
<body>
<div class="letter"><?cs /def ?><?cs
def:greeting(name) ?><?cs if:name ?>
<p>Hello <?cs var:name ?>,</p><?cs /if ?><?cs /def ?><?cs

# The one thing to do next. ?><?cs
def:go(href, label) ?>
<p class="go"><a href="<?cs var:href ?>"><?cs var:label ?></a></p><?cs /def ?><?cs
def:fact(label, value) ?><?cs if:value ?><b><?cs var:label ?>:</b> <?cs var:value ?><br>
<?cs /if ?><?cs /def ?><?cs
def:credit(amount, unit) ?><?cs var:amount ?> <?cs var:unit ?><?cs /def ?><?cs
def:attempt_word(n) ?><?cs if:#n == #2 ?>second attempt<?cs elif:#n == #3 ?>third attempt<?cs elif:#n == #4 ?>fourth attempt<?cs else ?>attempt <?cs var:n ?><?cs /if ?><?cs /def ?><?cs
def:letter_bottom() ?>
<div class="foot"><p><?cs var:District.name ?>, micro-credentials<?cs if:District.office ?><br>
<?cs var:District.office ?><?cs /if ?></p><?cs if:District.help_url ?>
<p><a href="<?cs var:District.help_url ?>">Help with signing in</a></p><?cs /if ?>
<p>A program sent this message: replies to it are not read.</p></div>
</div>
</body>
</html>
<?cs /def ?>
