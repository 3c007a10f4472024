#!/usr/bin/env bash
# sync_test.sh TREE DIR - `accolade migrate` and `accolade sync` against the real
# MariaDB and slapd of the stack DIR: what comes in, what changes, what is refused.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
tree=$1
dir=$2
. "$top/deploy/stack.sh"

base=dc=alder,dc=example
failed=0

# is NAME WANTED GOT - one test, told as cmocka tells it.
is() {
	if [ "$2" = "$3" ]; then
		printf '[       OK ] %s\n' "$1"
	else
		printf 'FAIL %s\n--- wanted\n%s\n--- got\n%s\n' "$1" "$2" "$3"
		failed=1
	fi
}

# accolade COMMAND ... - its output, and its status as the last line.
accolade() {
	"$tree/accolade" "$@" --config "$dir/accolade.conf" 2>&1
	echo "status $?"
}

told() {
	accolade "$@" | tail -n 2
}

sql() {
	stack_mariadb_sql "$dir" accolade -N -e "$1"
}

change() {
	stack_ldap "$dir" ldapmodify >>"$dir/log/changes" 2>&1 ||
	    is "the directory is changed" "" "$(tail -n 3 "$dir/log/changes")"
}

# ---- migrate ------------------------------------------------------------------

migrations() {
	rm -rf "$dir/schema"
	cp -r "$top/schema" "$dir/schema"
	is 'migrate runs every file' 'status 0' "$(accolade migrate | tail -n 1)"
	is 'migrate twice changes nothing' 'The records are up to date.' \
	    "$(accolade migrate | head -n 1)"

	cat >"$dir/schema/migrate/9000-trial.sql" <<-'END'
	CREATE TABLE trial (id INT PRIMARY KEY);
	CREATE TABLE trial (id INT PRIMARY KEY);
	INSERT INTO trial VALUES (7);
	END
	is 'a file that fails says where' 1 \
	    "$(accolade migrate | grep -c '9000-trial.sql: statement 2')"
	sed -i '2s/.*/CREATE TABLE trial_more (id INT PRIMARY KEY);/' \
	    "$dir/schema/migrate/9000-trial.sql"
	is 'and goes on there when it is mended' '9000-trial.sql: 3 statements' \
	    "$(accolade migrate | head -n 1)"
	is 'with each statement run once' 7 "$(sql 'SELECT * FROM trial')"

	echo '-- changed' >>"$dir/schema/migrate/9000-trial.sql"
	is 'a file that changed is refused' \
	    'accolade migrate: 9000-trial.sql has changed since it ran: write a new one
status 1' "$(accolade migrate)"
	rm "$dir/schema/migrate/9000-trial.sql"
	is 'a database newer than the program is refused' \
	    'accolade migrate: the database is newer than this program: it has had migration 9000-trial.sql
status 1' "$(accolade migrate)"
	sql 'DELETE FROM migration WHERE number = 9000; DROP TABLE trial, trial_more'
	is 'arguments are refused' 'status 2' "$(accolade migrate now | tail -n 1)"
}

# ---- sync ---------------------------------------------------------------------

people=$(($(grep -c '^[a-z]' "$stack_deploy/directory/people.txt") + 9))

everybody_comes_in() {
	is 'a dry run changes nothing' "$people people: $people new, 0 changed, 0 left.
Nothing was changed (--dry-run).
status 0" "$(accolade sync --dry-run | tail -n 3)"
	is 'nobody is there after it' 0 "$(sql 'SELECT COUNT(*) FROM person')"
	is 'everybody comes in' "$people people: $people new, 0 changed, 0 left.
status 0" "$(told sync)"
	is 'with schools and managers' "$people	4	1" \
	    "$(sql "SELECT COUNT(*), COUNT(DISTINCT school_id),
	        SUM(manager_id = (SELECT id FROM person WHERE username = 'dbrandt')
	            AND username = 'mokafor') FROM person")"
	is 'and roles' 'assessor educator issuer' \
	    "$(sql "SELECT GROUP_CONCAT(role ORDER BY role SEPARATOR ' ')
	        FROM role_grant JOIN person ON person_id = id
	        WHERE username = 'aosei'")"
	is 'again, nothing is new' "$people people: 0 new, 0 changed, 0 left.
status 0" "$(told sync)"
}

