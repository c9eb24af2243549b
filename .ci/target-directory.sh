#!/bin/sh
# Prints where cargo puts what it builds, whoever configured that and how.
set -eu
cd "$(dirname "$0")/.."
cargo metadata --format-version 1 --no-deps |
    node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).target_directory'
