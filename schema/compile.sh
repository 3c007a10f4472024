#!/bin/sh
# compile.sh SET FOLDER h|c FILE... - one output of schema/compile.awk.
# Writes to standard output; the make rule moves it into place when it is
# whole.
set -eu
set_name=$1
folder=$2
kind=$3
shift 3
here=$(dirname "$0")
exec "${AWK:-awk}" -v set="$set_name" \
	-v header="schema/$folder/${set_name}_sql.h" -v out="$kind" \
	-f "$here/compile.awk" "$@"
