# shellcheck shell=bash
# database.sh - a scratch MariaDB with the records and the accounts, for tests.
# Needs deploy/stack.sh; DIR is a folder of its own below /tmp.

database_schema=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../schema" && pwd)

# A file of statements for the command line client, as `accolade migrate` reads
# it: a statement ends at a ";" at the end of a line; in a body (from BEGIN on)
# only of a line that isn't indented.
database_statements() {
	echo 'DELIMITER $$'
	awk '/^[ \t]*--/ || (/^[ \t]*$/ && !inside) { next }
	    { inside = 1 }
	    /(^|[ \t])BEGIN[ \t]*$/ { body = 1 }
	    /;[ \t]*$/ && !(body && /^[ \t]/) {
	        sub(/;[ \t]*$/, "$$"); inside = body = 0
	    }
	    { print }' "$@"
}

# database_as DIR ROLE [ARG ...] - the client as one of our accounts, as strict
# as the workers are.
database_as() {
	local dir=$1 role=$2
	shift 2
	MYSQL_PWD=$(stack_secret_of "$dir" "$role") mariadb --no-defaults \
	    --socket="$dir/mariadb/mariadb.sock" --user="accolade_$role" \
	    --default-character-set=utf8mb4 --init-command="SET SESSION sql_mode =
	    'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY',
	    time_zone = '+00:00'" "$@" accolade
}

database_migrate() {
	local file
	for file in "$database_schema"/migrate/*.sql "$database_schema"/account/*.sql; do
		database_statements "$file" | database_as "$1" owner || {
			echo "database: $file" >&2
			return 1
		}
	done
}

# database_start DIR - started, empty of data, with all tables and accounts.
database_start() {
	stack_init "$1" && stack_mariadb_start "$1" &&
	    stack_mariadb_sql "$1" -e 'DROP DATABASE IF EXISTS accolade' &&
	    stack_database_create "$1" && database_migrate "$1"
}
