/*
 * certificate.c - statements about certificates as functions.
 */
#include "config.h"

#include "schema/db.h"
#include "schema/signer/certificate.h"
#include "schema/signer/signer_sql.h"

static const struct column wanted_columns[] = {
    COLUMN(struct certificate_wanted, award),
    COLUMN(struct certificate_wanted, paper),
    COLUMN(struct certificate_wanted, public_id),
    COLUMN(struct certificate_wanted, person),
    COLUMN(struct certificate_wanted, awarded_us),
    COLUMN(struct certificate_wanted, expires_us),
    COLUMN(struct certificate_wanted, code),
    COLUMN(struct certificate_wanted, title),
    COLUMN(struct certificate_wanted, level_name),
    COLUMN(struct certificate_wanted, credit_amount),
    COLUMN(struct certificate_wanted, credit_unit),
    COLUMN(struct certificate_wanted, programme),
    COLUMN(struct certificate_wanted, competency),
    COLUMN(struct certificate_wanted, shape),
    COLUMN(struct certificate_wanted, colour),
    COLUMN(struct certificate_wanted, symbol),
    COLUMN(struct certificate_wanted, level),
};
static const struct shape wanted_shape =
    SHAPE(struct certificate_wanted, wanted_columns);

enum status
certificate_wanted(struct db *db, struct arena *arena, int64_t limit,
    struct certificate_wanted **list_r, size_t *count_r)
{
	return db_list(db, arena, signer_sql(SIGNER_CERTIFICATE_WANTED),
	    PARAMS(param_int(limit)), &wanted_shape, list_r, count_r);
}

struct setting {
	int64_t award;
	const char *paper;
	struct span pdf;
	int64_t now_us;
};

static enum status
setting_body(struct db *db, void *context)
{
	const struct setting *setting = context;

	return db_change_one(db, signer_sql(SIGNER_CERTIFICATE_SET),
	    PARAMS(param_bytes(setting->pdf.at, setting->pdf.len),
		param_time(setting->now_us), param_int(setting->award),
		param_text(setting->paper)));
}

enum status
certificate_set(struct db *db, int64_t award, const char *paper,
    struct span pdf, int64_t now_us)
{
	struct setting setting = {award, paper, pdf, now_us};

	return db_transact(db, setting_body, &setting);
}
