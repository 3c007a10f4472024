# shellcheck shell=bash
# accounts.sh - who runs what, and where everything lies.
#
# As root each part has an account of the system to itself, as it has in
# production: then the files and sockets of one pool are closed to the next, and
# the demo shows the walls that it promises. The names say "demo", so that a
# real installation on the same machine never meets its accounts here. Without
# root everything runs as the person who started it.

stack_pools='signon educator assessor issuer administrator visitor'

# The accounts in MariaDB, each with a file of secrets; the operator's commands
# use those that belong to no process.
stack_operator_roles='owner sync release courier'
stack_roles="$stack_operator_roles $stack_pools signer"

# The account of a part; "self" is whoever runs this.
stack_account() {
	if [ "$(id -u)" -eq 0 ] && [ "$1" != self ]; then
		echo "accolade-demo-$1"
	else
		id -un
	fi
}

stack_group() {
	if [ "$(id -u)" -eq 0 ]; then stack_account "$1"; else id -gn; fi
}

stack_account_make() {
	local name
	for name in $stack_pools signer operator mariadb slapd nginx; do
		name=accolade-demo-$name
		getent passwd "$name" >/dev/null ||
		    useradd --system --user-group --no-create-home \
			--home-dir /nonexistent --shell /usr/sbin/nologin \
			"$name" || return
	done
}

# stack_folder PATH MODE [ACCOUNT [GROUP]]
stack_folder() {
	mkdir -p "$1" && chmod "$2" "$1" || return
	[ $# -gt 2 ] && [ "$(id -u)" -eq 0 ] || return 0
	chown "$(stack_account "$3"):$(stack_account "${4:-$3}")" "$1" &&
	    chmod "$2" "$1"
}

# The account that reads a role's secrets.
stack_role_account() {
	case " $stack_operator_roles " in
	*" $1 "*) echo operator ;;
	*) echo "$1" ;;
	esac
}

# A file of secrets that only its account opens: it is made closed, filled, and
# then given away.
stack_secret() {
	local file=$1 account=$2
	(umask 077 && cat >"$file") || return
	[ "$(id -u)" -ne 0 ] || chown "$(stack_account "$account"):" "$file"
}

stack_secrets() {
	local role directory evidence
	evidence=$(stack_random)
	directory=$(stack_random)
	[ -e "$1/secrets/directory" ] ||
	    printf '%s' "$directory" | stack_secret "$1/secrets/directory" slapd
	directory=$(cat "$1/secrets/directory")
	for role in $stack_roles; do
		[ -e "$1/secrets/$role.conf" ] && continue
		{
			echo "database_password = $(stack_random)"
			case $role in
			signon | sync)
				echo "directory_password = $directory"
				;;
			educator | assessor | issuer)
				echo "evidence_key = $evidence"
				;;
			esac
		} | stack_secret "$1/secrets/$role.conf" \
		    "$(stack_role_account "$role")" || return
	done
}

stack_init() {
	[ "$(id -u)" -ne 0 ] || stack_account_make || return
	mkdir -p "$1" && chmod 755 "$1" || return
	if [ ${#1} -gt 70 ]; then
		echo "stack: $1 is too long a path for sockets below it" >&2
		return 1
	fi
	stack_folder "$1/log" 755 &&
	    stack_folder "$1/pid" 755 &&
	    stack_folder "$1/pools" 755 &&
	    stack_folder "$1/secrets" 711 &&
	    stack_folder "$1/mariadb" 755 mariadb &&
	    stack_folder "$1/slapd" 755 slapd &&
	    stack_folder "$1/signer" 2750 signer issuer &&
	    stack_folder "$1/evidence" 2750 educator nginx &&
	    stack_folder "$1/mail" 700 operator &&
	    stack_folder "$1/nginx" 755 nginx &&
	    stack_secrets "$1"
}
