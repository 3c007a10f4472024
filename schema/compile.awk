# compile.awk - turns the .sql files of one set into SET_sql.h or SET_sql.c.
#
#   awk -v set=session -v header=schema/common/session_sql.h -v out=h \
#       -f compile.awk schema/common/session.sql
#
# A statement begins under a line `-- name: submission_list`; other comment
# lines are for the reader and are left out. A statement ends at the next name
# or the end of the file; a `;` at its end is dropped.
#
# Lines `-- reader WORD: PREDICATE` say what `{reader}` stands for when the set
# is made with -v reader=WORD: the same statements for several kinds of reader.

function flush_statement() {
	if (name == "")
		return
	sub(/[ \t\n]*;?[ \t\n]*$/, "", text)
	count++
	names[count] = name
	texts[count] = text
	name = ""
}

function quoted(line) {
	gsub(/"/, "\\\"", line)
	return "\"" line "\""
}

function is_word(value) {
	return value ~ /^[a-z][a-z0-9_]*$/
}

/^-- name:/ {
	flush_statement()
	name = $3
	text = ""
	if (!is_word(name) || name in seen) {
		printf "%s:%d: bad or doubled name \"%s\"\n", FILENAME, FNR, \
		    name > "/dev/stderr"
		failed = 1
		exit 1
	}
	seen[name] = 1
	next
}

/^-- reader / {
	if ($3 == reader ":") {
		predicate = $0
		sub(/^-- reader [a-z]+: /, "", predicate)
	}
	next
}

/^[ \t]*--/ || /^[ \t]*$/ { next }

/\{reader\}/ {
	if (predicate == "") {
		printf "%s:%d: no reader \"%s\"\n", FILENAME, FNR, reader \
		    > "/dev/stderr"
		failed = 1
		exit 1
	}
	sub(/\{reader\}/, predicate)
}

name == "" {
	printf "%s:%d: text before the first name\n", FILENAME, FNR \
	    > "/dev/stderr"
	failed = 1
	exit 1
}

# Implementations of awk differ on them, and SQL of ours needs none.
/\\/ {
	printf "%s:%d: a backslash\n", FILENAME, FNR > "/dev/stderr"
	failed = 1
	exit 1
}

{ text = text (text == "" ? "" : "\n") $0 }

END {
	if (failed)
		exit 1
	flush_statement()
	upper = toupper(set)
	print "/* Made by schema/compile.awk from the .sql files of this set. */"
	if (out == "h") {
		printf "#ifndef SCHEMA_%s_SQL_H\n", upper
		printf "#define SCHEMA_%s_SQL_H\n\n", upper
		print "#include \"schema/db.h\"\n"
		printf "enum %s_statement {\n", set
		for (i = 1; i <= count; i++)
			printf "\t%s_%s,\n", upper, toupper(names[i])
		printf "\t%s__MAX\n};\n\n", upper
		printf "extern const struct statement_set %s_statements;\n\n", set
		print "/* The statement, for db_find, db_list and db_change. */"
		printf "static inline const struct statement *\n%s_sql(", set
		printf "enum %s_statement which)\n{\n", set
		printf "\treturn &%s_statements.items[which];\n}\n\n#endif\n", set
		exit 0
	}
	printf "#include \"%s\"\n\n", header
	printf "static const struct statement items[%s__MAX] = {\n", upper
	for (i = 1; i <= count; i++) {
		printf "    [%s_%s] = {\"%s\",\n", upper, toupper(names[i]), names[i]
		n = split(texts[i], lines, "\n")
		for (j = 1; j <= n; j++)
			printf "\t%s%s\n", quoted(lines[j] (j < n ? " " : "")), \
			    j < n ? "" : "},"
	}
	print "};\n"
	printf "const struct statement_set %s_statements = {items, %s__MAX};\n", \
	    set, upper
}
