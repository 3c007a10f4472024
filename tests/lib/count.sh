# shellcheck shell=bash
# count.sh - what came out of a stage. A stage writes "PASSED FAILED" lines to
# the file $counts; the sum of them is its result.

count_add() {
	printf '%d %d\n' "$1" "$2" >>"$counts"
}

count_sum() {
	awk '{ p += $1; f += $2 } END { printf "%d %d\n", p, f }' "$1"
}

# Each check of a stage that is a command: named, run, counted. The stage goes on
# after a failure and tells all of them.
count_check() {
	local name=$1
	shift
	if "$@"; then
		echo "ok - $name"
		count_add 1 0
	else
		echo "not ok - $name"
		count_add 0 1
	fi
}

# count_programs FILE - the output of cmocka programs and of node's test runner:
# each test that passed, and each that did not; a program that did not come
# through tells it by a line "FAIL program".
count_programs() {
	count_add \
	    "$(awk '/^\[ +OK \]/ { n++ } /^# pass / { n += $3 }
		END { print n + 0 }' "$1")" \
	    "$(awk '/^FAIL / { n++ } /^# (fail|cancelled) / { n += $3 }
		END { print n + 0 }' "$1")"
}

# count_cmocka TREE - the same of `make check` in a build tree.
count_cmocka() {
	local passed failed
	passed=$(find "$1/tests" -name '*.log' -exec cat {} + |
	    awk '/^\[ +OK \]/ { n++ } END { print n + 0 }')
	failed=$(find "$1/tests" -name '*.trs' -exec cat {} + |
	    awk '/^:test-result: (FAIL|ERROR|XPASS)/ { n++ }
	        END { print n + 0 }')
	count_add "$passed" "$failed"
}

# node_tests FILE ... - runs them one after the other (they share a stack), and
# counts by the closing lines of node's test runner (TAP).
node_tests() {
	local status=0 out=$counts.tap
	node --test --test-concurrency=1 --test-reporter=tap "$@" >"$out" ||
	    status=$?
	cat "$out"
	count_add \
	    "$(awk '/^# pass / { n += $3 } END { print n + 0 }' "$out")" \
	    "$(awk '/^# (fail|cancelled) / { n += $3 } END { print n + 0 }' \
		"$out")"
	return $status
}

# What a reader of CI's output needs of a failed stage: the tests that failed,
# each with its error, other lines that look like one, and the end.
count_excerpt() {
	{
		awk '/^ *not ok/ { print; next }
		    /^ *error: / { told = 1 }
		    /^ *(code|stack|name): / { told = 0 }
		    told && told++ < 12' "$1" | head -n 200
		grep -nE 'error:|FAIL|Sanitizer|\*\*\* ' "$1" |
		    grep -vE '^[0-9]+: *(error|code): ' | head -n 30
		echo ...
		tail -n 20 "$1"
	} | cut -c 1-400 | sed 's/^/   | /'
}
