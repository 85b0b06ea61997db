#!/usr/bin/env bash
# make endurance: what takes too long for every change. Its sizes can be set from outside, as the tests' own.
source "$(dirname "$0")/stages.sh"

process() { cargo test --workspace --all-features --locked --test process -- --nocapture "$@"; }
matrix_deaths() { EARSHOT_CRASH_POINTS="${EARSHOT_CRASH_POINTS:-960}" process matrix::kills; }
matrix_rooms() { EARSHOT_TEST_ROOMS="${EARSHOT_TEST_ROOMS:-200}" process matrix_many::all_who; }
mails() { EARSHOT_CRASH_POINTS="${EARSHOT_CRASH_POINTS:-200}" EARSHOT_TEST_MAILS="${EARSHOT_TEST_MAILS:-10000}" process mail_many; }

stage "what endurance needs" tests/setup/need.sh endurance
stage "front ends" tests/setup/front.sh
stage "build" cargo test --workspace --all-features --locked --test process --no-run
stage "Matrix through 60 deaths" matrix_deaths
stage "200 people on Matrix at once" matrix_rooms
stage "10,000 mails through 20 deaths" mails
