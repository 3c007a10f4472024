# shellcheck shell=bash
# demo.sh - a private deploy/demo for the tests that need the whole stack.

# demo_with TREE COMMAND ... - a fresh demo from build-test/TREE, the command with
# DEMO_DIR told, and the demo's end, whatever came of it. The logs of its parts
# are kept in build-test/logs.
demo_with() {
	local tree=$1 status=0
	shift
	export DEMO_DIR=$work/demo-$tree BUILD_DIR=$work/$tree
	export PORT=${TEST_PORT:-19250}
	# On a quick machine the tests alone would meet nginx's own limit.
	export SIGN_ON_RATE=${SIGN_ON_RATE:-40} SIGN_ON_BURST=${SIGN_ON_BURST:-100}
	deploy/demo reset >/dev/null
	if deploy/demo start; then
		"$@" || status=$?
	else
		status=1
	fi
	demo_keep_logs "$tree"
	deploy/demo stop || status=1
	return $status
}

demo_keep_logs() {
	rm -rf "$logs/demo-$1"
	mkdir -p "$logs/demo-$1"
	cp "$DEMO_DIR"/run/log/*.log "$DEMO_DIR"/run/nginx/*.log \
	    "$logs/demo-$1/" 2>/dev/null || true
}

# No sanitizer has said a word in the logs of a demo that ran with one.
demo_unspoiled() {
	local found
	found=$(grep -lE 'Sanitizer|runtime error:' "$logs/demo-$1"/*.log)
	[ -z "$found" ] && return
	grep -hE -A 25 'Sanitizer|runtime error:' $found | head -n 120
	return 1
}
