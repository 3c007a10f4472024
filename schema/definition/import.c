/*
 * import.c - definitions into the records.
 *
 * An edition is written as a draft with all its parts and published last, so
 * that the rule "a published edition never changes" holds from the first
 * moment on.
 */
#include "config.h"

#include <string.h>

#include "base/span.h"
#include "schema/common/audit.h"
#include "schema/db.h"
#include "schema/definition/import.h"
#include "schema/definition/import_sql.h"

struct id_row {
	int64_t id;
};

static const struct column id_columns[] = {COLUMN(struct id_row, id)};
static const struct shape id_shape = SHAPE(struct id_row, id_columns);

struct edition_row {
	int64_t highest;
	int64_t published;
	struct span hash;
	int64_t id;       /* of the published one */
	struct span body; /* its text; empty when it has none */
};

static const struct column edition_columns[] = {
    COLUMN(struct edition_row, highest),
    COLUMN(struct edition_row, published),
    COLUMN(struct edition_row, hash),
    COLUMN(struct edition_row, id),
    COLUMN(struct edition_row, body),
};
static const struct shape edition_shape =
    SHAPE(struct edition_row, edition_columns);

/* One file on its way into the records. */
struct putting {
	struct arena *arena;
	const struct import_file *file;
	const struct import_actor *actor;
};

static const char *
text_or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

/* Brings a row up to date, or adds it. */
static enum status
put(struct db *db, const struct statement *set, const struct statement *add,
    const struct param *params, size_t count)
{
	uint64_t matched;
	enum status status = db_change(db, set, params, count, &matched);

	if (status == STATUS_OK && matched == 0)
		status = db_change_one(db, add, params, count);
	return status;
}

/* ---- frameworks ------------------------------------------------------- */

static enum status
competencies_put(struct db *db, struct arena *arena, int64_t framework,
    int64_t parent, const struct import_competency *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct import_competency *one = &list[i];
		struct id_row row;
		enum status status;

		status = put(db, import_sql(IMPORT_COMPETENCY_SET),
		    import_sql(IMPORT_COMPETENCY_ADD),
		    PARAMS(parent == 0 ? param_null() : param_int(parent),
			param_text(one->name), param_text(one->statement),
			param_int((int64_t)i + 1), param_int(framework),
			param_text(one->code)));
		if (status != STATUS_OK)
			return status;
		if (one->child_count == 0)
			continue;
		status = db_find(db, arena, import_sql(IMPORT_COMPETENCY_FIND),
		    PARAMS(param_int(framework), param_text(one->code)),
		    &id_shape, &row);
		if (status == STATUS_OK)
			status = competencies_put(db, arena, framework, row.id,
			    one->children, one->child_count);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

static enum status
framework_put(struct db *db, struct arena *arena,
    const struct import_framework *framework)
{
	struct id_row row;
	enum status status;

	status = put(db, import_sql(IMPORT_FRAMEWORK_SET),
	    import_sql(IMPORT_FRAMEWORK_ADD),
	    PARAMS(param_text(framework->name),
		param_text(text_or_empty(framework->statement)),
		param_text(framework->code)));
	if (status == STATUS_OK)
		status = db_find(db, arena, import_sql(IMPORT_FRAMEWORK_FIND),
		    PARAMS(param_text(framework->code)), &id_shape, &row);
	if (status == STATUS_OK)
		status = competencies_put(db, arena, row.id, 0,
		    framework->competencies, framework->competency_count);
	return status;
}

/* After micro-credentials and their editions: a term gathers what waits. */
static enum status
terms_put(struct db *db, const struct import_file *file)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < file->term_count && status == STATUS_OK; i++) {
		const struct import_term *term = &file->terms[i];

		status = put(db, import_sql(IMPORT_TERM_SET),
		    import_sql(IMPORT_TERM_ADD),
		    PARAMS(param_text(term->name), param_text(term->ends_on),
			param_text(term->review_until),
			param_text(term->release_on),
			param_time(term->opens_us), param_time(term->closes_us),
			param_time(term->review_due_us),
			param_time(term->release_us),
			param_text(term->programme), param_text(term->code)));
		if (status == STATUS_DENIED) {
			/* Which one, instead of the statement's name. */
			fault_clear();
			return fault(status, "terms: \"%s\": %s", term->code,
			    db_refusal(db));
		}
	}
	return status;
}

static enum status
programme_put(struct db *db, const struct import_programme *programme)
{
	return put(db, import_sql(IMPORT_PROGRAMME_SET),
	    import_sql(IMPORT_PROGRAMME_ADD),
	    PARAMS(param_text(programme->name),
		param_text(programme->description),
		param_text(programme->words.awarded),
		param_text(programme->words.not_yet),
		param_text(programme->words.not_yet_next),
		param_text(programme->review_cadence),
		param_text(programme->code)));
}

