#!/usr/bin/env bash
# Builds console and widget, which the server binary embeds. Packages are fetched only when the lock file is newer than them.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-fund --no-audit --loglevel=error
  touch node_modules/.package-lock.json
fi
npm run --silent build
