#!/usr/bin/env bash
# Feeds every parser of outside bytes with what a fuzzer makes up: each target for ten minutes, or for as many seconds as
# EARSHOT_FUZZ_SECONDS says; only the targets that are named, where some are (fuzz.sh mbox read). Stops at the first that falls.
# What it finds lies in the channel's fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo fuzz --version >/dev/null 2>&1 || { echo "cargo-fuzz is missing: cargo install cargo-fuzz --locked" >&2; exit 1; }
seconds="${EARSHOT_FUZZ_SECONDS:-600}"
# Files that are written for each run stay in memory.
[ ! -d /dev/shm ] || export TMPDIR="${TMPDIR:-/dev/shm}"
for crate in channels/*/ inbox/triage/; do
  [ -d "$crate/fuzz" ] || continue
  for target in $(cd "$crate" && cargo fuzz list); do
    [ $# -eq 0 ] || [[ " $* " == *" $target "* ]] || continue
    # The hostile mails are where that reader begins; the others begin with nothing.
    seeds=()
    [ "$target" = read ] && seeds=(fixtures/hostile)
    echo "$crate$target: $seconds seconds"
    mkdir -p "$crate/fuzz/corpus/$target"
    # Stable Rust has coverage and no sanitizers.
    (cd "$crate" && cargo fuzz run "$target" "fuzz/corpus/$target" "${seeds[@]}" --sanitizer none -- \
      -max_total_time="$seconds" -print_final_stats=1 -rss_limit_mb=2048)
  done
done