static enum status
alignment_put(struct db *db, const struct import_alignment *alignment)
{
	return put(db, import_sql(IMPORT_ALIGNMENT_SET),
	    import_sql(IMPORT_ALIGNMENT_ADD),
	    PARAMS(param_text(alignment->name),
		param_text(alignment->framework), param_text(alignment->url),
		param_text(alignment->code)));
}

static enum status
definitions_put(
    struct db *db, struct arena *arena, const struct import_file *file)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < file->programme_count && status == STATUS_OK;
	     i++)
		status = programme_put(db, &file->programmes[i]);
	for (size_t i = 0; i < file->framework_count && status == STATUS_OK;
	     i++)
		status = framework_put(db, arena, &file->frameworks[i]);
	for (size_t i = 0; i < file->alignment_count && status == STATUS_OK;
	     i++)
		status = alignment_put(db, &file->alignments[i]);
	return status;
}

/* ---- editions --------------------------------------------------------- */

static bool
holds_competency(
    const struct import_competency *list, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].code, code) == 0 ||
		    holds_competency(
			list[i].children, list[i].child_count, code))
			return true;
	return false;
}

/* The id of a competency: its code is unique in the file, and in the records
 * within its framework. */
static enum status
competency_find(struct db *db, struct arena *arena,
    const struct import_file *file, const char *code, int64_t *id_r)
{
	const char *framework = "";
	struct id_row row;
	enum status status;

	for (size_t i = 0; i < file->framework_count; i++)
		if (holds_competency(file->frameworks[i].competencies,
			file->frameworks[i].competency_count, code))
			framework = file->frameworks[i].code;
	status = db_find(db, arena, import_sql(IMPORT_COMPETENCY_NAMED),
	    PARAMS(param_text(framework), param_text(code)), &id_shape, &row);
	if (status == STATUS_OK)
		*id_r = row.id;
	return status;
}

static enum status
edition_add(struct db *db, const struct import_item *item,
    int64_t micro_credential, int64_t number, int64_t competency)
{
	const struct import_review *review = &item->review;
	const struct import_artifacts *artifacts = &item->artifacts;
	const struct import_badge *badge = &item->badge;

	return db_change_one(db, import_sql(IMPORT_EDITION_ADD),
	    PARAMS(param_int(micro_credential), param_int(number),
		param_int(competency), param_text(item->title),
		param_text(item->summary), param_text(item->description),
		param_text(item->criteria), param_text(item->effort),
		param_text(item->level), param_text(item->credit.amount),
		param_text(item->credit.unit),
		item->valid_months == 0 ? param_null()
					: param_int(item->valid_months),
		param_text(review->policy), param_int(review->days),
		param_int(review->assessors), param_flag(review->anonymous),
		param_int(artifacts->least), param_int(artifacts->most),
		param_text(artifacts->reflection_prompt),
		param_int(artifacts->words_least),
		param_int(artifacts->words_most), param_text(badge->shape),
		param_text(badge->colour), param_int(badge->level),
		param_text(badge->symbol),
		param_text(text_or_empty(item->guidance.assessors)),
		param_text(text_or_empty(item->guidance.issuer)),
		review->claim_days == 0 ? param_null()
					: param_int(review->claim_days),
		param_bytes(item->hash, sizeof(item->hash))));
}

static enum status
section_add(struct db *db, int64_t edition, size_t position, const char *kind,
    const struct import_section *section)
{
	return db_change_one(db, import_sql(IMPORT_SECTION_ADD),
	    PARAMS(param_int(edition), param_int((int64_t)position),
		param_text(section->code), param_text(kind),
		param_text(section->title), param_text(section->prompt),
		param_text(text_or_empty(section->hint)),
		param_int(section->words_least),
		param_int(section->words_most)));
}

/* The sections, that of the artifacts last. */
static enum status
sections_add(struct db *db, int64_t edition, const struct import_item *item)
{
	const struct import_section artifacts = {
	    .code = "artifacts",
	    .title = item->artifacts.title,
	    .prompt = item->artifacts.prompt,
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < item->section_count && status == STATUS_OK; i++)
		status =
		    section_add(db, edition, i + 1, "text", &item->sections[i]);
	if (status == STATUS_OK)
		status = section_add(db, edition, item->section_count + 1,
		    "artifacts", &artifacts);
	return status;
}

