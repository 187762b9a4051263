package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// sealRound moves the rows of a round from the tables that are written to those
// that are sealed, and writes the former anew with what is left in them. Each
// table has a transaction of its own, so that no two are locked at once; all
// hold the lock of the round, so that no release writes meanwhile.
func (d postgresDialect) sealRound(ctx context.Context, s *Store, round consult.ID) error {
	for _, t := range ofRounds {
		err := s.inRound(ctx, round, func(tx *gorm.DB, _ consult.RoundStatus) error { return putAside(tx, t, round) })
		if err != nil {
			return err
		}
	}
	return d.seal(ctx, s, ofWords)
}

// seal writes one table anew.
func (postgresDialect) seal(ctx context.Context, s *Store, t sealing) error {
	return s.transaction(ctx, func(tx *gorm.DB) error { return rewrite(tx, t, statement{text: "true"}) })
}

// putAside writes the rows of a round into the sealed table, in the order of
// their key and by one statement, so that neither ctid nor xmin tells them
// apart. Its lock keeps other seals waiting; those who write other rounds wait
// only while what is left is rewritten.
func putAside(tx *gorm.DB, t sealing, round consult.ID) error {
	err := inOrder(tx,
		statement{text: "LOCK TABLE ONLY " + t.table + " IN SHARE UPDATE EXCLUSIVE MODE"},
		statement{"INSERT INTO sealed_" + t.table + " SELECT * FROM ONLY " + t.table + " WHERE round_id = ? ORDER BY " + t.key, []any{round[:]}},
	)
	if err != nil {
		return err
	}
	return rewrite(tx, t, statement{"round_id <> ?", []any{round[:]}})
}

// rewrite gives a table new files with the rows that a condition picks, written
// in the order of their key by one statement. The old files go with the commit.
// VACUUM (FULL) and CLUSTER would leave each row its xmin.
func rewrite(tx *gorm.DB, t sealing, picked statement) error {
	return inOrder(tx,
		statement{text: "SET LOCAL enable_seqscan = on"},
		statement{text: "LOCK TABLE ONLY " + t.table + " IN ACCESS EXCLUSIVE MODE"},
		statement{text: "CREATE TEMPORARY TABLE kept (LIKE " + t.table + ") ON COMMIT DROP"},
		statement{"INSERT INTO kept SELECT * FROM ONLY " + t.table + " WHERE " + picked.text, picked.arguments},
		statement{text: "TRUNCATE ONLY " + t.table},
		statement{text: "INSERT INTO " + t.table + " SELECT * FROM kept ORDER BY " + t.key},
	)
}

// share keeps seals away from tables until the transaction ends. A transaction
// that sees one moment takes it first: a table that is written anew after that
// moment would look empty to it.
func (postgresDialect) share(tx *gorm.DB, tables string) error {
	return tx.Exec("LOCK TABLE " + tables + " IN ACCESS SHARE MODE").Error
}

// withSealed adds the tables that hold the sealed rows of others.
func withSealed(tables []string) []string {
	all := tables[:len(tables):len(tables)]
	for _, table := range tables {
		for _, t := range ofRounds {
			if t.table == table {
				all = append(all, "sealed_"+table)
			}
		}
	}
	return all
}
