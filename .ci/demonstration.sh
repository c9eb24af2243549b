#!/bin/sh
# Serves the portal with invented data on this machine alone. The data stay in
# ./data from one start to the next.
# Usage: demonstration.sh [PORT]
set -eu
cd "$(dirname "$0")/.."

port=${1:-3000}
target=$(.ci/target-directory.sh)
mkdir -p data/files data/mail

# Set here and not taken over from outside, so that invented data can never
# reach a database somebody works with.
export ROKIN_DATABASE_URL="sqlite://data/rokin.db?mode=rwc"
export ROKIN_FILES=data/files
export ROKIN_MAIL_FOLDER=data/mail
export ROKIN_SITE_ROOT=target/site
export ROKIN_LISTEN="127.0.0.1:$port"
export ROKIN_BASE_URL="http://127.0.0.1:$port"
export ROKIN_DEMONSTRATION=true
unset ROKIN_SMTP_URL

"$target/debug/server" migrate up
"$target/debug/server" demo load
exec "$target/debug/server" serve
