/*
 * courier.c - `accolade courier`: delivers the outbox of mail, letter by
 * letter, and looks after claims of reviews that come to their end.
 *
 * A message is claimed, written from what the records say now, handed over and
 * marked. Whoever is killed in between leaves a claim that lapses: then the
 * letter goes out once more, with the same Message-ID, and none is lost. Two
 * couriers never take the same one. A mail server that is away costs no letter
 * a try.
 */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/token.h"
#include "modules/operator/compose.h"
#include "modules/operator/deliver.h"
#include "modules/operator/operator.h"
#include "schema/db.h"
#include "schema/operator/claim.h"
#include "schema/operator/message.h"
#include "views/render.h"

enum {
	BATCH = 50,
	WORK_SHOWN = 10,
	/* Beside what handing over may take. */
	CLAIM_SECONDS = 60,
	MARK_MS = 500,
	MARK_LAST_US = 5 * 1000000,
	LOOK_MS = 2000,
	SWEEP_US = 10 * 1000000,
	AWAY_LEAST_MS = 2000,
	AWAY_MOST_MS = 60000,
	RETRY_MOST_SECONDS = 4 * 60 * 60,
	LETTER_BYTES = 32 * 1024 * 1024,
	DB_AWAY_MS = 2000
};

struct courier {
	struct operator* operator;
	const struct settings *settings;
	struct db *db;
	struct render *render;
	struct deliver *deliver;
	const char *from;
	struct arena *arena; /* of one letter */
	int64_t away_ms;     /* 0: the mail server answers */
	size_t sent;
	int64_t swept_us; /* when claims were looked after last; 0: not yet */
	sigset_t waiting; /* the signals that are open while it waits */
};

static volatile sig_atomic_t ended;

static void
on_end(int number)
{
	(void)number;
	ended = 1;
}

