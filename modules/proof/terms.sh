#!/bin/sh
# terms.sh FILE - the table of terms as C, sorted for a binary search.
set -eu
tab=$(printf '\t')
echo '/* Made by modules/proof/terms.sh from terms.tsv. */'
echo '#include "config.h"'
echo '#include "modules/proof/terms.h"'
echo 'const struct term_row term_rows[] = {'
grep -v '^#' "$1" | LC_ALL=C sort -t "$tab" -k1,1 -k2,2 -k3,3 |
    "${AWK:-awk}" -F '\t' '/["\\]/ || NF < 4 || NF > 6 { exit 1 }
	{ printf "    {\"%s\", \"%s\", \"%s\", \"<%s>\", \"%s\", \"%s\"},\n",
	    $1, $2, $3, $4, $5, $6 }'
echo '};'
echo 'const size_t term_row_count = sizeof(term_rows) / sizeof(term_rows[0]);'
