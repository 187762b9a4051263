#!/bin/sh
# Starts PostgreSQL, Redis and two nodes on loopback, in a temporary folder that
# goes when this ends (Ctrl-C, or SIGTERM), and prints where the nodes are:
#
#   scripts/cluster.sh [path of the parley binary]
#
# The set-up link on a node's first line works on that node. With NODES= there
# are no nodes, and others may join what there is.
set -eu

parley=${1:-./parley}
port=${PORT:-18080} # nodes on this one and the next; then PostgreSQL and Redis
folder=$(mktemp -d)
pids=
postgres=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)

stop() {
	trap - EXIT INT TERM
	for pid in $pids; do kill "$pid" 2>/dev/null || true; done
	for pid in $pids; do wait "$pid" 2>/dev/null || true; done
	as_server "$postgres/pg_ctl" -D "$folder/db" -m fast stop >/dev/null 2>&1 || true
	rm -rf "$folder"
}

# PostgreSQL does not run as root.
as_server() {
	if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

trap stop EXIT
trap 'exit 0' INT TERM

[ "$(id -u)" != 0 ] || chown postgres "$folder"
chmod 755 "$folder"
as_server "$postgres/initdb" -D "$folder/db" -U parley --auth=trust --encoding=UTF8 --locale=C >/dev/null
as_server "$postgres/pg_ctl" -D "$folder/db" -w -l "$folder/db.log" \
	-o "-p $((port + 2)) -k '' -c listen_addresses=127.0.0.1 -c max_connections=200" start >/dev/null
(cd "$folder" && exec redis-server --port $((port + 3)) --bind 127.0.0.1 --save "" --appendonly no) >/dev/null &
pids="$pids $!"

export PARLEY_DATABASE_URL="postgres://parley@127.0.0.1:$((port + 2))/postgres?sslmode=disable"
export PARLEY_REDIS_URL="redis://127.0.0.1:$((port + 3))"
echo "$PARLEY_DATABASE_URL $PARLEY_REDIS_URL"
for n in ${NODES-0 1}; do
	PARLEY_ADDR=127.0.0.1:$((port + n)) "$parley" &
	pids="$pids $!"
done
wait