static void
wait_ms(const struct courier *courier, int64_t ms)
{
	struct timespec wait = {
	    .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

	(void)ppoll(NULL, 0, &wait, &courier->waiting);
}

/* Says once what went wrong and forgets it. */
static void
fault_log(const char *event)
{
	const struct fault *last = fault_last();

	if (last != NULL)
		log_line(LOG_ERROR, event, "status=%s at=%s:%d text=\"%s\"",
		    status_name(last->status), last->file, last->line,
		    last->text);
	fault_clear();
}

/* ---- marking --------------------------------------------------------- */

/* What became of a message, to be written until it is. */
struct mark {
	struct claim claim;
	const char *state; /* NULL: another time */
	bool tried;
	int64_t seconds; /* until then; 0: whenever the server is back */
	const char *address;
	const char *answer;
};

static enum status
mark_once(struct db *db, const struct mark *mark)
{
	if (mark->state != NULL)
		return message_finish(db, &mark->claim, mark->state,
		    mark->tried, mark->address, mark->answer);
	if (mark->seconds > 0)
		return message_retry(
		    db, &mark->claim, mark->seconds, mark->answer);
	return message_release(db, &mark->claim, mark->answer);
}

/*
 * A letter that was handed over and isn't marked would go out again: so the
 * database is waited for, however long it is away, and an end that was asked
 * for waits a while too. CONFLICT after an uncertain try is that it had been
 * written.
 */
static enum status
mark_write(const struct courier *courier, const struct mark *mark)
{
	int64_t last_us = 0;
	bool said = false;
	enum status status;

	for (;;) {
		status = mark_once(courier->db, mark);
		if (status != STATUS_UNAVAILABLE && status != STATUS_UNCERTAIN)
			break;
		/* Said once, however long it takes. */
		if (!said)
			fault_log("unmarked");
		said = true;
		fault_clear();
		if (ended && last_us == 0)
			last_us = clock_monotonic() + MARK_LAST_US;
		if (ended && clock_monotonic() > last_us)
			return status;
		wait_ms(courier, MARK_MS);
	}
	if (status == STATUS_CONFLICT) {
		fault_clear();
		return STATUS_OK;
	}
	return status;
}

/* Handing over tries twice. */
static int64_t
claim_seconds(const struct settings *settings)
{
	if (*settings->mail_folder != '\0')
		return CLAIM_SECONDS;
	return CLAIM_SECONDS + 2 * settings->smtp_timeout_seconds;
}

/* ---- one letter ------------------------------------------------------ */

static int64_t
retry_seconds(const struct settings *settings, int64_t tries)
{
	int64_t seconds = settings->mail_retry_seconds;

	while (tries-- > 0 && seconds < RETRY_MOST_SECONDS)
		seconds *= 2;
	return seconds < RETRY_MOST_SECONDS ? seconds : RETRY_MOST_SECONDS;
}

/* The letter could not be handed over, or not be written, this time. */
static void
mark_later(
    struct mark *mark, const struct settings *settings, const struct letter *l)
{
	mark->tried = true;
	if (l->tries + 1 < settings->mail_tries)
		mark->seconds = retry_seconds(settings, l->tries);
	else
		mark->state = "failed";
}

static void
mark_log(const struct mark *mark, const struct letter *letter)
{
	bool news = mark->state != NULL &&
	    (strcmp(mark->state, "failed") == 0 ||
		strcmp(mark->state, "undeliverable") == 0);

	log_line(news ? LOG_WARNING : LOG_INFO,
	    mark->state == NULL ? "later" : mark->state,
	    "message=%s kind=%s try=%lld answer=\"%s\"", letter->public_id,
	    letter->kind, (long long)letter->tries + mark->tried,
	    mark->answer == NULL ? "" : mark->answer);
}

static void
server_heard(struct courier *courier, enum delivery delivery, const char *said)
{
	if (delivery != DELIVERY_AWAY) {
		if (courier->away_ms > 0)
			log_line(
			    LOG_WARNING, "mail-back", "answer=\"%s\"", said);
		courier->away_ms = 0;
		return;
	}
	if (courier->away_ms == 0)
		log_line(LOG_ERROR, "mail-away", "answer=\"%s\"", said);
	courier->away_ms =
	    courier->away_ms == 0 ? AWAY_LEAST_MS : courier->away_ms * 2;
	if (courier->away_ms > AWAY_MOST_MS)
		courier->away_ms = AWAY_MOST_MS;
}

static enum delivery
letter_hand_over(struct courier *courier, const struct letter *letter,
    const struct compose_work *work, const char **to_r, const char **said_r)
{
	struct composed composed = {.to = NULL};
	char *said = arena_take(courier->arena, DELIVER_ANSWER);
	enum delivery delivery;

	*to_r = NULL;
	*said_r = "the letter could not be written";
	if (compose(courier->settings, courier->render, courier->arena, letter,
		work, clock_now(), &composed) != STATUS_OK) {
		fault_log("unwritten");
		return DELIVERY_LATER;
	}
	delivery = deliver_send(courier->deliver,
	    &(struct parcel) {.from = courier->from,
		.to = composed.to,
		.key = letter->public_id,
		.bytes = composed.bytes},
	    said);
	*to_r = composed.to;
	*said_r = said;
	server_heard(courier, delivery, said);
	return delivery;
}

static void
letter_send(struct courier *courier, const struct letter *letter,
    const struct compose_work *work, struct mark *mark)
{
	mark->state =
	    compose_end(courier->settings, letter, work, &mark->answer);
	if (mark->state != NULL)
		return;
	switch (letter_hand_over(
	    courier, letter, work, &mark->address, &mark->answer)) {
	case DELIVERY_DONE:
		mark->state = "sent";
		mark->tried = true;
		courier->sent++;
		break;
	case DELIVERY_REFUSED:
		mark->state = "failed";
		mark->tried = true;
		break;
	case DELIVERY_LATER:
		mark_later(mark, courier->settings, letter);
		break;
	case DELIVERY_AWAY:
		break;
	}
}

static enum status
message_deliver(struct courier *courier, int64_t message)
{
	char token[PUBLIC_ID_TEXT + 1];
	struct mark mark = {.claim = {message, token}};
	struct compose_work work = {.all = 0};
	struct work *items = NULL;
	struct letter letter;
	const char *duty;
	enum status status;

	public_id_make(token);
	status = message_claim(
	    courier->db, &mark.claim, claim_seconds(courier->settings));
	if (status != STATUS_OK) {
		if (status == STATUS_CONFLICT)
			fault_clear();
		return status == STATUS_CONFLICT ? STATUS_OK : status;
	}
	status = letter_find(courier->db, courier->arena, message, &letter);
	duty = status == STATUS_OK ? compose_duty(&letter) : NULL;
	if (duty != NULL)
		status = work_list(courier->db, courier->arena, letter.person,
		    duty, WORK_SHOWN, &items, &work.count, &work.all);
	/* The claim lapses. */
	if (status != STATUS_OK)
		return status;
	work.items = items;
	letter_send(courier, &letter, &work, &mark);
	if (mark.state != NULL || mark.seconds > 0)
		mark_log(&mark, &letter);
	return mark_write(courier, &mark);
}

/* ---- rounds ---------------------------------------------------------- */

/* Warns of claims that end soon, and gives back those that ended. */
static enum status
claims_watch(struct courier *courier, struct arena *arena)
{
	struct claim_sweep done;
	int64_t now_us = clock_monotonic();
	enum status status;

	if (courier->swept_us != 0 && now_us < courier->swept_us + SWEEP_US)
		return STATUS_OK;
	status = claim_sweep(courier->db, arena,
	    courier->settings->claim_warning_days, BATCH, &done);
	if (done.warned + done.lapsed > 0)
		log_line(LOG_INFO, "claims", "warned=%zu lapsed=%zu",
		    done.warned, done.lapsed);
	/* More may wait behind a full batch. */
	if (done.warned + done.lapsed < BATCH)
		courier->swept_us = now_us;
	if (status == STATUS_OK || status == STATUS_UNAVAILABLE)
		return status;
	/* Letters don't wait for a claim that can't be ended. */
	fault_log("claims");
	return STATUS_OK;
}

/* All that is due, or until something is away; *more_r: there may be more. */
static enum status
round_run(struct courier *courier, bool *more_r)
{
	struct arena *list_arena = arena_open(LETTER_BYTES);
	int64_t *ids = NULL;
	size_t count = 0;
	size_t made = 0;
	enum status status = db_ready(courier->db);

	if (status == STATUS_OK)
		status = claims_watch(courier, list_arena);
	if (status == STATUS_OK)
		status = digest_send(courier->db, list_arena,
		    courier->settings->mail_digest_hours, BATCH, &made);
	if (status == STATUS_OK)
		status =
		    message_due(courier->db, list_arena, BATCH, &ids, &count);
	for (size_t i = 0; status == STATUS_OK && i < count && !ended; i++) {
		status = message_deliver(courier, ids[i]);
		arena_reset(courier->arena);
		/* An end that was asked for is heard between two letters. */
		wait_ms(courier, 0);
		if (courier->away_ms > 0)
			break;
	}
	arena_close(&list_arena);
	*more_r = status == STATUS_OK && courier->away_ms == 0 && count > 0;
	return status;
}

static enum status
courier_once(struct courier *courier)
{
	enum status status = STATUS_OK;
	bool more = true;

	while (status == STATUS_OK && more && !ended)
		status = round_run(courier, &more);
	printf("%zu letters.\n", courier->sent);
	if (status == STATUS_OK && courier->away_ms > 0)
		return fault(STATUS_UNAVAILABLE,
		    "the mail can't be handed over; the log says why");
	return status;
}

/* A database or a server that is away comes back; a wrong grant doesn't. */
static enum status
courier_loop(struct courier *courier)
{
	bool away = false; /* the database, most often; said once */

	log_line(LOG_INFO, "ready", "into=%s",
	    *courier->settings->mail_folder != '\0'
		? courier->settings->mail_folder
		: courier->settings->smtp_url);
	while (!ended) {
		bool more = false;
		enum status status = round_run(courier, &more);

		if (status == STATUS_DENIED)
			return status;
		if (status != STATUS_OK && !away)
			fault_log("interrupted");
		if (status == STATUS_OK && away)
			log_line(LOG_WARNING, "resumed", "by=itself");
		away = status != STATUS_OK;
		fault_clear();
		if (ended)
			break;
		if (courier->away_ms > 0)
			wait_ms(courier, courier->away_ms);
		else if (!more)
			wait_ms(courier,
			    status == STATUS_OK ? LOOK_MS : DB_AWAY_MS);
	}
	log_line(LOG_INFO, "ended", "by=signal");
	return STATUS_OK;
}

/* ---- start ----------------------------------------------------------- */

/* The end comes between two letters: the signals are open only while it
 * waits. */
static void
signals_start(sigset_t *waiting_r)
{
	struct sigaction action = {.sa_handler = on_end};
	sigset_t blocked;

	(void)sigemptyset(&blocked);
	(void)sigaddset(&blocked, SIGTERM);
	(void)sigaddset(&blocked, SIGINT);
	(void)sigaddset(&blocked, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &blocked, waiting_r);
	(void)sigdelset(waiting_r, SIGTERM);
	(void)sigdelset(waiting_r, SIGINT);
	(void)sigdelset(waiting_r, SIGHUP);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGHUP, &action, NULL);
}

