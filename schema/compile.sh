#!/bin/sh
# compile.sh SET FOLDER h|c FILE... - one output of schema/compile.awk. A set
# "content_author" of a file with readers is that of the reader "author".
# Writes to standard output; the make rule moves it into place when it is
# whole.
set -eu
set_name=$1
folder=$2
kind=$3
shift 3
here=$(dirname "$0")
exec "${AWK:-awk}" -v set="$set_name" -v reader="${set_name#*_}" \
	-v header="schema/$folder/${set_name}_sql.h" -v out="$kind" \
	-f "$here/compile.awk" "$@"
