#!/bin/sh
# Unit and integration tests, on SQLite and PostgreSQL, and what depends on dates
# once more where it is still yesterday: the portal lives in Asia/Tokyo everywhere.
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
chmod 755 "$scratch"
finish() {
    .ci/postgres.sh stop "$scratch/postgres"
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

ROKIN_TEST_POSTGRES=$(.ci/postgres.sh start "$scratch/postgres")
export ROKIN_TEST_POSTGRES
# A snapshot that changed is a failure, never a new file.
export INSTA_UPDATE=no

if cargo nextest --version >/dev/null 2>&1; then
    TZ=Pacific/Kiritimati cargo nextest run --workspace --no-fail-fast --no-tests=pass
    TZ=America/Los_Angeles cargo nextest run --workspace --no-fail-fast --no-tests=pass \
        -E 'package(domain) + package(services)'
else
    TZ=Pacific/Kiritimati cargo test --no-fail-fast --workspace --lib --bins --tests
    TZ=America/Los_Angeles cargo test --no-fail-fast --workspace --lib --bins --tests
fi