static void
close_render(void *thing)
{
	struct render *render = thing;

	render_close(&render);
}

static void
close_deliver(void *thing)
{
	struct deliver *deliver = thing;

	deliver_close(&deliver);
}

static void
close_arena(void *thing)
{
	struct arena *arena = thing;

	arena_close(&arena);
}

/* The database may be away when a machine starts. */
static enum status
courier_connect(struct courier *courier, bool once)
{
	static const struct statement_set *const sets[] = {
	    &message_statements, NULL};
	enum status status;

	for (;;) {
		status = operator_database(
		    courier->operator, "courier", sets, &courier->db);
		if (status != STATUS_UNAVAILABLE || once || ended)
			return status;
		fault_log("waiting");
		wait_ms(courier, DB_AWAY_MS);
	}
}

static enum status
courier_start(struct courier *courier, bool once)
{
	struct operator* operator= courier->operator;
	struct secrets secrets;
	enum status status = operator_secrets(operator, "courier", &secrets);

	courier->arena = arena_open(LETTER_BYTES);
	arena_defer(operator->arena, close_arena, courier->arena);
	courier->from = compose_from(courier->settings);
	if (status == STATUS_OK && courier->from == NULL)
		status = STATUS_INVALID;
	if (status == STATUS_OK)
		status = deliver_open(operator->arena, courier->settings,
		    secrets.smtp_password, &courier->deliver);
	if (status != STATUS_OK)
		return status;
	arena_defer(operator->arena, close_deliver, courier->deliver);
	status =
	    render_open(courier->settings, compose_views, &courier->render);
	if (status != STATUS_OK)
		return status;
	arena_defer(operator->arena, close_render, courier->render);
	return courier_connect(courier, once);
}

enum status
operator_courier(struct operator* operator, int argc, char **argv)
{
	bool once = argc == 2 && strcmp(argv[1], "--once") == 0;
	struct courier courier = {
	    .operator= operator, .settings = operator->settings };
	enum log_level level;
	enum status status;

	if (argc > 2 || (argc == 2 && !once))
		return STATUS_INVALID;
	/* It runs for long, and beside other commands: a name of its own. */
	if (log_level_parse(courier.settings->log_level, &level) == STATUS_OK)
		log_open("courier", level);
	signals_start(&courier.waiting);
	status = courier_start(&courier, once);
	if (status != STATUS_OK)
		return ended ? STATUS_OK : status;
	return once ? courier_once(&courier) : courier_loop(&courier);
}
