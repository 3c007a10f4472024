/*
 * script.h - a file of SQL, statement by statement.
 */
#ifndef MODULES_OPERATOR_SCRIPT_H
#define MODULES_OPERATOR_SCRIPT_H

#include <stdbool.h>

#include "base/span.h"

/*
 * script_next - the next statement of `rest`, without the `;` at its end, and
 * `rest` moved behind it. False when there is none.
 *
 * A statement ends at a `;` at the end of a line. The body of a trigger or a
 * function begins at a line that ends with BEGIN, and ends with the first
 * later line that begins in the first column and ends with `;` (its END). Lines
 * of comment before a statement belong to nothing.
 */
bool script_next(struct span *rest, struct span *statement_r);

#endif
