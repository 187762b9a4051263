package attack

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// PostgresCopy is what tables of PostgreSQL say with the hidden columns of their
// rows, and the bytes of their files where the thief could read those.
type PostgresCopy struct {
	tables [][]pgRow
	files  []heapFile
}

// pgRow is a row with the transaction that wrote it and its place.
type pgRow struct {
	row
	writer, page, item int64
}

// heapFile is a file of a table or an index.
type heapFile struct {
	name string
	data []byte
}

// ofParley picks the tables that are not PostgreSQL's own.
const ofParley = `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`

// leftFiles are all files of the database but those of PostgreSQL's own tables,
// so that files that no table has any more are among them, and its statistics.
const leftFiles = `SELECT f, pg_read_binary_file(folder || '/' || f) FROM
		(SELECT 'base/' || oid AS folder FROM pg_database WHERE datname = current_database()) AS here,
		LATERAL pg_ls_dir(folder) AS f
	WHERE f ~ '^[0-9.]+$' AND split_part(f, '.', 1)::oid NOT IN (
		SELECT pg_relation_filenode(oid) FROM pg_class WHERE pg_relation_filenode(oid) IS NOT NULL
		AND relnamespace = 'pg_catalog'::regnamespace AND relname <> 'pg_statistic')`

// StealPostgres reads the tables of a database, and its files if it may.
func StealPostgres(ctx context.Context, db *sql.DB) (*PostgresCopy, error) {
	c := &PostgresCopy{}
	names, err := texts(ctx, db, ofParley)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		rows, err := readTable(ctx, db, name)
		if err != nil {
			return nil, err
		}
		c.tables = append(c.tables, rows)
	}
	return c, c.readFiles(ctx, db)
}

func texts(ctx context.Context, db *sql.DB, query string) (list []string, err error) {
	err = each(ctx, db, query, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		list = append(list, text)
		return err
	})
	return list, err
}

// each runs a query and scans each row of its result.
func each(ctx context.Context, db *sql.DB, query string, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // Err tells what went wrong
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// readTable reads the rows of one table, without those of tables under it.
func readTable(ctx context.Context, db *sql.DB, name string) (table []pgRow, err error) {
	query := `SELECT xmin::text::bigint, ctid::text, * FROM ONLY "` + strings.ReplaceAll(name, `"`, `""`) + `"`
	err = each(ctx, db, query, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		r, err := rowOf(values)
		table = append(table, r)
		return err
	})
	return table, err
}

func rowOf(values []any) (pgRow, error) {
	var r pgRow
	for _, value := range values[2:] {
		switch v := value.(type) {
		case []byte:
			r.blobs = append(r.blobs, v)
		case int64:
			r.ints = append(r.ints, v)
		}
	}
	writer, ok := values[0].(int64)
	if !ok {
		return r, fmt.Errorf("xmin is %T", values[0])
	}
	r.writer = writer
	_, err := fmt.Sscanf(fmt.Sprint(values[1]), "(%d,%d)", &r.page, &r.item)
	return r, err
}

// readFiles reads the files after all pages have been written to them.
func (c *PostgresCopy) readFiles(ctx context.Context, db *sql.DB) error {
	var may string
	if err := db.QueryRowContext(ctx, "SELECT current_setting('is_superuser')").Scan(&may); err != nil || may != "on" {
		return err
	}
	if _, err := db.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return err
	}
	return each(ctx, db, leftFiles, func(rows *sql.Rows) error {
		var f heapFile
		err := rows.Scan(&f.name, &f.data)
		c.files = append(c.files, f)
		return err
	})
}

// traces reads, in this order, columns that order rows, the transactions of all
// versions of rows in files, those of the rows that are there, and the order of
// what lies inside pages.
func (c *PostgresCopy) traces(ids idSet) ([]trace, error) {
	var columns, writers []trace
	for _, table := range c.tables {
		rows := make([]row, len(table))
		var seen []sighting
		for i, r := range table {
			rows[i] = r.row
			for _, b := range r.blobs {
				if ids[string(b)] {
					seen = append(seen, sighting{string(b), place{r.writer, r.page, r.item}})
				}
			}
		}
		columns = append(columns, ordering(rows, ids)...)
		writers = append(writers, traceOf(seen))
	}
	var versions, pages []trace
	find := newFinder(ids)
	for _, f := range c.files {
		seen, inPages := f.sightings(find)
		versions = append(versions, traceOf(seen))
		pages = append(pages, inPages...)
	}
	all := append(columns, byLength(versions)...)
	all = append(all, byLength(writers)...)
	return append(all, byLength(pages)...), nil
}

// rows implements [Copy].
func (c *PostgresCopy) rows() []row {
	var rows []row
	for _, table := range c.tables {
		for _, r := range table {
			rows = append(rows, r.row)
		}
	}
	return rows
}
