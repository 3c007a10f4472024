# shellcheck shell=bash
# program.sh - our own programs in a stack: installed, configured, started.

# stack_install DIR BUILD - into the stack's folder, because a checkout below
# someone's home is closed to the pools' accounts.
stack_install() {
	rm -rf "$1/program"
	make -s -C "$2" install DESTDIR="$1/program" >"$1/log/install.log" 2>&1 ||
	    { tail -n 15 "$1/log/install.log" >&2; return 1; }
	chmod -R go+rX,go-w "$1/program"
}

# Where `make install` put something, whatever the prefix.
stack_program() {
	find "$1/program" -type f -name "$2" -perm -u+x -print -quit 2>/dev/null
}

stack_installed() {
	find "$1/program" -path "*/$2" -print -quit 2>/dev/null
}

stack_static() {
	local at
	at=$(stack_installed "$1" share/accolade/static)
	echo "${at:-$1/program/static}"
}

stack_setting() {
	local value
	value=$(sed -n "s/^$2 *= *//p" "$1/accolade.conf" 2>/dev/null)
	echo "${value:-$3}"
}

# stack_settings DIR PORT [NAME=VALUE ...] - accolade.conf; a pair changes what
# stands here or adds to it. What is not there yet is left to the default.
stack_settings() {
	local dir=$1 port=$2 pair base=dc=alder,dc=example
	shift 2
	{
		cat <<-END
		public_url = http://127.0.0.1:$port
		district_name = Alder County Public Schools
		district_office = Office of Professional Learning, 410 Mill Street, Alder Falls
		district_mail = credentials@alder.example
		help_url = https://alder.example/help
		password_url = https://alder.example/password
		time_zone = America/New_York
		secrets_dir = $dir/secrets
		module_dir = $(stack_installed "$dir" lib/accolade)
		view_dir = $(stack_installed "$dir" share/accolade/views)
		static_manifest = $(stack_static "$dir")/manifest.hdf
		schema_dir = $(stack_installed "$dir" share/accolade/schema)
		database_socket = $dir/mariadb/mariadb.sock
		database_name = accolade
		database_dir = $dir/mariadb/data
		database_administrator = $(stack_account mariadb)
		evidence_dir = $dir/evidence
		evidence_url = http://localhost:$(stack_evidence_port "$port")
		directory_uris = $(cat "$dir/slapd/uri" 2>/dev/null)
		directory_start_tls = yes
		directory_ca_file = $dir/slapd/ca.pem
		directory_base = $base
		directory_bind_dn = cn=accolade,ou=services,$base
		directory_group_assessor = cn=assessors,ou=groups,$base
		directory_group_issuer = cn=issuers,ou=groups,$base
		directory_group_administrator = cn=administrators,ou=groups,$base
		signer_socket = $dir/signer/signer.sock
		signing_key_file = $dir/signer/key.pem
		mail_office = professional-learning@alder.example
		mail_digest_hours = 0
		signing_key_dir = $dir/signer/keys
		mail_folder = $dir/mail
		END
	} | sed '/= *$/d' >"$dir/accolade.conf.new"
	for pair; do
		sed -i "/^${pair%%=*} *=/d" "$dir/accolade.conf.new"
		echo "${pair%%=*} = ${pair#*=}" >>"$dir/accolade.conf.new"
	done
	mv "$dir/accolade.conf.new" "$dir/accolade.conf"
}

# stack_operator DIR COMMAND [ARG ...] - the operator's command, with the
# settings of this stack.
stack_operator() {
	local dir=$1 command=$2
	shift 2
	stack_as operator "$(stack_program "$dir" accolade)" "$command" \
	    --config "$dir/accolade.conf" "$@"
}

# The keys for signing awards, made once; only the signer reads them.
stack_signing_key() {
	stack_folder "$1/signer/keys" 700 signer || return
	[ -n "$(find "$1/signer/keys" -name '*.seed')" ] ||
	    stack_as signer "$(stack_program "$1" accolade-signer)" \
		--config "$1/accolade.conf" --new-key >>"$1/log/signer.log" 2>&1 ||
	    return
	[ -e "$1/signer/key.pem" ] && return
	(umask 077 && openssl genrsa -out "$1/signer/key.pem" 2048) \
	    2>>"$1/log/signer.log" && chmod 400 "$1/signer/key.pem" || return
	[ "$(id -u)" -ne 0 ] || chown "$(stack_account signer):" "$1/signer/key.pem"
}