static enum status
row_add(struct db *db, int64_t edition, size_t position,
    const struct import_criterion *criterion)
{
	enum status status;

	status = db_change_one(db, import_sql(IMPORT_CRITERION_ADD),
	    PARAMS(param_int(edition), param_int((int64_t)position),
		param_text(criterion->code), param_text(criterion->title),
		param_text(criterion->section), param_int(edition)));
	for (size_t i = 0; i < criterion->cell_count && status == STATUS_OK;
	     i++)
		status = db_change_one(db, import_sql(IMPORT_CELL_ADD),
		    PARAMS(param_text(criterion->cells[i].text),
			param_int(edition), param_text(criterion->code),
			param_text(criterion->cells[i].level)));
	return status;
}

static enum status
rubric_add(struct db *db, int64_t edition, const struct import_rubric *rubric)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < rubric->level_count && status == STATUS_OK; i++)
		status = db_change_one(db, import_sql(IMPORT_LEVEL_ADD),
		    PARAMS(param_int(edition), param_int((int64_t)i + 1),
			param_text(rubric->levels[i].code),
			param_text(rubric->levels[i].name),
			param_flag(rubric->levels[i].meets)));
	for (size_t i = 0; i < rubric->criterion_count && status == STATUS_OK;
	     i++)
		status = row_add(db, edition, i + 1, &rubric->criteria[i]);
	return status;
}

/* What stands beside the edition: tasks, resources, examples, alignments. */
static enum status
extras_add(struct db *db, int64_t edition, const struct import_item *item)
{
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     i < item->artifacts.task_count && status == STATUS_OK; i++)
		status = db_change_one(db, import_sql(IMPORT_TASK_ADD),
		    PARAMS(param_int(edition), param_int((int64_t)i + 1),
			param_text(item->artifacts.tasks[i])));
	for (size_t i = 0; i < item->resource_count && status == STATUS_OK; i++)
		status = db_change_one(db, import_sql(IMPORT_RESOURCE_ADD),
		    PARAMS(param_int(edition), param_int((int64_t)i + 1),
			param_text(item->resources[i].title),
			param_text(item->resources[i].url),
			param_text(text_or_empty(item->resources[i].note))));
	for (size_t i = 0; i < item->example_count && status == STATUS_OK; i++)
		status = db_change_one(db, import_sql(IMPORT_EXAMPLE_ADD),
		    PARAMS(param_int(edition), param_int((int64_t)i + 1),
			param_text(item->examples[i].title),
			param_text(item->examples[i].text)));
	for (size_t i = 0; i < item->alignment_count && status == STATUS_OK;
	     i++)
		status = db_change_one(db, import_sql(IMPORT_EDITION_ALIGN),
		    PARAMS(
			param_int(edition), param_text(item->alignments[i])));
	return status;
}

/* The text that it was made from. */
static enum status
source_add(struct db *db, int64_t edition, const struct import_item *item,
    const char *changes)
{
	return db_change_one(db, import_sql(IMPORT_SOURCE_ADD),
	    PARAMS(param_int(edition),
		param_bytes(item->source.at, item->source.len),
		param_text(item->requires.len == 0 ? "" : item->requires.at),
		param_text(changes)));
}

static enum status
requirements_add(struct db *db, int64_t edition, const struct import_item *item)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < item->required_count && status == STATUS_OK; i++)
		status = db_change_one(db, import_sql(IMPORT_REQUIREMENT_ADD),
		    PARAMS(param_int(edition), param_text(item->required[i])));
	return status;
}

static enum status
edition_publish(struct db *db, struct putting *putting,
    const struct import_item *item, int64_t micro_credential, int64_t edition,
    int64_t number)
{
	struct arena *arena = putting->arena;
	const struct audit entry = {.actor = putting->actor->person,
	    .request_id = putting->actor->request_id,
	    .action = "edition_publish",
	    .subject = arena_printf(
		arena, "%s, edition %lld", item->code, (long long)number)};
	enum status status;

	status = db_change(db, import_sql(IMPORT_EDITION_RETIRE),
	    PARAMS(param_int(micro_credential)), NULL);
	if (status == STATUS_OK)
		status = db_change_one(db, import_sql(IMPORT_EDITION_PUBLISH),
		    PARAMS(param_int(edition)));
	if (status == STATUS_OK)
		status = audit_add(db, &entry);
	return status;
}

