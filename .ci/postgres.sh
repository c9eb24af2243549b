#!/bin/sh
# A throwaway PostgreSQL server for the tests, on 127.0.0.1 and a free port.
# Usage: postgres.sh start FOLDER   makes it in the new FOLDER, prints its address
#        postgres.sh stop FOLDER    stops it and removes FOLDER
set -eu

folder=$2
attempts=5

programs() {
    if command -v initdb >/dev/null 2>&1; then
        dirname "$(command -v initdb)"
    else
        find /usr/lib/postgresql -name initdb | sort -V | tail -n 1 | xargs -r dirname
    fi
}

# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
        console.log(s.address().port); s.close(); });'
}

# Nothing here outlives the tests, so nothing has to reach the disk.
settings() {
    cat <<SETTINGS
listen_addresses = '127.0.0.1'
port = $1
unix_socket_directories = ''
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
}

start() {
    bin=$(programs)
    [ -n "$bin" ] || { echo "PostgreSQL is missing: install the package postgresql." >&2; exit 1; }
    mkdir "$folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as_owner "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }

    # Somebody else may take the port between the question and the start.
    while [ "$attempts" -gt 0 ]; do
        port=$(free_port)
        settings "$port" | as_owner tee "$folder/data/postgresql.auto.conf" >/dev/null
        if as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 start >>"$folder.log" 2>&1; then
            echo "postgres://postgres@127.0.0.1:$port/postgres"
            return
        fi
        attempts=$((attempts - 1))
    done
    cat "$folder.log" "$folder/log" >&2
    exit 1
}

stop() {
    pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null || true)
    if [ -n "$pid" ] && kill -INT "$pid" 2>/dev/null; then
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
    rm -rf "$folder" "$folder.log"
}

case $1 in
    start) start ;;
    stop) stop ;;
    *) echo "postgres.sh start|stop FOLDER" >&2; exit 2 ;;
esac
