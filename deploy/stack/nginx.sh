# shellcheck shell=bash
# nginx.sh - nginx in front of the pools, without TLS on the loopback.

# The error pages as nginx sends them, from one table.
stack_nginx_errors() {
	local status title text advice from=$stack_deploy/nginx/errors
	sed -e '/^#/d' -e 's/ *| */|/g' "$from/errors.txt" |
		while IFS='|' read -r status title text advice; do
			stack_fill "$from/page.html.in" "STATUS=$status" \
			    "TITLE=$title" "TEXT=$text" "ADVICE=$advice" \
			    >"$1/$status.html"
			printf '{"type":"about:blank","status":%s,"title":"%s","detail":"%s"}\n' \
			    "$status" "$title" "$text $advice" >"$1/$status.json"
		done
}

# As root nginx's first process would run as root to change its account for the
# others; all of ours run as nobody's but its own.
stack_nginx_settings() {
	local file limit
	limit=$(stack_setting "$1" upload_limit_mb 200)
	for file in nginx accolade-http accolade-server accolade-worker \
	    accolade-visitor accolade-errors; do
		stack_fill "$stack_deploy/nginx/$file.conf.in" "DIR=$1" \
		    "PORT=$2" "USER=" "LOG=$1/nginx/access.log" \
		    "FORM_LIMIT=${FORM_LIMIT:-3m}" \
		    "UPLOAD_LIMIT=$((limit + 4))m" \
		    "SIGN_ON_RATE=${SIGN_ON_RATE:-10}" \
		    "SIGN_ON_BURST=${SIGN_ON_BURST:-60}" \
		    "STATIC=$(stack_static "$1")" "EVIDENCE=$1/evidence" \
		    "MIME=/etc/nginx/mime.types" >"$1/nginx/$file.conf"
	done
	cp "$stack_deploy/nginx/accolade-params.conf" "$1/nginx/"
	mkdir -p "$1/nginx/errors"
	stack_nginx_errors "$1/nginx/errors"
}

# stack_nginx_start DIR PORT
stack_nginx_start() {
	stack_alive "$1" nginx && return
	stack_nginx_settings "$1" "$2" || return
	stack_spawn "$1" nginx nginx \
	    nginx -e stderr -p "$1/nginx" -c "$1/nginx/nginx.conf"
	stack_wait "$1" nginx 10 stack_port_open "$2"
}

# QUIT lets the requests that run come to their end.
stack_nginx_stop() {
	stack_end "$1" nginx QUIT
}

stack_port_open() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
