#!/bin/sh
# Installs the npm packages of one folder exactly as its lock file says, and
# does nothing when they are there already.
# Usage: npm-packages.sh FOLDER
set -eu
cd "$(dirname "$0")/../$1"

# npm writes this list last, so it is there only after a complete installation.
installed=node_modules/.package-lock.json
if [ -f "$installed" ] && [ -z "$(find package.json package-lock.json -newer "$installed")" ]; then
    exit 0
fi
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
touch "$installed"