static enum status
edition_put(struct db *db, struct putting *putting,
    const struct import_item *item, int64_t micro_credential,
    const struct edition_row *before)
{
	struct arena *arena = putting->arena;
	const char *changes = "";
	int64_t number = before->highest + 1;
	int64_t competency;
	int64_t edition;
	enum status status;

	if (before->published > 0 && before->body.len > 0)
		changes = putting->actor->changes(arena, before->body, item);
	status = competency_find(
	    db, arena, putting->file, item->competency, &competency);
	if (status == STATUS_OK)
		status =
		    edition_add(db, item, micro_credential, number, competency);
	if (status != STATUS_OK)
		return status;
	edition = db_inserted(db);
	status = sections_add(db, edition, item);
	if (status == STATUS_OK)
		status = rubric_add(db, edition, &item->rubric);
	if (status == STATUS_OK)
		status = extras_add(db, edition, item);
	if (status == STATUS_OK)
		status = source_add(db, edition, item, changes);
	if (status == STATUS_OK)
		status = requirements_add(db, edition, item);
	if (status == STATUS_OK)
		status = edition_publish(
		    db, putting, item, micro_credential, edition, number);
	return status;
}

static bool
same_content(const struct edition_row *row, const struct import_item *item)
{
	return row->published > 0 && row->hash.len == sizeof(item->hash) &&
	    memcmp(row->hash.at, item->hash, sizeof(item->hash)) == 0;
}

/* All of them are there before an edition that requires one of them. */
static enum status
micro_credentials_put(struct db *db, const struct import_file *file)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < file->item_count && status == STATUS_OK; i++)
		status = put(db, import_sql(IMPORT_MICRO_CREDENTIAL_SET),
		    import_sql(IMPORT_MICRO_CREDENTIAL_ADD),
		    PARAMS(param_text(file->items[i].programme),
			param_text(file->items[i].code)));
	return status;
}

static enum status
item_put(struct db *db, struct putting *putting, const struct import_item *item,
    struct import_outcome *outcome_r)
{
	struct arena *arena = putting->arena;
	struct id_row own;
	struct edition_row row = {0};
	enum status status;

	status = db_find(db, arena, import_sql(IMPORT_MICRO_CREDENTIAL_FIND),
	    PARAMS(param_text(item->code)), &id_shape, &own);
	if (status != STATUS_OK)
		return status;
	status = db_find(db, arena, import_sql(IMPORT_EDITION_FIND),
	    PARAMS(param_int(own.id)), &edition_shape, &row);
	if (status != STATUS_OK && status != STATUS_ABSENT)
		return status;
	if (same_content(&row, item)) {
		*outcome_r = (struct import_outcome) {row.published, false};
		/* It was published before texts were kept. */
		return row.body.len > 0 ? STATUS_OK
					: source_add(db, row.id, item, "");
	}
	status = edition_put(db, putting, item, own.id, &row);
	if (status == STATUS_OK)
		*outcome_r = (struct import_outcome) {row.highest + 1, true};
	return status;
}

/* ---- people ----------------------------------------------------------- */

static enum status
duties_put(struct db *db, struct arena *arena, const char *micro_credential,
    const char *duty, const char *const *usernames, size_t count,
    struct import_stranger *stranger_r)
{
	for (size_t i = 0; i < count; i++) {
		struct id_row *rows;
		size_t found;
		enum status status;

		status = db_list(db, arena, import_sql(IMPORT_PERSON_LIST),
		    PARAMS(param_text(usernames[i])), &id_shape, &rows, &found);
		if (status != STATUS_OK)
			return status;
		if (found != 1) {
			stranger_r->username = usernames[i];
			return found == 0 ? STATUS_ABSENT : STATUS_CONFLICT;
		}
		status = db_change(db, import_sql(IMPORT_DUTY_PUT),
		    PARAMS(param_int(rows[0].id), param_text(duty),
			param_text(micro_credential), param_int(rows[0].id),
			param_text(duty)),
		    NULL);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

static enum status
people_put(struct db *db, struct arena *arena,
    const struct import_people *people, struct import_stranger *stranger_r)
{
	enum status status;

	status = duties_put(db, arena, people->micro_credential, "assessor",
	    people->assessors, people->assessor_count, stranger_r);
	if (status == STATUS_OK)
		status =
		    duties_put(db, arena, people->micro_credential, "issuer",
			people->issuers, people->issuer_count, stranger_r);
	return status;
}

enum status
import_put(struct db *db, struct arena *arena, const struct import_file *file,
    const struct import_actor *actor, struct import_outcome *outcomes_r,
    struct import_stranger *stranger_r)
{
	struct putting putting = {arena, file, actor};
	enum status status = definitions_put(db, arena, file);

	stranger_r->username = NULL;
	if (status == STATUS_OK)
		status = micro_credentials_put(db, file);
	for (size_t i = 0; i < file->item_count && status == STATUS_OK; i++)
		status =
		    item_put(db, &putting, &file->items[i], &outcomes_r[i]);
	if (status == STATUS_OK)
		status = terms_put(db, file);
	for (size_t i = 0; i < file->people_count && status == STATUS_OK; i++)
		status = people_put(db, arena, &file->people[i], stranger_r);
	return status;
}
