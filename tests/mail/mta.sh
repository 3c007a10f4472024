#!/usr/bin/env bash
# mta.sh - a real mail server for the tests: Debian's exim, unpacked beside the
# build instead of installed, because a machine has one mail server and that one
# stays. It listens on 127.0.0.1 alone, runs as somebody without rights, and puts
# whatever it takes into a Maildir.
#
#   mta_unpack TO          the program, once
#   mta_start DIR PORT     STARTTLS on PORT, TLS and a password on PORT + 1
#   mta_stop DIR
#
# In DIR: box/new/ (what was delivered), ca.pem, main.log. What it does with a
# letter hangs on its address: gone@ is refused for good, later@ and never@ for
# now (later@ until DIR/open is there), slow@ waits before it takes the letter.

# exim looks its own account up by name: a list of accounts of its own does.
mta_unpack() {
	local to=$1
	[ -x "$to/usr/sbin/exim4" ] && return
	rm -rf "$to.new" && mkdir -p "$to.new" &&
	    (cd "$to.new" && apt-get download -q exim4-daemon-light >&2 &&
		dpkg-deb -x exim4-daemon-light_*.deb . && rm -f ./*.deb) &&
	    chmod u-s "$to.new/usr/sbin/exim4" && chmod -R a+rX "$to.new" &&
	    rm -rf "$to" && mv "$to.new" "$to"
}

mta_account() {
	if [ "$(id -u)" -eq 0 ]; then echo nobody; else id -un; fi
}

mta_certificate() {
	(
		cd "$1" || exit
		openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
		    -nodes -days 2 -subj '/CN=Mail test authority' \
		    -addext keyUsage=critical,keyCertSign,cRLSign \
		    -keyout ca.key -out ca.pem &&
		    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
			-nodes -subj /CN=127.0.0.1 -keyout server.key \
			-out server.csr &&
		    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key \
			-set_serial 1 -days 2 -out server.pem -extfile - <<-END
			subjectAltName = IP:127.0.0.1
			extendedKeyUsage = serverAuth
			END
	) >"$1/certificate.log" 2>&1
}

mta_settings() {
	cat <<-END
	primary_hostname = mail.alder.example
	keep_environment =
	add_environment = PATH=/usr/bin:/bin
	spool_directory = $1/spool
	log_file_path = $1/%s.log
	pid_file_path = $1/exim.pid
	local_interfaces = 127.0.0.1
	daemon_smtp_ports = $2 : $(($2 + 1))
	tls_on_connect_ports = $(($2 + 1))
	tls_advertise_hosts = *
	tls_certificate = $1/server.pem
	tls_privatekey = $1/server.key
	# Nothing is looked up: neither names nor who calls.
	host_lookup =
	rfc1413_hosts =
	dns_ipv4_lookup =
	hosts_treat_as_local = *
	helo_accept_junk_hosts = *
	deliver_drop_privilege = true
	never_users =
	smtp_accept_max = 50
	smtp_accept_queue_per_connection = 0
	log_selector = +smtp_protocol_error +smtp_syntax_error
	acl_smtp_mail = from
	acl_smtp_rcpt = to
	acl_smtp_data = letter

	begin acl
	from:
	  deny condition = \${if eq{\$received_port}{$(($2 + 1))}}
	       !authenticated = *
	       message = a password is needed
	  accept
	to:
	  deny local_parts = gone
	       message = nobody of this name
	  defer local_parts = never
	       message = try again
	  defer local_parts = later
	       condition = \${if !exists{$1/open}}
	       message = try again
	  accept local_parts = slow
	       set acl_m_slow = yes
	  accept
	letter:
	  warn condition = \${if eq{\$acl_m_slow}{yes}}
	       delay = 3s
	  accept

	begin routers
	all:
	  driver = accept
	  transport = box

	begin transports
	box:
	  driver = appendfile
	  directory = $1/box
	  maildir_format
	  envelope_to_add
	  return_path_add
	  user = $(mta_account)

	begin retry
	* * F,1h,1m

	begin authenticators
	plain:
	  driver = plaintext
	  public_name = PLAIN
	  server_prompts = :
	  server_condition = \${if and {{eq{\$auth2}{accolade}}{eq{\$auth3}{correct-horse}}}}
	  server_set_id = \$auth2
	  server_advertise_condition = \${if def:tls_in_cipher}
	END
}

# mta_start DIR PORT - MTA_PROGRAM names what mta_unpack made.
mta_start() {
	local dir=$1 account turns=100
	account=$(mta_account)
	mkdir -p "$dir/spool" "$dir/box"
	[ -e "$dir/server.pem" ] || mta_certificate "$dir" || return
	mta_settings "$dir" "$2" >"$dir/exim.conf"
	{ getent passwd; getent passwd "$account" | sed 's/^[^:]*/Debian-exim/'; } >"$dir/passwd"
	{ getent group; printf 'Debian-exim:x:%s:\n' "$(id -g "$account")"; } >"$dir/group"
	chmod 755 "$dir"
	chmod 644 "$dir/exim.conf" "$dir/passwd" "$dir/group" "$dir/ca.pem"
	[ "$(id -u)" -ne 0 ] ||
	    { chown -R "$account": "$dir" && chown root: "$dir/exim.conf"; }
	set -- "$MTA_PROGRAM/usr/sbin/exim4" -C "$dir/exim.conf" -bdf
	[ "$(id -u)" -ne 0 ] || set -- setpriv --reuid="$account" \
	    --regid="$(id -g "$account")" --clear-groups -- "$@"
	LD_PRELOAD=libnss_wrapper.so NSS_WRAPPER_PASSWD=$dir/passwd \
	    NSS_WRAPPER_GROUP=$dir/group setsid "$@" \
	    </dev/null >>"$dir/exim.out" 2>&1 &
	echo $! >"$dir/mta.pid"
	until [ -s "$dir/exim.pid" ]; do
		turns=$((turns - 1))
		if [ $turns -le 0 ]; then
			cat "$dir/exim.out" "$dir"/*.log >&2
			return 1
		fi
		sleep 0.05
	done
}

mta_stop() {
	local pid turns=100
	pid=$(cat "$1/mta.pid" 2>/dev/null) || return 0
	kill "$pid" 2>/dev/null
	while kill -0 "$pid" 2>/dev/null && [ $turns -gt 0 ]; do
		turns=$((turns - 1))
		sleep 0.05
	done
	rm -f "$1/mta.pid" "$1/exim.pid"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
	set -u
	part=$1
	shift
	"mta_$part" "$@"
fi
