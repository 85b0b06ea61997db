#!/usr/bin/env bash
# The demo beside a Matrix server of its own, so that anybody can write to it, encrypted: in a temporary folder, on this machine alone,
# with invented people. Ctrl-C ends all of it and removes the folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
python="${EARSHOT_TEST_SYNAPSE_ROOT:-target/tools/synapse}/bin/python"
earshot="${EARSHOT_BIN:-target/debug/earshot}"
unset EARSHOT_BIN EARSHOT_TEST_SYNAPSE_ROOT
harness=tests/harness/matrix
help=@help:talk.example
folder="$(mktemp -d)"
pids=()

end() {
  trap - EXIT INT TERM
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf -- "$folder"
}
trap end EXIT
trap 'exit 0' INT TERM

# free PORT: it, or another one where somebody has it.
free() {
  "$python" - "$1" <<'PYTHON'
import socket, sys
for port in (int(sys.argv[1]), 0):
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(one.getsockname()[1])
        break
PYTHON
}
# until_it PID LOG COMMAND…: waits for what a server does, and shows why it ended.
until_it() {
  local pid="$1" log="$2"
  shift 2
  until "$@" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; exit 1; }
    sleep 0.1
  done
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }

port="$(free 8008)"
url="http://127.0.0.1:$port"
sed "s#PORT#$port#; s#FOLDER#$folder#g" "$harness/homeserver.yaml" >"$folder/homeserver.yaml"
"$python" -m synapse.app.homeserver -c "$folder/homeserver.yaml" --generate-keys >"$folder/synapse.log" 2>&1
"$python" -m synapse.app.homeserver -c "$folder/homeserver.yaml" >"$folder/synapse.log" 2>&1 &
pids+=($!)
until_it "$!" "$folder/synapse.log" listens "$port"
for name in help tove rune; do
  "$python" -m synapse._scripts.register_new_matrix_user -c "$folder/homeserver.yaml" --no-admin -u "$name" -p "quiet rivers $name" "$url" >/dev/null
done

# What another process adds is taken up at the next start.
console="$(free 8080)"
demo() {
  rm -f "$folder/demo.log"
  "$earshot" demo --data "$folder/data" --port "$console" >"$folder/demo.log" 2>"$folder/earshot.log" &
  pids+=($!)
  until_it "$!" "$folder/earshot.log" grep -q "Ctrl-C" "$folder/demo.log"
}
demo
echo "quiet rivers help" >"$folder/password"
"$earshot" channel add matrix Matrix --data "$folder/data" --homeserver "$url" --user "$help" --password-file "$folder/password" >/dev/null
kill "$!" && wait "$!"
unset 'pids[-1]'
demo
cat "$folder/demo.log"

cat <<END

The hotline's account on Matrix is $help. To write to it, sign in to a Matrix client on this machine

  homeserver   $url
  user         tove
  password     quiet rivers tove

and open a direct talk with $help. Or type here: each line goes out encrypted, as another young person's, Rune's.

END
"$python" "$harness/terminal.py" "$url" @rune:talk.example "quiet rivers rune" "$help" "$folder" 2>/dev/null
wait
