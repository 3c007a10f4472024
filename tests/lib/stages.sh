# shellcheck shell=bash
# stages.sh - what tests/run runs, in this order. A stage is a function that ends
# with 0 or not; it may be run alone, so it makes what it needs.

stages='packages build lint unit views sample verify records directory samba web operator browser clang distcheck sanitizers sanitized-web fuzz'

stage_packages() {
	tests_packages
}

stage_build() {
	build_gcc
}

stage_lint() {
	local check
	for check in tests/lint/*.sh; do
		count_check "$check" "$check"
	done
}

stage_unit() {
	build_gcc
	build_check gcc
}

# The pages from samples, without a stack: by their text, and in a browser.
stage_views() {
	local tree=$work/gcc out=$work/pages
	build_gcc
	tests_modules
	make -C "$tree" tests/views/render
	rm -rf "$out"
	tests/views/pages.sh "$tree/tests/views/render" views \
	    "$tree/views/static/dist/manifest.hdf" "$out"
	RENDER=$tree/tests/views/render VIEWS_PAGES=$out \
	    VIEWS_STATIC=$tree/views/static/dist node_tests tests/views/*_test.mjs
}

# The sample definitions need no stack.
stage_sample() {
	tests_modules
	node_tests tests/sample/*_test.mjs
}

# Credentials that other libraries made, before `accolade verify`.
stage_verify() {
	build_gcc
	tests_modules
	ACCOLADE=$work/gcc/accolade node_tests tests/verify/*_test.mjs
}

stage_records() {
	build_gcc
	build_records gcc
}

stage_directory() {
	build_gcc
	build_directory gcc
}

# A domain controller in a network of its own: needs root.
stage_samba() {
	build_gcc
	build_samba gcc
}

stage_mail() {
	build_gcc
	build_mail gcc
}

stage_clang() {
	build_clang
}

stage_distcheck() {
	build_gcc
	make -C "$work/gcc" -j"$(nproc)" distcheck
}

# The whole path through nginx, as people and as those who mean no good.
stage_web() {
	build_gcc
	count_check 'every way in is known' tests/routes.sh "$work/gcc"
	tests_modules
	demo_with gcc web_tests
}

# Those that stop a part come last: it needs some seconds to be whole again.
web_tests() {
	local status=0
	node_tests $(grep -L '_stop"' tests/web/*_test.mjs) || status=1
	node_tests $(grep -l '_stop"' tests/web/*_test.mjs) || status=1
	return $status
}

stage_browser() {
	build_gcc
	tests_modules
	demo_with gcc node_tests tests/browser/*_test.mjs
}

# The same under the sanitizers: what they find ends a worker and is logged.
stage_sanitized-web() {
	local status=0
	build_sanitizers
	tests_modules
	sanitizer_options
	unset LSAN_OPTIONS
	demo_with sanitizers web_tests || status=1
	count_check 'no sanitizer says a word' demo_unspoiled sanitizers || status=1
	return $status
}

stage_fuzz() {
	build_fuzz
}

stage_sanitizers() {
	local status
	build_sanitizers
	sanitizer_options
	status=0
	build_check sanitizers || status=1
	build_records sanitizers || status=1
	build_directory sanitizers || status=1
	build_mail sanitizers || status=1
	return $status
}

# The operator's commands on a running stack: what is broken here is mended again.
stage_operator() {
	build_gcc
	tests_modules
	demo_with gcc node_tests tests/operator/*_test.mjs
}

# Parts ended by SIGKILL, a hundred times, while people walk the whole path. It
# takes some minutes, so it is run by its name.
stage_kills() {
	build_gcc
	tests_modules
	export STACK_KEEP=1
	demo_with gcc node_tests tests/kill/*_test.mjs
}

# The Debian package, built from a release and installed on a machine that has
# nothing. It takes some minutes, so it is run by its name.
stage_package() {
	build_gcc
	deploy/packages.sh package
	tests/package/run "$work/gcc" "$work/package" >"$counts.package" 2>&1 ||
	    { cat "$counts.package"; return 1; }
	cat "$counts.package"
	count_add "$(grep -c '^ok ' "$counts.package")" \
	    "$(grep -c '^not ok ' "$counts.package")"
}
