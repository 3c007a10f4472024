#!/bin/sh
# Markup in every value must come out inert: each sample page is shown twice
# with hostile data, once in every value, and once in all but codes, numbers
# and addresses, so that every branch of the page is seen.
#
#   hostile_test.sh [RENDER [VIEWS]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
render=${1:-${abs_top_builddir:-$here/../..}/tests/views/render}
views=${2:-$here/../../views}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ends attributes of either kind, begins a tag, and is a template besides.
poison() {
	awk -v all="$1" '
	BEGIN { evil = "<zz \"onzz=1 \047onzz=2 > &zz; <?cs var:Form.token ?>" }
	block { if ($0 == "EOM") { block = 0; print } else print evil; next }
	/<< EOM$/ { block = 1; print; next }
	/^[ \t]*#/ { next }
	/ = / || / =$/ {
		at = index($0, " =")
		value = substr($0, at + 3)
		if (all || value !~ /^[a-z0-9_.\/:?=&%-]*$/)
			$0 = substr($0, 1, at + 1) " " evil
	}
	{ print }' "$2"
}

failed=0
checked=0
cd "$here"
for sample in */*.hdf error*.hdf resume*.hdf; do
	name=${sample%.hdf}
	noun=${name##*/}
	case $noun in
	badge.svg*) template=visitor/badge.svg.cs ;;
	*) template=${name%"$noun"}${noun%%.*}.cs ;;
	esac
	for all in 0 1; do
		for part in frame.hdf person_educator.hdf "$sample"; do
			poison $all "$part"
		done >"$work/data.hdf"
		"$render" "$views" "$template" assets.hdf "$work/data.hdf" \
		    >"$work/page"
		checked=$((checked + 1))
		if grep -nE "<zz|[\"']onzz|&zz;|<\?cs" "$work/page"; then
			echo "$name: hostile data came out raw" >&2
			failed=1
		fi
		grep -q 'zz' "$work/page" || {
			echo "$name: shows none of its data" >&2
			failed=1
		}
	done
done
echo "$checked pages with hostile data"
exit $failed
