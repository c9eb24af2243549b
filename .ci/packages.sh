#!/bin/sh
# Installs what the tests need from the system and what is not there yet:
# a PostgreSQL server, Chromium, Japanese fonts, readers and judges of PDF, a virus scanner, and Python with its venv.
set -eu

has() {
    command -v "$1" >/dev/null 2>&1
}

has_postgresql() {
    has initdb || [ -n "$(find /usr/lib/postgresql -name initdb 2>/dev/null)" ]
}

has_japanese_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        -iname '*cjk*' 2>/dev/null)" ]
}

# Debian's Python comes without what it needs to install packages apart from its own.
has_python() {
    has python3 && python3 -c "import ensurepip, venv" 2>/dev/null
}

missing=
has "${CHROMIUM:-/usr/bin/chromium}" || missing="$missing chromium"
has_postgresql || missing="$missing postgresql"
has_japanese_font || missing="$missing fonts-noto-cjk"
has pdfsig || missing="$missing poppler-utils"
has qpdf || missing="$missing qpdf"
has openssl || missing="$missing openssl"
has clamd || missing="$missing clamav-daemon"
has_python || missing="$missing python3-venv"
missing=${missing# }
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif has sudo && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=no
fi
if ! has apt-get || [ "$as_root" = no ]; then
    echo "The tests need packages that are not installed: $missing." >&2
    exit 1
fi

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
apt update
# shellcheck disable=SC2086 # one word for each package
apt install --no-install-recommends $missing || {
    echo "The tests need packages that apt could not install: $missing." >&2
    exit 1
}
