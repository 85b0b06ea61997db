#!/usr/bin/env bash
# make test: unit, store on both databases, whole process, crash, browser.
source "$(dirname "$0")/stages.sh"

stage "what test needs" tests/setup/need.sh test
stage "front ends" tests/setup/front.sh
stage "build" cargo test --workspace --all-features --locked --no-run
stage "Rust tests" cargo test --workspace --all-features --locked
stage "front-end tests" npm test --silent
stage "browser tests" npm run --silent browser
