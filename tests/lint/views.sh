#!/bin/sh
# What templates must not do, because ClearSilver shows it unescaped, reads it
# as a template, or fails without a word. See views/README.md.
cd "$(dirname "$0")/../.." || exit 1
bad=0
say() {
	echo "$1" >&2
	bad=1
}

files=$(find views -name '*.cs' | LC_ALL=C sort)

# Commands that show data raw or parse it, wherever they stand.
for word in alt name lvar evar linclude uvar escape; do
	# shellcheck disable=SC2086
	found=$(grep -nE "(<\?cs|\?><\?cs|^)[[:space:]]*$word[:!]" $files)
	[ "$word" = uvar ] && found=$(echo "$found" |
	    grep -vE '^views/macros\.cs:[0-9]+:def:markdown\(x\) .*uvar:x\.html' )
	[ -z "$found" ] || say "forbidden: $word:
$found"
done
[ "$(grep -o 'uvar:' views/macros.cs | wc -l)" -le 1 ] ||
	say "views/macros.cs: more than one uvar:"

# One escaping function turns escaping off for the whole expression.
# shellcheck disable=SC2086
found=$(grep -nE '(html|js|url|css|text)_(escape|validate|strip)\(|string\.(slice|length|find)\(' $files)
[ -z "$found" ] || say "functions that escape, or count bytes:
$found"

# A missing file that is included without ! is silent.
# shellcheck disable=SC2086
found=$(grep -nE 'include[[:space:]]*:' $files)
[ -z "$found" ] || say "include without !:
$found"

# No script, no style, no handler in a page: the policy forbids them. A letter
# is shown by mail programs, and has its few rules in its head.
# shellcheck disable=SC2086
found=$(grep -nE '<style|[[:space:]](style|on[a-z]+)=|javascript:' $files | grep -v 'rel="' |
	grep -vE '^views/mail/frame\.cs:[0-9]+:<style>$')
[ -z "$found" ] || say "inline style or script:
$found"
# shellcheck disable=SC2086
found=$(grep -n '<script' $files | grep -v '<script src="<?cs var:Asset.js ?>" defer></script>')
[ -z "$found" ] || say "script in a page:
$found"

# An attribute without quotes can be broken out of.
# shellcheck disable=SC2086
found=$(grep -nE '[[:space:]][a-z-]+=<\?cs' $files)
[ -z "$found" ] || say "attribute without quotes:
$found"

# Each page says first what it needs; the frame and the macros are no pages.
for file in $files; do
	case $file in
	*/macros.cs | */layout_*.cs | */mail/frame.cs) continue ;;
	esac
	sed -n 2p "$file" | grep -q '^DATA CONTRACT' ||
		say "$file: does not begin with its data contract"
done

# Templates that include each other would never end.
# shellcheck disable=SC2086
found=$(grep -oE 'include!"[^"]*"' $files |
	grep -vE 'include!"(macros|layout_top|layout_bottom)\.cs"$' |
	grep -vE '^views/mail/[a-z_]+\.cs:include!"mail/frame\.cs"$')
[ -z "$found" ] || say "includes other than the frame's:
$found"
grep -l 'include!' views/macros.cs views/layout_*.cs views/mail/frame.cs && say "the frame includes"

# Every icon that a page names is in the sprite.
# shellcheck disable=SC2086
for icon in $(grep -ohE '(icon\(|chip[a-z_]*\("[a-z_]*", |empty\()"[a-z_]+"' $files |
	grep -oE '"[a-z_]+"$' | tr -d '"' | sort -u); do
	grep -qx "$icon" views/static/icons.txt ||
		say "icon not in views/static/icons.txt: $icon"
done
exit $bad
