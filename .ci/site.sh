#!/bin/sh
# Makes target/site, all that the browser downloads: the style sheet, the islands
# and the files of style/assets. cargo-leptos makes the same from the same
# settings; this way nobody has to compile cargo-leptos first.
set -eu
cd "$(dirname "$0")/.."

site=target/site/pkg
mkdir -p "$site"

style() {
    .ci/npm-packages.sh style
    built=style/dist/rokin.css
    if [ ! -f "$built" ] || [ -n "$(find style -name node_modules -prune -o -path style/dist -prune \
        -o -type f -newer "$built" -print)" ]; then
        npm --prefix style run build
    fi
    cp -R style/dist/. "$site/"
    cp -R style/assets/. target/site/
}

# The library in the WASM file and the tool must be of the same version.
wasm_bindgen_version() {
    awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

is_wanted() {
    [ "$("$1" --version 2>/dev/null)" = "wasm-bindgen $version" ]
}

# It runs for seconds and would compile for minutes if it were optimised, or
# could download browsers for tests of its own.
find_wasm_bindgen() {
    wasm_bindgen=$(command -v wasm-bindgen || true)
    if [ -n "$wasm_bindgen" ] && is_wanted "$wasm_bindgen"; then return; fi
    wasm_bindgen="$target/tools/bin/wasm-bindgen"
    if is_wanted "$wasm_bindgen"; then return; fi
    CARGO_TARGET_DIR="$target/tools/build" CARGO_PROFILE_DEV_DEBUG=0 \
        cargo install wasm-bindgen-cli --version "$version" --root "$target/tools" \
        --bin wasm-bindgen --debug --no-default-features --force
    rm -rf "$target/tools/build"
}

islands() {
    target=$(.ci/target-directory.sh)
    version=$(wasm_bindgen_version)
    compiled="$target/wasm32-unknown-unknown/islands/islands.wasm"

    cargo build -p islands --lib --target wasm32-unknown-unknown --profile islands --features hydrate
    # What is newer than its source is up to date: the second start takes seconds.
    if [ -f "$site/rokin_bg.wasm" ] && [ -z "$(find "$compiled" .ci/site.sh -newer "$site/rokin_bg.wasm")" ]; then
        return
    fi
    find_wasm_bindgen
    .ci/npm-packages.sh app/islands

    # Shrunk beside the site and moved in last, so that an interrupted run is repeated.
    "$wasm_bindgen" "$compiled" --target web --no-typescript --out-name rokin \
        --out-dir target/islands
    app/islands/node_modules/.bin/wasm-opt -Oz --enable-bulk-memory --enable-mutable-globals \
        --enable-multivalue --enable-nontrapping-float-to-int --enable-reference-types \
        --enable-sign-ext target/islands/rokin_bg.wasm -o target/islands/rokin_bg.small.wasm
    rm -rf "$site/snippets"
    [ ! -d target/islands/snippets ] || cp -R target/islands/snippets "$site/"
    cp target/islands/rokin.js "$site/rokin.js"
    mv target/islands/rokin_bg.small.wasm "$site/rokin_bg.wasm"
}

style
islands
