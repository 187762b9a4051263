package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"parley/internal/consult"
)

// postgresDialect is the database for one node or many.
type postgresDialect struct{}

// maxConnections suits a small server shared by a few nodes; answers need one.
const maxConnections = 16

// maxLocks is how many consultations organisers of one node change at once.
const maxLocks = 8

// sessionParameters are set on every connection unless the URL sets them. The
// time limits keep a node that hangs, or that is cut off, from blocking the others. Without
// sequential scans a plan that was made while a table was small stays good when
// it has grown: every statement here has an index.
var sessionParameters = map[string]string{
	"application_name":                    "parley",
	"lock_timeout":                        "10s",
	"idle_in_transaction_session_timeout": "10s",
	"tcp_keepalives_idle":                 "3",
	"tcp_keepalives_interval":             "1",
	"tcp_keepalives_count":                "3",
	"enable_seqscan":                      "off",
	"jit":                                 "off",
}

func (s *Store) openPostgres(url string) error {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return err
	}
	for name, value := range sessionParameters {
		if _, set := config.RuntimeParams[name]; !set {
			config.RuntimeParams[name] = value
		}
	}
	config.DialFunc = dialUnlingering
	s.dialect = postgresDialect{}
	db, pool, err := s.use(postgres.New(postgres.Config{Conn: stdlib.OpenDB(*config)}))
	if err != nil {
		return err
	}
	s.locks = stdlib.OpenDB(*config)
	s.locks.SetMaxOpenConns(maxLocks)
	s.pools = append(s.pools, s.locks)
	pool.SetMaxOpenConns(maxConnections)
	pool.SetMaxIdleConns(maxConnections)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	s.read, s.write = db, db
	return nil
}

// dialUnlingering connects so that closing forgets what was not sent yet. A
// connection is closed in the midst of something only where it hangs, and what
// hangs must not be written when the network comes back: its callers may have
// gone to another node with something newer.
func dialUnlingering(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{KeepAlive: 15 * time.Second}).DialContext(ctx, network, address)
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	return conn, err
}

func (postgresDialect) folder() string { return "postgres" }

func (postgresDialect) provider() (goose.Dialect, []goose.ProviderOption, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	return goose.DialectPostgres, []goose.ProviderOption{goose.WithSessionLocker(locker)}, err
}

func (postgresDialect) rowsAtOnce() int { return 20_000 }

// relation sends one array per column.
func (postgresDialect) relation(r relation) (string, []any) {
	arrays := make([]string, len(r))
	args := make([]any, len(r))
	for i, c := range r {
		if c.bytes != nil {
			arrays[i], args[i] = "$"+strconv.Itoa(i+1)+"::bytea[]", c.bytes
		} else {
			arrays[i], args[i] = "$"+strconv.Itoa(i+1)+"::bigint[]", c.ints
		}
	}
	return "SELECT * FROM unnest(" + strings.Join(arrays, ", ") + ")", args
}

func (postgresDialect) alone(tx *gorm.DB, table string) error {
	return tx.Exec("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE").Error
}

func (postgresDialect) now() string { return "(extract(epoch FROM clock_timestamp()) * 1000)::bigint" }

// exclude holds an advisory lock, on a connection of a pool of its own: acts use
// the other pool while they hold it.
func (postgresDialect) exclude(ctx context.Context, s *Store, consultation consult.ID, act func() error) error {
	conn, err := s.locks.Conn(ctx)
	if err != nil {
		return wrap("lock", err)
	}
	defer func() { _ = conn.Close() }()
	key := int64(binary.BigEndian.Uint64(consultation[:8]))
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", key); err != nil {
		return wrap("lock", err)
	}
	defer unlock(conn, key)
	return act()
}

// unlock gives an advisory lock back; where that fails it goes with its
// connection.
func unlock(conn *sql.Conn, key int64) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_unlock($1)", key); err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
}

// scrub writes the tables anew, without what was deleted from them.
func (postgresDialect) scrub(db *gorm.DB, tables ...string) error {
	return db.Exec("VACUUM (FULL) " + strings.Join(withSealed(tables), ", ")).Error
}
