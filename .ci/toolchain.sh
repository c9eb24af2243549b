#!/bin/sh
# Checks the tools that must be there before anything can be built, and lets
# rustup fetch the toolchain that rust-toolchain.toml names.
set -eu
cd "$(dirname "$0")/.."

node_minimum=20

stop() {
    echo "$1" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

has cargo || stop "Rust is missing: install it with rustup, from https://rustup.rs."
has node || stop "Node.js is missing: install version $node_minimum or newer, from https://nodejs.org."
has npm || stop "npm is missing: install it together with Node.js $node_minimum or newer."
has cc || stop "A C compiler is missing: install the package build-essential."

node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge "$node_minimum" ] ||
    stop "Node.js $(node --version) is too old: install version $node_minimum or newer."

# The first call through rustup's proxy fetches a missing toolchain; an own
# Rust without rustup must bring the target for the browser along.
sysroot=$(rustc --print sysroot)
if [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ]; then
    has rustup || stop "The Rust target wasm32-unknown-unknown is missing: install Rust with rustup."
    rustup target add wasm32-unknown-unknown
fi
