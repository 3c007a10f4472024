# shellcheck shell=bash
# nginx.sh - nginx in front of the pools, without TLS on the loopback.

# Where evidence is shown from: a port of its own near the pages'.
stack_evidence_port() {
	echo "${EVIDENCE_PORT:-$(($1 + 3))}"
}

# As root nginx's first process would run as root to change its account for the
# others; all of ours run as nobody's but its own.
stack_nginx_settings() {
	local limit
	limit=$(stack_setting "$1" upload_limit_mb 200)
	"$stack_deploy/nginx/fill" "$stack_deploy/nginx" "$1/nginx" \
	    "DIR=$1" "PORT=$2" "EVIDENCE_PORT=$(stack_evidence_port "$2")" \
	    "CONF=$1/nginx" "SOCKETS=$1/pools" \
	    "CACHE=$1/nginx/cache" "ERRORS=$1/nginx/errors" \
	    "LOG=$1/nginx/access.log" "STATIC=$(stack_static "$1")" \
	    "EVIDENCE=$1/evidence" "FORM_LIMIT=${FORM_LIMIT:-3m}" \
	    "UPLOAD_LIMIT=$((limit + 4))m" \
	    "SIGN_ON_RATE=${SIGN_ON_RATE:-10}" \
	    "SIGN_ON_BURST=${SIGN_ON_BURST:-60}"
}

# stack_nginx_start DIR PORT
stack_nginx_start() {
	stack_alive "$1" nginx && return
	stack_nginx_settings "$1" "$2" || return
	stack_spawn "$1" nginx nginx \
	    nginx -e stderr -p "$1/nginx" -c "$1/nginx/nginx.conf"
	stack_wait "$1" nginx 10 stack_port_open "$2"
}

stack_nginx_stop() {
	stack_end "$1" nginx
}

stack_port_open() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
