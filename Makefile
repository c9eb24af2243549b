# Everything a person does with this project, one word each.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run site server toolchain packages test check-format lint test-rust test-browser bench fuzz asvs rules format

PORT ?= 3000
SECONDS ?= 600

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: toolchain site server ## Build and serve the demonstration on http://127.0.0.1:3000 (PORT=… for another)
	@.ci/demonstration.sh $(PORT)

site: toolchain ## Build what the browser downloads: style sheet and islands
	@.ci/site.sh

server: toolchain
	cargo build --workspace --bins

test: toolchain packages check-format lint test-rust test-browser ## Everything: format, lints, tests on both databases, browser tests

check-format: toolchain ## Is the Rust code formatted?
	cargo fmt --all --check

lint: toolchain ## Clippy over the server's side and the browser's side
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy -p islands --lib --features hydrate --target wasm32-unknown-unknown -- -D warnings

test-rust: toolchain packages ## Unit and integration tests on SQLite and PostgreSQL, under two time zones
	@.ci/test-rust.sh

test-browser: toolchain packages site ## Browser tests with Playwright and axe (ARGS="smoke" for one of them)
	@.ci/test-browser.sh $(ARGS)

bench: toolchain site ## Requests per second, download, start, memory and the PDF of a contract, as tables
	cargo bench --workspace --bench portal
	@.ci/bench-packages.sh
	cargo bench --workspace --bench contract_pdf --no-run
	taskset -c 0 cargo bench --workspace --bench contract_pdf

fuzz: toolchain ## Throw bytes at every parser of outside bytes (SECONDS=… for each, TARGETS="token forms" for some)
	@.ci/fuzz.sh $(SECONDS) $(TARGETS)

asvs: toolchain ## Write docs/asvs.md anew, from the marks above the tests
	UPDATE_ASVS=1 cargo test -q -p server --test asvs

rules: toolchain ## Write docs/rules.md anew, from the parsers and constants of the code
	ROKIN_UPDATE_DOCS=1 cargo test -q -p server --test rules

format: toolchain ## Format the Rust code
	cargo fmt --all

toolchain:
	@.ci/toolchain.sh

packages:
	@.ci/packages.sh