a_name_changes() {
	local before
	before=$(sql "SELECT id FROM person WHERE username = 'mokafor'")
	change <<-END
	dn: uid=mokafor,ou=people,$base
	changetype: modrdn
	newrdn: uid=mbrown
	deleteoldrdn: 1

	dn: uid=mbrown,ou=people,$base
	changetype: modify
	replace: cn
	cn: Maya Brown
	END
	is 'a new name' "changed  mbrown (Maya Brown): educator" \
	    "$(accolade sync | head -n 1)"
	is 'is the same person' "$before	Maya Brown" \
	    "$(sql "SELECT id, name FROM person WHERE username = 'mbrown'")"
}

# session USERNAME - a live session, made by hand.
session() {
	sql "INSERT INTO session (token_hash, person_id, started_at, used_at,
	        address, agent)
	    SELECT UNHEX(SHA2('$1', 256)), id, NOW(6), NOW(6), '', ''
	    FROM person WHERE username = '$1'"
}

# Live sessions of somebody.
sessions() {
	sql "SELECT COUNT(*) FROM session JOIN person p ON p.id = person_id
	    WHERE p.username = '$1' AND ended_at IS NULL"
}

roles() {
	sql "SELECT GROUP_CONCAT(role ORDER BY role SEPARATOR ' ')
	    FROM role_grant JOIN person ON person_id = id WHERE username = '$1'"
}

somebody_leaves() {
	session treyes
	change <<-END
	dn: uid=treyes,ou=people,$base
	changetype: delete
	END
	is 'who is not found is missing first' 'missing  treyes (Tomás Reyes): 1 of 3' \
	    "$(accolade sync | grep '^missing')"
	is 'and signed out, but nothing more' '0	1	1	1' \
	    "$(sql "SELECT (SELECT COUNT(*) FROM session
	            WHERE person_id = p.id AND ended_at IS NULL),
	        active, missing_runs, missing_since IS NOT NULL
	        FROM person p WHERE username = 'treyes'")"
	accolade sync >>"$dir/log/changes"
	is 'who stays missing has left' 'left     treyes (Tomás Reyes)' \
	    "$(accolade sync | grep '^left')"
	is 'is no longer active, without sessions and roles' '0	1	0' \
	    "$(sql "SELECT active, (SELECT COUNT(*) FROM session
	            WHERE person_id = p.id AND ended_at IS NOT NULL),
	        (SELECT COUNT(*) FROM role_grant WHERE person_id = p.id)
	        FROM person p WHERE username = 'treyes'")"
}

# Somebody new is given the user name of one who left.
a_name_passes_on() {
	change <<-END
	dn: uid=treyes,ou=people,$base
	changetype: add
	objectClass: inetOrgPerson
	uid: treyes
	cn: Tara Reyes
	sn: Reyes
	END
	is 'a name that passes on' 'new      treyes (Tara Reyes): educator' \
	    "$(accolade sync | head -n 1)"
	is 'is another person, without roles and records of the first' \
	    '2	1	educator	2' \
	    "$(sql "SELECT COUNT(*), SUM(active),
	        (SELECT GROUP_CONCAT(g.role) FROM role_grant g JOIN person p
	            ON p.id = g.person_id WHERE p.username = 'treyes'),
	        COUNT(DISTINCT directory_key)
	        FROM person WHERE username = 'treyes'")"
}

somebody_is_back() {
	change <<-END
	dn: uid=bhart,ou=people,$base
	changetype: modrdn
	newrdn: uid=bhart
	deleteoldrdn: 0
	newsuperior: ou=groups,$base
	END
	is 'out of reach for once' 1 "$(accolade sync | grep -c '^missing')"
	change <<-END
	dn: uid=bhart,ou=groups,$base
	changetype: modrdn
	newrdn: uid=bhart
	deleteoldrdn: 0
	newsuperior: ou=people,$base
	END
	accolade sync >>"$dir/log/changes"
	is 'and back, nothing is remembered' '1	0	1' \
	    "$(sql "SELECT active, missing_runs, missing_since IS NULL
	        FROM person WHERE username = 'bhart'")"
}

