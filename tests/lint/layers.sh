#!/usr/bin/env bash
# The folders are layers, each with one secret (the design, section 2). This
# looks for words and includes that stand in the wrong one.
set -u
cd "$(dirname "$0")/../.."
bad=0

# sources FOLDER ... - the C files of these folders.
sources() {
	local folder
	for folder; do
		git ls-files "$folder/*.c" "$folder/*.h" "$folder/*.tbl"
	done
}

# refuse RULE PATTERN FILE ... - no line of these files has the pattern; lines
# of comments don't count.
refuse() {
	local rule=$1 pattern=$2 found
	shift 2
	[ $# -gt 0 ] || return
	found=$(grep -nE "$pattern" /dev/null "$@" |
	    grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)')
	[ -z "$found" ] && return
	printf '%s\n%s\n' "$rule:" "$found"
	bad=1
}

sql='"[[:space:]]*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|GRANT|CALL|WITH)[[:space:]]'
c=$(sources base fcgi modules views)
refuse 'SQL stands in schema/ alone' "$sql" $c
refuse 'MariaDB is known to schema/ alone' 'mysql\.h|mysql_|MYSQL' $c

refuse 'libfcgi is known to fcgi/ alone' 'fcgiapp\.h|fcgi_stdio|FCGX_' \
    $(sources base modules schema views)

refuse 'ClearSilver is known to views/ alone' \
    'ClearSilver|neo_(hdf|err|str)|cs\.h|NEOERR|hdf_[a-z]+ *\(' \
    $(sources base fcgi modules schema)
refuse 'HTML is written in views/ alone' \
    '"[^"]*<(div|p|a|table|span|html|body|h[1-6]|form|input)[ >]' \
    $(sources base fcgi modules schema)

refuse 'libldap is known to modules/signon/ alone' '<ldap\.h>|ldap_[a-z]+ *\(' \
    $(sources base fcgi schema views) \
    $(sources modules | grep -v '^modules/signon/')

# An arrow never points up: base <- schema, views <- module.h <- fcgi, modules.
up() {
	refuse "$1 includes nothing above it" \
	    "#[[:space:]]*include +\"($2)/" $(sources "$1")
}
up base 'schema|views|modules|fcgi'
up schema 'views|fcgi|modules'
up views 'schema|fcgi|modules'
up fcgi 'modules/[a-z]+|schema/[a-z]+'
up modules fcgi

# A module knows no other; the operator links what signon knows of directories.
# What definitions, proofs and checks of credentials are is a library of several.
for folder in modules/*/; do
	role=$(basename "$folder")
	for other in modules/*/; do
		other=$(basename "$other")
		[ "$other" = "$role" ] && continue
		[ "$role/$other" = operator/signon ] && continue
		case $other in definition | proof | verify) continue ;; esac
		refuse "$role knows no other module" \
		    "#[[:space:]]*include +\"modules/$other/" \
		    $(sources "modules/$role")
	done
done

refuse 'text is written with lengths' '[^a-z_](strcpy|strcat|sprintf|gets) *\(' \
    $(sources base fcgi modules schema views)
exit $bad
