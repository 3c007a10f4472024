# shellcheck shell=bash
# slapd.sh - a directory with the sample district, reachable over StartTLS.

# A small authority of the stack's own. The certificate names 127.0.0.1, because
# libldap checks "localhost" against the machine's own name. Elliptic keys halve
# the cost of a new connection.
stack_slapd_certificate() {
	local at=$1/slapd
	[ -e "$at/server.pem" ] && return
	(
		cd "$at" && umask 077 || exit
		openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
		    -nodes -days 3650 -subj '/CN=Accolade sample authority' \
		    -addext keyUsage=critical,keyCertSign,cRLSign \
		    -keyout ca.key -out ca.pem &&
		    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
			-nodes -subj /CN=127.0.0.1 -keyout server.key \
			-out server.csr &&
		    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key \
			-set_serial 1 -days 3650 -out server.pem -extfile - <<-END
			subjectAltName = IP:127.0.0.1, DNS:localhost
			extendedKeyUsage = serverAuth
			END
	) 2>>"$1/log/slapd.log" || return
	rm -f "$at/ca.key" "$at/server.csr"
	chmod 644 "$at/ca.pem" "$at/server.pem"
	[ "$(id -u)" -ne 0 ] || chown "$(stack_account slapd):" "$at/server.key"
}

# The overlays are modules: one that this slapd does not have is left out.
stack_slapd_settings() {
	local overlay
	stack_fill "$stack_deploy/directory/slapd.conf.in" "DIR=$1/slapd" \
	    "UID=$(id -u "$(stack_account slapd)")" \
	    "GID=$(id -g "$(stack_account slapd)")" >"$1/slapd/slapd.conf"
	for overlay in memberof ppolicy; do
		[ -e "/usr/lib/ldap/$overlay.so" ] || continue
		sed -i "s/^#$overlay //" "$1/slapd/slapd.conf"
	done
}

# The passwords pass through the environment of no process and no argument list.
stack_slapd_create() {
	[ -d "$1/slapd/data" ] && return
	stack_folder "$1/slapd/data" 700 slapd
	"$stack_deploy/directory/ldif" "$1/secrets/directory" |
	    stack_as slapd slapadd -q -f "$1/slapd/slapd.conf" \
		>>"$1/log/slapd.log" 2>&1 && return
	rm -rf "$1/slapd/data"
	stack_failed "$1" slapd
	return 1
}

# stack_slapd_start DIR PORT - StartTLS on 127.0.0.1:PORT, and a socket on which
# the account that runs it is the directory's administrator (SASL EXTERNAL).
# SLAPD_DEBUG says what it logs: "stats" shows every bind and search.
stack_slapd_start() {
	stack_alive "$1" slapd && return
	stack_slapd_certificate "$1" && stack_slapd_settings "$1" &&
	    stack_slapd_create "$1" || return
	echo "ldap://127.0.0.1:$2" >"$1/slapd/uri"
	stack_spawn "$1" slapd slapd slapd -d "${SLAPD_DEBUG:-none}" \
	    -f "$1/slapd/slapd.conf" \
	    -h "ldap://127.0.0.1:$2 $(stack_slapd_socket "$1")"
	stack_wait "$1" slapd 10 stack_ldap "$1" ldapwhoami
}

stack_slapd_stop() {
	stack_end "$1" slapd
}

stack_slapd_socket() {
	printf 'ldapi://%s\n' "$(printf %s "$1/slapd/slapd.sock" | sed 's|/|%2F|g')"
}

# stack_ldap DIR ldapmodify|ldapsearch|... [ARG ...] - as the administrator.
stack_ldap() {
	local dir=$1 command=$2
	shift 2
	stack_as slapd "$command" -Q -Y EXTERNAL -H "$(stack_slapd_socket "$dir")" \
	    "$@"
}
