# Sourced by check.sh and test.sh: names each stage, times it, and stops at the first that fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
stages=()

stage() { # stage NAME COMMAND…
  local name="$1" began=$SECONDS status=0
  shift
  printf '\n── %s\n' "$name"
  "$@" || status=$?
  stages+=("$(printf '%6d s  %s%s' $((SECONDS - began)) "$name" "$([ "$status" = 0 ] || echo ': failed')")")
  if [ "$status" != 0 ]; then exit "$status"; fi
}

print_stages() { printf '\n'; printf '%s\n' "${stages[@]}"; }
trap print_stages EXIT
