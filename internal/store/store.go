// Package store keeps consultations and organisers in SQLite or PostgreSQL. It
// implements [consult.Store] and [account.Store] and is the only package that
// knows GORM or SQL.
//
// Answers go through one group writer per store: while one transaction commits,
// the next batch gathers. Every transaction that writes answers, releases them
// or closes their round holds a lock on the round, so that counters, releases
// and the close are exact on any number of nodes.
//
// Rows of participants have random keys and nothing that orders them. No value
// is ever logged, and neither is a statement or how long it took.
package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"

	"github.com/prometheus/client_golang/prometheus"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/trace"
)

// Store is an open database. All methods may be called at once from many
// goroutines.
type Store struct {
	read    *gorm.DB
	write   *gorm.DB // the same as read, or SQLite's one write connection
	dialect dialect
	writer  *groupWriter
	marks   marks
	log     *slog.Logger
	pools   []*sql.DB
	locks   *sql.DB // PostgreSQL: connections that hold advisory locks
}

var (
	_ consult.Store = (*Store)(nil)
	_ account.Store = (*Store)(nil)
)

// Options say which database to open.
type Options struct {
	URL    string       // of a PostgreSQL database; empty for SQLite
	Path   string       // of the SQLite file, made where it is missing
	Logger *slog.Logger // slog.Default

	Metrics prometheus.Registerer // where batches are counted; a registry nobody reads
	Tracer  *trace.Tracer         // what tells of migrations and batches; nil: nothing does
}

// Open opens a database and brings its schema up to date. Of several nodes
// that start at once on one PostgreSQL, one migrates and the others wait.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{log: o.Logger}
	if s.log == nil {
		s.log = slog.Default()
	}
	if err := s.connect(ctx, o); err != nil {
		return nil, errors.Join(wrap("open", err), s.closePools())
	}
	s.writer = newGroupWriter(s.commit, o.Metrics, openWindow(o.Tracer, windowFor))
	return s, nil
}

func (s *Store) connect(ctx context.Context, o Options) error {
	var err error
	if o.URL != "" {
		err = s.openPostgres(o.URL)
	} else {
		err = s.openSQLite(o.Path)
	}
	if err != nil {
		return err
	}
	ctx, span := o.Tracer.Start(ctx, "migrate")
	err = migrate(ctx, s.dialect, s.pools[0])
	span.End(translate(err))
	return err
}

// Close waits for the batch that is being written and closes the database.
// Answers that still wait for a batch are written first.
func (s *Store) Close() error {
	s.writer.close()
	s.writer.window.close()
	return wrap("close", s.closePools())
}

func (s *Store) closePools() error {
	var err error
	for _, pool := range s.pools {
		err = errors.Join(err, pool.Close())
	}
	return err
}

// Ping reports whether the database answers, else CodeUnavailable.
func (s *Store) Ping(ctx context.Context) error {
	return wrap("ping", s.pools[0].PingContext(ctx))
}

// transaction runs fn in one write transaction.
func (s *Store) transaction(ctx context.Context, fn func(tx *gorm.DB) error) error {
	return s.write.WithContext(ctx).Transaction(fn)
}

// snapshotOf is snapshot for tables that are sealed now and then.
func (s *Store) snapshotOf(ctx context.Context, tables string, fn func(tx *gorm.DB) error) error {
	return s.snapshot(ctx, func(tx *gorm.DB) error {
		if err := s.dialect.share(tx, tables); err != nil {
			return err
		}
		return fn(tx)
	})
}

// snapshot runs fn in a transaction that only reads and sees one moment.
func (s *Store) snapshot(ctx context.Context, fn func(tx *gorm.DB) error) error {
	return s.read.WithContext(ctx).Transaction(fn, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
}

// use opens a GORM handle and keeps its pool for Close. Its logger is off: a
// statement's values and time must not be logged, and its error is returned.
func (s *Store) use(d gorm.Dialector) (*gorm.DB, *sql.DB, error) {
	db, err := gorm.Open(d, &gorm.Config{SkipDefaultTransaction: true, TranslateError: true, Logger: logger.Discard})
	if err != nil {
		return nil, nil, err
	}
	pool, err := db.DB()
	if err != nil {
		return nil, nil, err
	}
	s.pools = append(s.pools, pool)
	return db, pool, nil
}
