package store

import (
	"database/sql"
	"fmt"

	"gorm.io/gorm"
)

// relation is a small table that is sent along with a statement, which reads it
// as k. It is how many rows are written at once.
type relation []column

// column is one column of a relation: byte strings or whole numbers, one per row.
type column struct {
	name  string
	bytes [][]byte
	ints  []int64
}

func (r relation) len() int { return max(len(r[0].bytes), len(r[0].ints)) }

func (c column) at(i int) any {
	if c.bytes != nil {
		return c.bytes[i]
	}
	return c.ints[i]
}

// part is the rows from i to j.
func (r relation) part(i, j int) relation {
	out := make(relation, len(r))
	for n, c := range r {
		out[n].name = c.name
		if c.bytes != nil {
			out[n].bytes = c.bytes[i:j]
		} else {
			out[n].ints = c.ints[i:j]
		}
	}
	return out
}

// execWith runs a statement that follows "WITH k(…) AS (…)" with the rows as k.
func (s *Store) execWith(tx *gorm.DB, rows relation, statement string) error {
	return s.inParts(rows, statement, func(query string, args []any) error {
		_, err := tx.Statement.ConnPool.ExecContext(tx.Statement.Context, query, args...)
		return err
	})
}

// queryWith is execWith for a query; scan reads one row of its result.
func (s *Store) queryWith(tx *gorm.DB, rows relation, statement string, scan func(*sql.Rows) error) error {
	return s.inParts(rows, statement, func(query string, args []any) error {
		result, err := tx.Statement.ConnPool.QueryContext(tx.Statement.Context, query, args...)
		if err != nil {
			return err
		}
		defer func() { _ = result.Close() }() // Err tells what went wrong
		for result.Next() {
			if err := scan(result); err != nil {
				return err
			}
		}
		return result.Err()
	})
}

func (s *Store) inParts(rows relation, statement string, run func(query string, args []any) error) error {
	size := s.dialect.rowsAtOnce()
	for from, n := 0, rows.len(); from < n; from += size {
		part := rows.part(from, min(from+size, n))
		body, args := s.dialect.relation(part)
		if err := run(fmt.Sprintf("WITH k(%s) AS (%s) %s", part.names(), body, statement), args); err != nil {
			return err
		}
	}
	return nil
}

func (r relation) names() string {
	names := r[0].name
	for _, c := range r[1:] {
		names += ", " + c.name
	}
	return names
}
