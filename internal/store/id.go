package store

import (
	"database/sql/driver"
	"time"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// idOf reads an ID from its column; NULL is the zero ID.
func idOf(column []byte) consult.ID {
	var id consult.ID
	copy(id[:], column)
	return id
}

// idsOf reads a column of IDs.
func idsOf(columns [][]byte) []consult.ID {
	ids := make([]consult.ID, len(columns))
	for i, column := range columns {
		ids[i] = idOf(column)
	}
	return ids
}

// columnOf is a column of IDs.
func columnOf(ids []consult.ID) [][]byte {
	column := make([][]byte, len(ids))
	for i, id := range ids {
		column[i] = id[:]
	}
	return column
}

// nullBytes is a column of bytes in which nothing is NULL. A plain nil slice
// would become an empty blob in SQLite.
type nullBytes []byte

// Value implements [driver.Valuer].
func (n nullBytes) Value() (driver.Value, error) {
	if len(n) == 0 {
		return nil, nil
	}
	return []byte(n), nil
}

// optional is an ID as a column in which zero is NULL.
func optional(id consult.ID) nullBytes {
	if id.IsZero() {
		return nil
	}
	return id[:]
}

// momentOf reads a moment in milliseconds.
func momentOf(milliseconds int64) time.Time { return time.UnixMilli(milliseconds).UTC() }

// exactly is CodeNotFound where a statement that ought to change one row
// changed none.
func exactly(result *gorm.DB) error {
	if result.Error == nil && result.RowsAffected == 0 {
		return errNotFound
	}
	return result.Error
}
