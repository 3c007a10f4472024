#!/bin/sh
# Renders every sample: pages.sh RENDER VIEWS MANIFEST OUTDIR
# A sample ROLE/NOUN_VERB[.CASE].hdf makes OUTDIR/ROLE/NOUN_VERB[.CASE].html.
set -eu
render=$1 views=$2 manifest=$3 out=$4
here=$(dirname "$0")
n=0
for hdf in "$here"/*/*.hdf "$here"/error*.hdf "$here"/resume*.hdf; do
	sample=${hdf#"$here"/}
	sample=${sample%.hdf}
	role=${sample%%/*}
	noun=${sample##*/}
	case $noun in
	badge.svg*) template=visitor/badge.svg.cs target=$out/$sample ;;
	*) template=${sample%"$noun"}${noun%%.*}.cs target=$out/$sample.html ;;
	esac
	person=
	case $role in
	educator | assessor | issuer | administrator)
		person=$here/person_$role.hdf
		;;
	esac
	mkdir -p "$(dirname "$target")"
	"$render" "$views" "$template" "$manifest" "$here/frame.hdf" \
	    ${person:+"$person"} "$hdf" >"$target"
	n=$((n + 1))
done
echo "$n pages"
