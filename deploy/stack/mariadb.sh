# shellcheck shell=bash
# mariadb.sh - a MariaDB server of the stack's own, on a socket alone.

stack_mariadb_settings() {
	cat <<-END
	[mariadbd]
	datadir = $1/mariadb/data
	socket = $1/mariadb/mariadb.sock
	pid-file = $1/mariadb/mariadbd.pid
	# Its own: a server that starts removes what it takes for leftovers.
	tmpdir = $1/mariadb/tmp
	skip-networking
	skip-name-resolve
	local-infile = OFF
	wsrep-on = OFF
	character-set-server = utf8mb4
	collation-server = utf8mb4_unicode_ci
	default-time-zone = +00:00
	sql-mode = STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,ONLY_FULL_GROUP_BY
	# Every commit is on disk before it is answered.
	innodb-flush-log-at-trx-commit = 1
	innodb-buffer-pool-size = 128M
	innodb-log-file-size = 48M
	innodb-data-file-path = ibdata1:4M:autoextend
	max-connections = 100
	performance-schema = OFF

	[client]
	socket = $1/mariadb/mariadb.sock
	default-character-set = utf8mb4
	END
}

# The server's own account is its administrator, known by its socket: there is
# no password that someone could find.
stack_mariadb_create() {
	[ -d "$1/mariadb/data/mysql" ] && return
	stack_as mariadb mariadb-install-db --defaults-file="$1/mariadb/my.cnf" \
	    --datadir="$1/mariadb/data" --skip-test-db --skip-name-resolve \
	    --auth-root-authentication-method=socket \
	    --auth-root-socket-user="$(stack_account mariadb)" \
	    >"$1/log/mariadb.log" 2>&1 && return
	stack_failed "$1" mariadb
	return 1
}

stack_mariadb_start() {
	stack_alive "$1" mariadb && return
	stack_folder "$1/mariadb/tmp" 700 mariadb &&
	    stack_mariadb_settings "$1" >"$1/mariadb/my.cnf" &&
	    stack_mariadb_create "$1" || return
	stack_spawn "$1" mariadb mariadb \
	    mariadbd --defaults-file="$1/mariadb/my.cnf"
	stack_wait "$1" mariadb 30 stack_mariadb_sql "$1" -e 'DO 1'
}

stack_mariadb_stop() {
	stack_end "$1" mariadb
}

# The client as the server's administrator; it reads statements from its input.
stack_mariadb_sql() {
	local dir=$1
	shift
	stack_as mariadb mariadb --defaults-file="$dir/mariadb/my.cnf" "$@"
}

# What a role's account may do stands in schema/account and is granted with the
# migrations, by the owner. Here the accounts only come to be.
stack_database_create() {
	local role password
	{
		echo 'CREATE DATABASE IF NOT EXISTS accolade'
		echo '  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;'
		for role in $stack_roles; do
			password=$(stack_secret_of "$1" "$role") || return
			printf "CREATE USER IF NOT EXISTS '%s'@'localhost';\n" \
			    "accolade_$role"
			printf "ALTER USER '%s'@'localhost' IDENTIFIED BY '%s';\n" \
			    "accolade_$role" "$password"
		done
		echo "GRANT ALL ON accolade.* TO 'accolade_owner'@'localhost'"
		echo '  WITH GRANT OPTION;'
	} | stack_mariadb_sql "$1"
}

stack_secret_of() {
	sed -n 's/^database_password = //p' "$1/secrets/$2.conf"
}
