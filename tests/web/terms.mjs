/*
 * terms.mjs - a term of Pathfinder that ends at this moment: what was handed in
 * may be read. Its results are sealed for two hours.
 */
import { sql } from "./stack.mjs";

export const moment = (seconds) =>
	`UTC_TIMESTAMP(6) + INTERVAL ${seconds} SECOND`;

export function endTerm(code, name) {
	sql(`INSERT INTO term (programme_id, code, name, ends_on, review_until,
		release_on, opens_at, closes_at, review_due_at, release_at)
	SELECT id, '${code}', '${name}', CURRENT_DATE, CURRENT_DATE,
		CURRENT_DATE, ${moment(-3600)}, ${moment(1)}, ${moment(3600)},
		${moment(7200)} FROM programme WHERE code = 'pathfinder'`);
}
