#!/bin/sh
# Installs what `make bench` sets a contract beside: LibreOffice from the system's packages, WeasyPrint from PyPI.
set -eu
cd "$(dirname "$0")/.."

.ci/python.sh requirements-bench.txt >/dev/null
command -v soffice >/dev/null && exit 0
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "The benchmark needs LibreOffice: install the package libreoffice-writer-nogui." >&2
    exit 1
fi
apt-get -q -y update </dev/null
DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends libreoffice-writer-nogui </dev/null
