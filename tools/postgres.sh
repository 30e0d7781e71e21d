# Sourced by ./test: a PostgreSQL server of its own for the length of the run, on a free port of loopback.
start_postgres() {
  local bin
  bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)"
  [ -n "$bin" ] || { echo "PostgreSQL is not installed: its tests are skipped." >&2; return 1; }
  postgres_dir="$(mktemp -d)"
  local port=$((20000 + RANDOM % 20000)) as=()
  if [ "$(id -u)" = 0 ]; then
    # The server refuses root.
    chown postgres "$postgres_dir"
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  fi
  postgres_stop=("${as[@]}" "$bin/pg_ctl" -D "$postgres_dir/data" -m immediate stop)
  # fsync is off for tests alone; the pipes are closed, or the server would hold them open.
  (cd / && "${as[@]}" "$bin/initdb" -D "$postgres_dir/data" -A trust -U goldthread --no-sync >/dev/null 2>&1 &&
    "${as[@]}" "$bin/pg_ctl" -D "$postgres_dir/data" start -w -l "$postgres_dir/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_dir -c fsync=off -c max_connections=300" </dev/null >/dev/null 2>&1) ||
    { echo "PostgreSQL did not start: its tests are skipped." >&2; return 1; }
  export GOLDTHREAD_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=goldthread;Database=postgres"
}

stop_postgres() {
  (cd / && "${postgres_stop[@]}" </dev/null >/dev/null 2>&1)
  rm -rf "$postgres_dir"
}
