#!/usr/bin/env bash
# routes.sh TREE - every way in, as the workers of a build tree tell them, must
# stand in routes.expected, so that a new one shows in review. ACCEPT=1 writes it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$1" && pwd)
settings=$(mktemp)
trap 'rm -f "$settings" "$settings.routes"' EXIT
echo "module_dir = $tree/.libs" >"$settings"
for module in signon educator assessor issuer administrator visitor; do
	[ -e "$tree/.libs/$module.so" ] || continue
	"$tree/accolade-worker" "$module" --routes --config "$settings"
done >"$settings.routes"
if [ -n "${ACCEPT:-}" ]; then
	cp "$settings.routes" "$here/routes.expected"
fi
diff -u "$here/routes.expected" "$settings.routes"
