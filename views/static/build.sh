#!/bin/sh
# Builds the static files: build.sh SRCDIR OUTDIR
#
# Takes the compiled U.S. Web Design System from npm (installed only when it is
# missing, scripts of packages never run), and writes into OUTDIR every file
# under a name that holds its fingerprint, and manifest.hdf, which tells the
# workers those names. SRCDIR is this folder; it may be read-only.
set -eu

src=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$src
if [ ! -d "$src/node_modules/@uswds/uswds" ]; then
	if [ ! -w "$src" ]; then
		work=$(dirname "$out")
		cp "$src/package.json" "$src/package-lock.json" "$src/.npmrc" \
		    "$work/"
	fi
	if [ ! -d "$work/node_modules/@uswds/uswds" ]; then
		command -v npm >/dev/null || {
			echo "build.sh: npm is missing (Debian: apt install npm)" >&2
			exit 1
		}
		(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund \
		    --loglevel=error)
	fi
fi
exec node "$src/build.mjs" "$src" "$work/node_modules/@uswds/uswds/dist" "$out"
