/*
 * check.h - the parts of `accolade check`. Each adds its lines to the report.
 */
#ifndef MODULES_OPERATOR_CHECK_H
#define MODULES_OPERATOR_CHECK_H

struct report;

/*
 * check_database - the server, its clock, the version of the records, and that
 * each account can connect and prepare all that its program uses.
 */
void check_database(struct report *report);

/*
 * check_directory - a server of the directory answers over TLS and knows our
 * service account, with the passwords of sign-on and of sync.
 */
void check_directory(struct report *report);

/*
 * check_signer - it answers, and its key is closed to others.
 */
void check_signer(struct report *report);

/*
 * check_evidence - the store can be written, its disk has room, and its
 * clock is ours.
 */
void check_evidence(struct report *report);

/*
 * check_mail - the mail can go where the settings say.
 */
void check_mail(struct report *report);

#endif