# What the directory takes away shows in sessions that are open.
open_sessions() {
	sql 'UPDATE session SET ended_at = NOW(6) WHERE ended_at IS NULL'
	is 'nobody is signed in' '0 people: 0 changed, 0 signed out.
status 0' "$(accolade refresh --once)"
	session rlindqvist
	session lstjames
	session mhernandez
	is 'nothing is new' 'changed, 0 signed out.
status 0' "$(accolade refresh --once | sed 's/.* people: 0 //')"
	is 'an issuer' 'educator issuer' "$(roles rlindqvist)"
	change <<-END
	dn: cn=issuers,ou=groups,$base
	changetype: modify
	delete: member
	member: uid=rlindqvist,ou=people,$base

	dn: uid=lstjames,ou=people,$base
	changetype: delete
	END
	is 'one role fewer, one person fewer' '1 changed, 1 signed out.
status 0' "$(accolade refresh --once | tail -n 2 | sed 's/.* people: //')"
	is 'the role is gone' educator "$(roles rlindqvist)"
	is 'the session is not' 1 "$(sessions rlindqvist)"
	is 'the other session is' 0 "$(sessions lstjames)"
	is 'and it is in the audit trail' 1 "$(sql "SELECT COUNT(*) FROM audit
	    WHERE action = 'sessions_end' AND account LIKE 'accolade_sync@%'")"

	kill -STOP "$(stack_pid "$dir" slapd)"
	is 'a directory that is silent changes nothing' 'status 1' \
	    "$(accolade refresh --once | tail -n 1)"
	kill -CONT "$(stack_pid "$dir" slapd)"
	is 'nobody is signed out by that' 1 "$(sessions mhernandez)"
	cp "$dir/accolade.conf" "$dir/accolade.conf.kept"
	echo 'directory_people_filter = (&(objectClass=inetOrgPerson)(uid=nobody-at-all))' \
	    >>"$dir/accolade.conf"
	is 'one that shows nobody is not believed' 1 \
	    "$(accolade refresh --once | grep -c 'nothing was changed')"
	mv "$dir/accolade.conf.kept" "$dir/accolade.conf"
	is 'nobody is signed out by that either' 1 "$(sessions mhernandez)"
}

# Managers: the one who is there; nobody for who is out of reach, and for oneself.
managers_change() {
	change <<-END
	dn: uid=mbrown,ou=people,$base
	changetype: modify
	replace: manager
	manager: uid=mbrown,ou=people,$base

	dn: uid=ncole,ou=people,$base
	changetype: modify
	replace: manager
	manager: UID=bhart,OU=People,$base
	END
	is 'a manager alone is no change of a person' 0 \
	    "$(accolade sync | grep -c '^changed')"
	is 'nobody is their own; another way to write a name is the same name' \
	    'NULL	bhart' \
	    "$(sql "SELECT (SELECT manager_id FROM person WHERE username = 'mbrown'),
	        (SELECT b.username FROM person p JOIN person b ON b.id = p.manager_id
	         WHERE p.username = 'ncole')")"
	change <<-END
	dn: uid=ncole,ou=people,$base
	changetype: modify
	delete: manager
	END
	accolade sync >>"$dir/log/changes"
	is 'and none is none' NULL \
	    "$(sql "SELECT manager_id FROM person WHERE username = 'ncole'")"
}

a_school_changes() {
	local people=$(($(sql 'SELECT COUNT(*) FROM person WHERE active = 1')))
	change <<-END
	dn: uid=bhart,ou=people,$base
	changetype: modify
	replace: departmentNumber
	departmentNumber: 990
	-
	replace: ou
	ou: A School of Its Own
	END
	is 'a new school is a change' 1 "$(accolade sync | grep -c '^changed  bhart')"
	is 'and is known by its name' 'A School of Its Own' \
	    "$(sql "SELECT name FROM school WHERE code = '990'")"
	change <<-END
	dn: uid=bhart,ou=people,$base
	changetype: modify
	replace: ou
	ou: Another Name
	END
	is 'another name of a school changes nobody' \
	    "$people people: 0 new, 0 changed, 0 left.
status 0" "$(told sync)"
	is 'but the school' 'Another Name' \
	    "$(sql "SELECT name FROM school WHERE code = '990'")"
}

# After a week it is no slip, however few the runs.
a_week_is_long() {
	change <<-END
	dn: uid=awoods,ou=people,$base
	changetype: delete
	END
	is 'missing on the first day' 1 "$(accolade sync | grep -c '^missing  awoods')"
	is 'who is missing is told once' 1 \
	    "$(sql "SELECT COUNT(*) FROM audit JOIN person p ON p.id = actor_id
	        WHERE action = 'person_missing' AND username = 'awoods'")"
	sql "UPDATE person SET missing_since = NOW(6) - INTERVAL 8 DAY
	    WHERE username = 'awoods'"
	is 'left on the eighth' 1 "$(accolade sync | grep -c '^left     awoods')"
	is 'and that is told' 1 \
	    "$(sql "SELECT COUNT(*) FROM audit JOIN person p ON p.id = actor_id
	        WHERE action = 'person_left' AND username = 'awoods'")"
}

