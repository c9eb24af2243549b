#!/bin/sh
# Prints the path of a Python that has the packages of a list, and installs them from PyPI where that was not done
# yet. They lie under cargo's target directory and touch nothing else of the machine.
# Usage: python.sh [LIST]   .ci/requirements.txt, without another
set -eu
cd "$(dirname "$0")/.."

command -v python3 >/dev/null || {
    echo "The tests need Python 3 with its venv module, and there is none." >&2
    exit 1
}
list=.ci/${1:-requirements.txt}
folder=$(.ci/target-directory.sh)/tools/python-$(basename "$list" .txt)
mkdir -p "$folder"

# Tests ask at the same time: the first one installs, and the others wait for it.
exec 9>"$folder/lock"
flock 9

# Written last, so it is there only after a complete installation.
installed="$folder/requirements.txt"
if ! cmp -s "$list" "$installed"; then
    rm -rf "$folder/venv" "$installed"
    python3 -m venv "$folder/venv" >&2
    "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --requirement "$list" >&2
    cp "$list" "$installed"
fi
echo "$folder/venv/bin/python"
