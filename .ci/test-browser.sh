#!/bin/sh
# Browser tests: the real server, a real Chromium, a real SMTP server.
# Usage: test-browser.sh [ARGUMENTS OF PLAYWRIGHT]
set -eu
cd "$(dirname "$0")/.."

.ci/npm-packages.sh end2end
# The same targets as the Rust tests, so that nothing is compiled twice.
cargo build --workspace --bins --tests
target=$(.ci/target-directory.sh)

export ROKIN_SERVER_BIN="$target/debug/server"
ROKIN_SITE_ROOT=$(pwd)/target/site
export ROKIN_SITE_ROOT
npm --prefix end2end run check
cd end2end
exec node_modules/.bin/playwright test "$@"