# Sixteen bytes are a key, whatever they say.
one_key_is_one_person() {
	cp "$dir/accolade.conf" "$dir/accolade.conf.kept"
	change <<-END
	dn: uid=bhart,ou=people,$base
	changetype: modify
	replace: employeeType
	employeeType: sixteen-bytes-xx

	dn: uid=ncole,ou=people,$base
	changetype: modify
	replace: employeeType
	employeeType: sixteen-bytes-xx
	END
	echo 'directory_key_attribute = employeeType' >>"$dir/accolade.conf"
	is 'two entries with one key are refused' 1 \
	    "$(accolade sync | grep -c 'have the same key')"
	mv "$dir/accolade.conf.kept" "$dir/accolade.conf"
	is 'and nothing has changed' 0 "$(accolade sync | grep -c '^changed\|^new')"
}

# A person in the directory whom a lock of the records stops: nothing is half done.
nothing_is_half_done() {
	local before
	change <<-END
	dn: uid=bhart,ou=people,$base
	changetype: modify
	replace: title
	title: Teacher of Everything
	END
	before=$(sql 'SELECT COUNT(*) FROM audit')
	sql "CREATE TRIGGER half BEFORE INSERT ON audit FOR EACH ROW
	    SET NEW.action = IF(NEW.action = 'sync', NULL, NEW.action)"
	is 'a sync that fails at its end' 'status 1' "$(accolade sync | tail -n 1)"
	sql 'DROP TRIGGER half'
	is 'has changed nothing' "$before	0" \
	    "$(sql "SELECT (SELECT COUNT(*) FROM audit), (SELECT COUNT(*) FROM person
	        WHERE title = 'Teacher of Everything')")"
	is 'and the next one does it' 'changed  bhart' \
	    "$(accolade sync | head -n 1 | cut -c1-14)"
	is 'and leaves nothing behind' 0 "$(sql 'SELECT COUNT(*) FROM sync_roll')"
}

a_group_changes() {
	change <<-END
	dn: cn=issuers,ou=groups,$base
	changetype: modify
	delete: member
	member: uid=aosei,ou=people,$base
	END
	is 'out of the group, out of the role' \
	    'changed  aosei (Abena Osei): educator assessor' \
	    "$(accolade sync | head -n 1)"
	is 'and it is in the audit trail' 1 "$(sql "SELECT COUNT(*) FROM audit
	    WHERE action = 'roles_change' AND subject = 'educator assessor'
	    AND actor_id = (SELECT id FROM person WHERE username = 'aosei')
	    AND account LIKE 'accolade_sync@%'")"
}

too_few_are_refused() {
	local active
	active=$(sql 'SELECT SUM(active) FROM person')
	cp "$dir/accolade.conf" "$dir/accolade.conf.kept"
	echo 'directory_people_filter = (&(objectClass=inetOrgPerson)(uid=a*))' \
	    >>"$dir/accolade.conf"
	is 'half a district is refused' 1 \
	    "$(accolade sync | grep -c 'would leave: nothing was changed')"
	sed -i 's/(uid=a\*)/(uid=nobody-at-all)/' "$dir/accolade.conf"
	is 'an empty one too' 'accolade sync: the directory shows nobody: nothing was changed
status 1' "$(accolade sync)"
	sed -i '/^directory_people_filter/d; s/^directory_base = .*/directory_base = ou=nowhere,dc=alder,dc=example/' \
	    "$dir/accolade.conf"
	is 'and a base that is not there' 'status 1' \
	    "$(accolade sync | tail -n 1)"
	mv "$dir/accolade.conf.kept" "$dir/accolade.conf"
	is 'nobody has left' "$active" "$(sql 'SELECT SUM(active) FROM person')"
}

migrations
everybody_comes_in
a_name_changes
somebody_leaves
a_name_passes_on
somebody_is_back
managers_change
a_school_changes
a_week_is_long
one_key_is_one_person
nothing_is_half_done
a_group_changes
too_few_are_refused
open_sessions
exit $failed
