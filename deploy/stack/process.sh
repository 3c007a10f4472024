# shellcheck shell=bash
# process.sh - starting, watching and ending one process of a stack.

# stack_words ACCOUNT COMMAND ... - the whole command in the array stack_argv: as
# that account (without root, as oneself), with an environment that is the same
# whoever starts it. What steers a sanitizer goes through for the tests.
stack_words() {
	local account name
	account=$(stack_account "$1")
	shift
	stack_argv=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8)
	for name in ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD; do
		[ -z "${!name:-}" ] || stack_argv+=("$name=${!name}")
	done
	if [ "$(id -u)" -eq 0 ] && [ "$account" != root ]; then
		stack_argv+=(setpriv --reuid="$account" --regid="$account"
		    --init-groups --no-new-privs --)
	fi
	stack_argv+=("$@")
}

# Runs a command as one of the stack's accounts, in the folder /, so that no
# library reads a file of settings from where we happen to be.
stack_as() {
	local stack_argv
	stack_words "$@"
	(cd / && "${stack_argv[@]}")
}

# When a process was started, in ticks: with its number it names it for good.
stack_started() {
	sed 's/.*) //' "/proc/$1/stat" 2>/dev/null |
	    awk '$1 != "Z" { print $20 }'
}

stack_pid() {
	cut -d ' ' -f 1 "$1/pid/$2" 2>/dev/null
}

stack_alive() {
	local pid started
	read -r pid started 2>/dev/null <"$1/pid/$2" || return 1
	[ -n "$started" ] && [ "$(stack_started "$pid")" = "$started" ]
}

# Starts a command anew whenever it ends, as systemd does in production. What it
# leaves of its processes goes first: nginx's would hold the port. A command that
# fails by itself in its first seconds will not do better: then this ends too. The
# first argument is the signal that ends it.
stack_keeper='set -m
stop=$1 child= ended=
shift
trap "ended=1; kill -s $stop \$child" TERM
exec 3>&2 2>/dev/null
until [ "$ended" ]; do
	"$@" 2>&3 3>&- & child=$!
	[ -z "$ended" ] || kill -s "$stop" "$child"
	while :; do
		wait "$child"
		status=$?
		kill -s 0 "$child" || break
	done
	kill -s KILL -- "-$child"
	[ "$SECONDS" -gt 2 ] || [ $status -gt 128 ] || exit "$status"
	[ "$ended" ] || sleep 0.2
done'

# How a part is asked to end.
stack_signal() {
	case $1 in
	nginx) echo QUIT ;;	# the requests that run come to their end
	slapd) echo INT ;;
	*) echo TERM ;;
	esac
}

# stack_spawn DIR PART ACCOUNT COMMAND ... - in the background, in a session of its
# own, writing to log/PART.log. With STACK_KEEP it is kept running; multiwatch does
# that for a pool's workers. Descriptors 8 and 9 belong to the one who starts.
stack_spawn() {
	local dir=$1 part=$2 account=$3 stack_argv pid
	shift 3
	case ${STACK_KEEP:-},$part in
	,* | *,pool-*) ;;
	*) set -- /bin/bash -c "$stack_keeper" keep "$(stack_signal "$part")" "$@" ;;
	esac
	stack_words "$account" "$@"
	(cd / && exec setsid "${stack_argv[@]}" </dev/null \
	    >>"$dir/log/$part.log" 2>&1 8>&- 9>&-) &
	pid=$!
	echo "$pid $(stack_started "$pid")" >"$dir/pid/$part"
}

# Is this process a keeper?
stack_kept() {
	tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -q ' keep [A-Z]* '
}

# The keeper of a part, or the part itself where it has none, takes this signal.
stack_asked() {
	if stack_kept "$1"; then echo TERM; else stack_signal "$2"; fi
}

# stack_tell DIR PART SIGNAL - to the program itself.
stack_tell() {
	local pid
	pid=$(stack_pid "$1" "$2")
	! stack_kept "$pid" || pid=$(pgrep -o -P "$pid")
	kill -s "$3" "$pid"
}

# stack_wait DIR PART SECONDS COMMAND ... - until the command succeeds. Says the
# end of the log where the part ends first, or time is up.
stack_wait() {
	local dir=$1 part=$2 turns=$(($3 * 20))
	shift 3
	until "$@" >/dev/null 2>&1; do
		turns=$((turns - 1))
		if ! stack_alive "$dir" "$part" || [ "$turns" -le 0 ]; then
			stack_failed "$dir" "$part"
			return 1
		fi
		sleep 0.05
	done
}

stack_failed() {
	echo "$2 did not start. The end of $1/log/$2.log:" >&2
	tail -n 15 "$1/log/$2.log" | sed 's/^/    /' >&2
}

# stack_end DIR PART - asks, waits up to 20 seconds, then insists.
stack_end() {
	local pid turns=400
	if stack_alive "$1" "$2"; then
		pid=$(stack_pid "$1" "$2")
		kill -s "$(stack_asked "$pid" "$2")" "$pid"
		while stack_alive "$1" "$2"; do
			turns=$((turns - 1))
			[ $turns -gt 0 ] || pkill -KILL -s "$pid"
			sleep 0.05
		done
	fi
	rm -f "$1/pid/$2"
}

# stack_fill FILE NAME=VALUE ... - a template's text with each @NAME@ filled.
stack_fill() {
	local file=$1 pair value script=
	shift
	for pair; do
		value=$(printf '%s' "${pair#*=}" | sed 's/[\\&|]/\\&/g')
		script="$script;s|@${pair%%=*}@|$value|g"
	done
	sed "${script#;}" "$file"
}

stack_random() {
	head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'
}