stack_signer_start() {
	stack_alive "$1" signer && return
	stack_signing_key "$1" || return
	rm -f "$1/signer/signer.sock"
	stack_spawn "$1" signer signer "$(stack_program "$1" accolade-signer)" \
	    --config "$1/accolade.conf"
	stack_wait "$1" signer 10 test -S "$1/signer/signer.sock"
}

stack_signer_stop() {
	stack_end "$1" signer
}

# Mail goes into the folder mail/, a file a letter.
stack_courier_start() {
	local earlier
	stack_alive "$1" courier && return
	earlier=$(stat -c %s "$1/log/courier.log" 2>/dev/null || echo 0)
	stack_spawn "$1" courier operator "$(stack_program "$1" accolade)" \
	    courier --config "$1/accolade.conf"
	stack_wait "$1" courier 10 stack_courier_ready "$1" "$earlier"
}

stack_courier_ready() {
	case $(stack_setting "$1" log_level info) in
	error | warning) stack_alive "$1" courier ;;
	*) tail -c "+$(($2 + 1))" "$1/log/courier.log" | grep -q ' courier ready ' ;;
	esac
}

stack_courier_stop() {
	stack_end "$1" courier
}

# Asks the directory for those who are signed in.
stack_refresh_start() {
	stack_alive "$1" refresh && return
	stack_spawn "$1" refresh operator "$(stack_program "$1" accolade)" \
	    refresh --config "$1/accolade.conf"
	sleep 0.1
	stack_alive "$1" refresh || { stack_failed "$1" refresh; return 1; }
}

stack_refresh_stop() {
	stack_end "$1" refresh
}

# Lets results of terms out when their date has passed.
stack_release_start() {
	stack_alive "$1" release && return
	stack_spawn "$1" release operator "$(stack_program "$1" accolade)" \
	    release --config "$1/accolade.conf"
	sleep 0.1
	stack_alive "$1" release || { stack_failed "$1" release; return 1; }
}

stack_release_stop() {
	stack_end "$1" release
}

# A worker that ended is started anew, at once and without end. Where many end in
# one second something is wrong with them: then each waits a second first, instead
# of being started 600 times as multiwatch alone would. The first argument is the
# file that counts.
stack_again='read -r second count <"$1"
[ "$second" = "$EPOCHSECONDS" ] || count=0
echo "$EPOCHSECONDS $((count + 1))" >"$1"
[ "$count" -lt 8 ] || sleep 1
shift; exec "$@"'

# stack_pool_start DIR POOL [WORKERS] - the processes of one role, on a socket
# that nginx alone may open.
stack_pool_start() {
	local dir=$1 pool=$2 workers=${3:-2} account earlier
	stack_alive "$dir" "pool-$pool" && return
	earlier=$(stat -c %s "$dir/log/pool-$pool.log" 2>/dev/null || echo 0)
	echo 0 0 | stack_secret "$dir/pools/$pool.starts" "$pool" || return
	set -- "$(command -v multiwatch)" -f "$workers" -s TERM -r 1000000000 -- \
	    /bin/bash -c "$stack_again" again "$dir/pools/$pool.starts" \
	    "$(stack_program "$dir" accolade-worker)" "$pool" \
	    --config "$dir/accolade.conf"
	if [ "$(id -u)" -eq 0 ]; then
		account=$(stack_account "$pool")
		set -- -u "$account" -g "$account" -U "$account" \
		    -G "$(stack_account nginx)" -- \
		    "$(command -v setpriv)" --no-new-privs "$@"
	else
		set -- -- "$@"
	fi
	stack_spawn "$dir" "pool-$pool" self spawn-fcgi -n -b 1024 -M 0660 \
	    -s "$dir/pools/$pool.sock" "$@"
	stack_wait "$dir" "pool-$pool" 10 \
	    stack_pool_ready "$dir" "$pool" "$earlier" && return
	stack_end "$dir" "pool-$pool"
	return 1
}

# The socket listens before there is a worker: ready is what a worker says. One
# that can't do its work says so too, and then waiting helps nobody.
stack_pool_ready() {
	local said
	said=$(tail -c "+$(($3 + 1))" "$1/log/pool-$2.log" 2>/dev/null)
	case $(stack_setting "$1" log_level info),$said in
	error,* | warning,*) test -S "$1/pools/$2.sock" && return ;;
	*" - $2 start "*) return 0 ;;
	*" - $2 failed "*) stack_end "$1" "pool-$2" ;;
	esac
	return 1
}

stack_pool_stop() {
	stack_end "$1" "pool-$2"
}
