#!/usr/bin/env bash
# make check: everything that can be known without running the product.
source "$(dirname "$0")/stages.sh"

advisories() {
  if target/tools/bin/cargo-deny --log-level off fetch >/dev/null 2>&1; then
    target/tools/bin/cargo-deny check advisories
  else
    echo "The advisory database can't be reached from here, so known vulnerabilities were not looked for."
  fi
}

stage "what check needs" tests/setup/need.sh check
stage "front ends" tests/setup/front.sh
stage "formatting" cargo fmt --all --check
stage "clippy" cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
stage "licences, bans, sources" target/tools/bin/cargo-deny check licenses bans sources
stage "advisories" advisories
stage "types" npm run --silent check
stage "sizes" npm run --silent sizes
