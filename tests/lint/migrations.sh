#!/bin/sh
# migrations.sh - every migration is installed: one that isn't runs on no
# district's database, and the programs that need it refuse to start.
cd "$(dirname "$0")/../.." || exit 1
status=0
for file in schema/migrate/*.sql; do
	if ! grep -qs "$file" Makefile.am ./*/*.mk ./*/*/*.mk; then
		echo "$file stands in no makefile" >&2
		status=1
	fi
done
numbers=$(ls schema/migrate | cut -c1-4 | sort | uniq -d)
if [ -n "$numbers" ]; then
	echo "two migrations have the number $numbers" >&2
	status=1
fi
exit $status
