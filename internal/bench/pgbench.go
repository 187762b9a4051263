package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"parley/internal/store/pgtest"
)

// reference is a table like that of the answers, with its indices.
const reference = `CREATE TABLE reference (LIKE answers INCLUDING ALL)`

// upsert is what pgbench repeats: one person's vote on one recommendation, with
// as many people and recommendations as the service is asked for.
var upsert = fmt.Sprintf(`\set who random(1, %d)
\set item random(1, %d)
\set value random(-1, 1)
INSERT INTO reference (round_id, recommendation_id, dimension, participant, group_id, value, turn)
VALUES ('\x00112233445566778899aabbccddeeff', decode(md5((:item)::int::text), 'hex'), 1, decode(md5((:who)::int::text), 'hex'),
	'\x00112233445566778899aabbccddeeff', (:value)::smallint, 1)
ON CONFLICT (round_id, recommendation_id, dimension, participant) DO UPDATE SET value = excluded.value;
`, people, items)

var tps = regexp.MustCompile(`tps = ([0-9.]+)`)

// pgbench measures the reference on a database that the service has set up: 64
// clients that each wait for the commit of one upsert before the next.
func pgbench(ctx context.Context, database string, long time.Duration) (perSecond float64, err error) {
	program, err := pgtest.Program("pgbench")
	if err != nil {
		return 0, err
	}
	folder, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	script := filepath.Join(folder, "upsert.sql")
	if err := os.WriteFile(script, []byte(upsert), 0o644); err != nil {
		return 0, err
	}
	out, err := exec.CommandContext(ctx, program, "-n", "-c", "64", "-j", "2", "-M", "prepared",
		"-T", strconv.Itoa(int(long.Seconds())), "-f", script, database).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("pgbench: %w\n%s", err, out)
	}
	found := tps.FindSubmatch(out)
	if found == nil {
		return 0, fmt.Errorf("pgbench said no rate:\n%s", out)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}

// prepareReference makes the table, and refuses a server that does not wait
// for its disk: nothing measured on one would be worth anything.
func prepareReference(ctx context.Context, database string) error {
	db, err := sql.Open("pgx", database)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	for _, setting := range []string{"fsync", "synchronous_commit"} {
		var value string
		if err := db.QueryRowContext(ctx, "SHOW "+setting).Scan(&value); err != nil {
			return err
		}
		if value != "on" {
			return errors.New("this PostgreSQL runs with " + setting + " off: nothing it acknowledges is durable")
		}
	}
	_, err = db.ExecContext(ctx, reference)
	return err
}
