#!/usr/bin/env bash
# Every C file has the shape that .clang-format says. To mend it:
#   git ls-files '*.c' '*.h' | xargs clang-format-14 -i
set -eu
cd "$(dirname "$0")/../.."
git ls-files -z '*.c' '*.h' |
    xargs -0 -r clang-format-14 --dry-run --Werror --ferror-limit=2
