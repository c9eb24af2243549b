#!/bin/sh
# Throws bytes at the parsers that take them from outside, one after the other, and keeps in fuzz/corpus what
# leads to new places. Ends with an error at the first crash; fuzz/artifacts then holds the bytes.
# Usage: fuzz.sh [SECONDS FOR EACH [TARGET …]]
set -eu
cd "$(dirname "$0")/.."

seconds=${1:-600}
[ $# -eq 0 ] || shift
tools=$(.ci/target-directory.sh)/tools
fuzz=$(command -v cargo-fuzz || echo "$tools/bin/cargo-fuzz")
# It starts other programs and is never in a hurry itself.
[ -x "$fuzz" ] || cargo install cargo-fuzz --version 0.13.2 --locked --debug --root "$tools"

# The parsers are safe Rust, so what a sanitizer looks for cannot happen; without one the stable compiler is
# enough, and debug assertions and overflow checks are on all the same.
run() {
    "$fuzz" "$@"
}

targets=${*:-$("$fuzz" list)}
for target in $targets; do
    "$fuzz" run --dev --sanitizer none "$target" -- \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1
    "$fuzz" cmin --dev --sanitizer none "$target"
done
