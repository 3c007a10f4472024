#!/usr/bin/env bash
# build.sh [FOLDER] - builds the programs in FOLDER (build/ in the checkout), and
# nothing where nothing changed. CONFIGURE_FLAGS go to configure, JOBS to make.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$top/build}

# configure has to be made where it is missing or older than what it is made of;
# the makefiles look after themselves from then on.
if [ ! -x "$top/configure" ] || [ "$top/configure.ac" -nt "$top/configure" ]; then
	(cd "$top" && autoreconf -i)
fi
mkdir -p "$build"
cd "$build"
# shellcheck disable=SC2086
[ -e config.status ] ||
	"$top/configure" -q --prefix=/usr --libdir=/usr/lib --sysconfdir=/etc \
	    --localstatedir=/var ${CONFIGURE_FLAGS:-}

# make does not know when a library is made of other parts than before.
if [ -e .built ] && [ -n "$(find "$top" -path "$top/build*" -prune -o \
    \( -name '*.mk' -o -name Makefile.am -o -name configure.ac \) \
    -newer .built -print -quit)" ]; then
	make -s clean
fi
make -s -j "${JOBS:-$(nproc)}"
touch .built
