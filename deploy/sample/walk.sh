#!/usr/bin/env bash
# walk.sh URL - hands in, reviews and decides a few sample submissions, through
# the pages, as the people of the sample district do it in a browser. Prints the
# public addresses of the awards that came of it. Who does what stands below.
set -u
url=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

walk_fail() {
	echo "walk: $*" >&2
	sed 's/<[^>]*>//g' "$work/page" 2>/dev/null | tr -s '\n\t ' ' ' |
	    cut -c 1-600 >&2
	exit 1
}

# ---- a person with a browser: pages and forms -----------------------------

# The page at PATH, as PERSON sees it, goes to $work/page, and its tags, one a
# line, to $work/tags.
walk_get() {
	local status
	status=$(curl -sS -m 30 -b "$work/$1" -c "$work/$1" -o "$work/page" \
	    -w '%{http_code}' -H 'Accept: text/html' "$url$2")
	[ "$status" = 200 ] || walk_fail "$1 at $2: status $status"
	tr '\n' ' ' <"$work/page" | grep -o '<[a-z][^>]*>' >"$work/tags"
}

# walk_post PERSON PATH [curl arguments] - sends a form, with the token of the
# page that was shown last. A form that was taken leads to another page; its
# address is put into $location.
walk_post() {
	local person=$1 path=$2 said
	shift 2
	said=$(curl -sS -m 30 -b "$work/$person" -c "$work/$person" \
	    -o "$work/answer" -w '%{http_code} %{redirect_url}' \
	    -H 'Accept: text/html' -H "Origin: $url" "$@" "$url$path")
	location=${said#* }
	location=${location#"$url"}
	if [ "${said%% *}" != 303 ]; then
		mv "$work/answer" "$work/page"
		walk_fail "$person to $path: status ${said%% *}"
	fi
}

walk_token() {
	walk_value token
}

# The names of the fields that begin so, each once, as they stand on the page.
walk_fields() {
	sed -n "s/.* name=\"\($1-[^\"]*\)\".*/\1/p" "$work/tags" | awk '!seen[$0]++'
}

walk_value() {
	sed -n "s/.* name=\"$1\" value=\"\([^\"]*\)\".*/\1/p;T;q" "$work/tags"
}

# The first address on the page that matches.
walk_link() {
	sed -n 's/.* href="\([^"]*\)".*/\1/p' "$work/tags" | grep -m 1 -E "$1"
}

walk_sign_on() {
	local password
	[ -e "$work/$1" ] && return
	password=$(sed -n "s/^$1; *\([^;]*\);.*/\1/p" "$here/../directory/people.txt")
	walk_get "$1" /sign-on
	walk_post "$1" /sign-on --data-urlencode "token=$(walk_token)" \
	    --data-urlencode "username=$1" --data-urlencode "password=$password"
}

# ---- an educator ----------------------------------------------------------

# A part of a file in writing/, by its name or by its number. The sections of a
# submission stand in their order, and its last part goes with every artifact.
walk_text() {
	awk -v want="$2" '
		/^== / { n++; name = $2; next }
		n == want || name == want { print }' "$here/writing/$1.txt"
}

# Starts a draft, or comes back to the one that is open; its address is $draft.
walk_start() {
	walk_sign_on "$1"
	walk_get "$1" "/educator/start/$2"
	walk_post "$1" /educator/submissions \
	    --data-urlencode "token=$(walk_token)" \
	    --data-urlencode "micro_credential=$2"
	draft=$location
}

walk_add_link() {
	walk_get "$1" "$draft"
	walk_post "$1" "$draft/artifacts" -F "token=$(walk_token)" -F add=link \
	    --form-string "link_title=$2" --form-string "link_url=$3"
}

walk_add_file() {
	walk_get "$1" "$draft"
	walk_post "$1" "$draft/artifacts" -F "token=$(walk_token)" -F add=file \
	    --form-string "file_title=$2" -F "file=@$3"
}

# walk_write PERSON CODE ACTION [SECTIONS] - fills the fields (so many sections,
# or all) and presses the button.
walk_write() {
	local person=$1 code=$2 action=$3 most=${4:-9} field n=0 form
	walk_get "$person" "$draft"
	form=(--data-urlencode "token=$(walk_token)" -d "action=$action")
	for field in $(walk_fields section); do
		n=$((n + 1))
		form+=(-d "version-${field#*-}=$(walk_value "version-${field#*-}")")
		[ $n -le "$most" ] || continue
		form+=(--data-urlencode "$field=$(walk_text "$code" $n)")
	done
	for field in $(walk_fields reflection); do
		form+=(--data-urlencode "$field=$(walk_text "$code" artifact)")
	done
	[ "$action" != submit ] || form+=(-d consent=1 -d original=1)
	walk_post "$person" "$draft" "${form[@]}"
}

# walk_submit PERSON CODE - all of it; the number is $number.
walk_submit() {
	walk_start "$1" "$2"
	walk_add_link "$1" 'The lesson, recorded' \
	    "https://video.alder.example/watch?v=$2&t=40"
	walk_add_file "$1" 'What students wrote' "$here/writing/students.txt"
	walk_write "$1" "$2" save
	walk_write "$1" "$2" submit
	walk_get "$1" "$draft"
	number=$(grep -o -m 1 -E '\b[0-9A-Z]{4}-[0-9A-Z]{4}\b' "$work/page")
}

# ---- an assessor ----------------------------------------------------------

# Takes the submission with this number; the review's address is $review.
walk_claim() {
	local claim
	walk_sign_on "$1"
	walk_get "$1" /assessor/queue
	claim=$(tr '\n' ' ' <"$work/page" |
	    grep -o 'name="claim" value="[^"]*">[^/]*</span></button>' |
	    sed -n "s/.*value=\"\([^\"]*\)\".* $2<.*/\1/p")
	[ -n "$claim" ] || walk_fail "$1 does not find $2 in the queue"
	walk_post "$1" /assessor/queue --data-urlencode "token=$(walk_token)" \
	    -d "claim=$claim"
	review=$location
}

# walk_review PERSON NUMBER award|not_yet - claims, scores and recommends. For
# an award every row has the highest level, otherwise the lowest.
walk_review() {
	local person=$1 outcome=$3 field end form
	walk_claim "$person" "$2"
	walk_get "$person" "$review"
	end=head
	[ "$outcome" != award ] || end=tail
	form=(--data-urlencode "token=$(walk_token)" -d action=send
	    -d "recommendation=$outcome")
	for field in $(walk_fields score); do
		form+=(-d "$field=$(
		    sed -n "s/.* name=\"$field\" value=\"\([^\"]*\)\".*/\1/p" \
			"$work/tags" | $end -n 1)")
	done
	for field in $(walk_fields feedback); do
		form+=(-d "version-${field#*-}=$(walk_value "version-${field#*-}")"
		    --data-urlencode "$field=$(walk_text feedback "$outcome")")
	done
	walk_post "$person" "$review" "${form[@]}"
}

# ---- an issuer of record --------------------------------------------------

walk_decide() {
	local href
	walk_sign_on "$1"
	walk_get "$1" '/issuer/?show=waiting'
	for href in $(sed -n 's|.* href="\(/issuer/decisions/[^"]*\)".*|\1|p' \
	    "$work/tags" | sort -u); do
		walk_get "$1" "$href"
		grep -q "$2" "$work/page" || continue
		walk_post "$1" "$href" --data-urlencode "token=$(walk_token)" \
		    -d action=decide -d "outcome=$3" --data-urlencode "note=$4"
		return
	done
	walk_fail "$1 does not find $2 at the desk"
}

# Shares the newest award and prints its public address.
walk_share() {
	local href
	walk_get "$1" /educator/awards
	href=$(walk_link '^/educator/awards/[a-z2-7]{26}$')
	[ -n "$href" ] || walk_fail "$1 has no award to share"
	walk_get "$1" "$href"
	walk_post "$1" "$href" --data-urlencode "token=$(walk_token)" \
	    -d action=share -d evidence=1
	echo "$url/awards/${href##*/}"
}

# ---- who does what --------------------------------------------------------

. "$here/walk-story.sh"
