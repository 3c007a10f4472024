# shellcheck shell=bash
# walk-story.sh - the sample submissions: something finished, something open and
# something waiting for every role. Read by walk.sh.

# Two awards that anyone can check.
walk_submit mokafor checking-for-understanding
walk_review treyes "$number" award
walk_review kwhitfield "$number" award
walk_decide pkarim "$number" award 'Both assessors agree, and the evidence bears it out.'
walk_share mokafor

walk_submit ygarcia global-goal-close-to-home
walk_review lnovak "$number" award
walk_review schen "$number" award
walk_decide pkarim "$number" award 'Clear evidence from all three groups of students.'
walk_share ygarcia

# Not yet: the next attempt is open, with the feedback beside each section.
walk_submit bhart checking-for-understanding
walk_review lnovak "$number" not_yet
walk_review dmensah "$number" not_yet
walk_decide pkarim "$number" not_yet 'The second check is planned, but we do not see it happen. Add that, and send it again.'

# Two opinions on one submission, waiting for the issuer of record.
walk_submit agreen decoding-how-print-works
walk_review treyes "$number" award
walk_review jabara "$number" not_yet

# One review is in; the other is being written.
walk_submit dhoffman global-goal-close-to-home
walk_review lnovak "$number" award
walk_claim dmensah "$number"

# Waiting in the queue.
walk_submit mokafor decoding-how-print-works

# A draft, half written.
walk_start hlarsen seeing-the-whole-system-explorer
walk_write hlarsen seeing-the-whole-system-explorer save 2
