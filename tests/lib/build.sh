# shellcheck shell=bash
# build.sh - the build trees of the tests, all out of the source tree.

tests_packages() {
	deploy/packages.sh build run test
}

# npm's packages for the tests, from the lock file, only when they are missing.
tests_modules() {
	local have=tests/node_modules/.package-lock.json
	[ -e "$have" ] && [ "$have" -nt tests/package-lock.json ] && return
	(cd tests && npm ci --ignore-scripts --no-audit --no-fund) &&
	    touch "$have"
}

tests_autoreconf() {
	if [ ! -e configure ] || [ configure.ac -nt configure ]; then
		autoreconf -i
	fi
}

# build_tree NAME [ARGUMENT ...] - build-test/NAME, configured with the arguments
# and made. A tree that is there already is only brought up to date.
build_tree() {
	local tree=$work/$1
	shift
	tests_autoreconf
	mkdir -p "$tree"
	[ -e "$tree/config.status" ] ||
	    (cd "$tree" && "$top/configure" --enable-developer "$@")
	make -C "$tree" -j"$(nproc)"
}

# Unit tests of a tree. They are counted before make says how it went.
build_check() {
	local status=0
	find "$work/$1" -name '*.trs' -delete
	make -C "$work/$1" -j"$(nproc)" check || status=$?
	find "$work/$1/tests" -name '*_test.log' -exec cat {} +
	count_cmocka "$work/$1"
	return $status
}

build_gcc() {
	build_tree gcc CC=gcc
}

build_clang() {
	build_tree clang CC=clang
}

# What a sanitizer finds ends the program that it is found in.
sanitizer_options() {
	export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1:strict_string_checks=1
	export UBSAN_OPTIONS=print_stacktrace=1
	export LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0
}

build_sanitizers() {
	build_tree sanitizers CC=gcc --enable-sanitizers
}

# Tests of a tree that need a real MariaDB.
build_records() {
	local status=0 out=$counts.records
	tests/records/run "$work/$1" >"$out" 2>&1 || status=$?
	cat "$out"
	count_programs "$out"
	return $status
}

# Tests of a tree that need a real domain controller.
build_samba() {
	local status=0 out=$counts.samba
	tests/directory/samba "$work/$1" >"$out" 2>&1 || status=$?
	cat "$out"
	count_programs "$out"
	return $status
}

# Tests of a tree that need a real slapd.
build_directory() {
	local status=0 out=$counts.directory
	tests/directory/run "$work/$1" >"$out" 2>&1 || status=$?
	cat "$out"
	count_programs "$out"
	return $status
}

# Tests of a tree that need a real mail server.
build_mail() {
	local status=0 out=$counts.mail
	tests/mail/run "$work/$1" >"$out" 2>&1 || status=$?
	cat "$out"
	count_programs "$out"
	return $status
}

# Every fuzz target of tests/fuzz on its seeds and then for some seconds on what
# it makes of them. What it finds is a failure; its input stays beside the log.
build_fuzz() {
	local program name
	build_tree fuzz CC=clang --enable-fuzzing
	mkdir -p "$work/fuzz/found"
	for program in "$work"/fuzz/tests/fuzz/*_fuzz; do
		[ -x "$program" ] || continue
		name=$(basename "$program")
		mkdir -p "$work/fuzz/corpus/$name"
		set -- "$work/fuzz/corpus/$name"
		[ ! -d "tests/fuzz/seeds/${name%_fuzz}" ] ||
		    set -- "$@" "tests/fuzz/seeds/${name%_fuzz}"
		count_check "$name" "$program" -max_total_time="${FUZZ_SECONDS:-8}" \
		    -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		    -artifact_prefix="$work/fuzz/found/$name-" "$@"
	done
}
