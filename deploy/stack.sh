#!/usr/bin/env bash
# stack.sh - a whole Accolade on one machine, part by part: MariaDB, slapd, the
# signer, the pools and nginx, each started, watched and ended by a function.
# deploy/demo is made of it, and so are the tests and the bench.
#
#   . deploy/stack.sh; stack_mariadb_start DIR
#   deploy/stack.sh mariadb_start DIR          the same from another language
#
# DIR is the folder of one stack: short (a socket's path has 108 bytes) and
# readable for everyone, because as root each part runs under an account of its
# own. stack_init makes it. Every function ends with 0 or says what is wrong.
#
#   init DIR                          folders, accounts, database passwords
#   mariadb_start DIR                 a database server on a socket
#   mariadb_sql DIR [ARG ...]         the client, as the server's own account
#   database_create DIR               the database and its accounts
#   slapd_start DIR PORT              the sample district: StartTLS on PORT
#   install DIR BUILD                 `make install` into DIR/program
#   settings DIR PORT [NAME=VALUE..]  writes DIR/accolade.conf
#   operator DIR COMMAND [ARG ...]    runs `accolade COMMAND`
#   signer_start DIR
#   courier_start DIR                 mail goes into DIR/mail
#   refresh_start DIR                 looks after who is signed in
#   release_start DIR                 lets results of terms out
#   pool_start DIR POOL [WORKERS]
#   nginx_start DIR PORT
#   PART_stop DIR; stop DIR           ends one part (pool_stop DIR POOL), or all
#   status DIR                        one line a part; fails unless all run
#
# With STACK_KEEP=1 in the environment a part that ends is started anew.
#
# In DIR: log/PART.log, pid/PART, secrets/ACCOUNT.conf, pools/POOL.sock,
# mariadb/mariadb.sock, slapd/ca.pem, signer/, evidence/, mail/, nginx/.

stack_deploy=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$stack_deploy/stack/process.sh"
. "$stack_deploy/stack/accounts.sh"
. "$stack_deploy/stack/mariadb.sh"
. "$stack_deploy/stack/slapd.sh"
. "$stack_deploy/stack/program.sh"
. "$stack_deploy/stack/nginx.sh"

# The parts in the order in which they are started.
stack_parts() {
	printf '%s\n' mariadb slapd signer courier refresh release
	printf 'pool-%s\n' $stack_pools
	echo nginx
}

# Ends whatever runs, last started first: nobody asks a part that is gone.
stack_stop() {
	local part
	for part in $(stack_parts | tac); do
		stack_end "$1" "$part"
	done
}

stack_status() {
	local part state=0
	for part in $(stack_parts); do
		if stack_alive "$1" "$part"; then
			printf '%-20s running, process %s\n' "$part" \
			    "$(stack_pid "$1" "$part")"
		else
			printf '%-20s not running\n' "$part"
			state=3
		fi
	done
	return $state
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
	set -u
	[ $# -gt 1 ] || { sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
	part=$1
	shift
	"stack_$part" "$@"
fi
