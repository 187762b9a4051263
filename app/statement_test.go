package main

import (
	"cmp"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"parley/internal/consult"
	"parley/internal/report"
)

// kept opens the database past the house.
func kept(t *testing.T, url, data string) *sql.DB {
	t.Helper()
	driver := "sqlite"
	if url != "" {
		driver = "pgx"
	}
	db, err := sql.Open(driver, cmp.Or(url, filepath.Join(data, "parley.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// deleted is what the anonymity statement says is gone.
var deleted = map[string]string{
	"invitations":                            `SELECT count(*) FROM invitations`,
	"signing keys":                           `SELECT count(*) FROM group_keys WHERE private_key IS NOT NULL`,
	"the text of withdrawn words":            `SELECT count(*) FROM contributions WHERE status = 'withdrawn' AND (title <> '' OR body <> '')`,
	"changes and withdrawals that waited":    `SELECT count(*) FROM contributions WHERE revision IS NOT NULL OR leaving`,
	"keys on their way to a second device":   `SELECT count(*) FROM parcels`,
	"answers of groups that nobody declared": `SELECT count(*) FROM answers WHERE group_id NOT IN (SELECT id FROM groups)`,
}

// remaining is what it says is kept.
var remaining = map[string]string{
	"answers under pseudonyms with their group": `SELECT count(*) FROM answers`,
	"words with the hash of their author's key": `SELECT count(*) FROM contributions WHERE length(author) = 32`,
	"public keys": `SELECT count(*) FROM group_keys WHERE length(public_key) > 0`,
}

// theStatementIsTrue holds the anonymity statement of the exported reports
// against a count of what the database holds after the close.
func theStatementIsTrue(t *testing.T, db *sql.DB, out string) {
	t.Helper()
	count := func(query string) (n int) {
		t.Helper()
		if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		return n
	}
	for what, query := range deleted {
		if n := count(query); n > 0 {
			t.Errorf("%d are there of %s", n, what)
		}
	}
	for what, query := range remaining {
		if count(query) == 0 {
			t.Errorf("nothing is there of %s", what)
		}
	}
	keys, invited := count(`SELECT count(*) FROM group_keys`), count(`SELECT sum(invited) FROM groups`)
	if keys == 0 || invited != played {
		t.Fatalf("%d keys and %d invitations were there for %d people", keys, invited, played)
	}
	statementSays(t, out, keys, invited)
}

// statementSays looks for both numbers in the report, in both languages, and in
// the data.
func statementSays(t *testing.T, out string, keys, invited int) {
	t.Helper()
	var data struct {
		Consultation struct {
			Deleted struct{ Keys, Invitations int } `json:"deleted"`
		} `json:"consultation"`
	}
	readJSON(t, filepath.Join(out, "data.json"), &data)
	if got := data.Consultation.Deleted; got.Keys != keys || got.Invitations != invited {
		t.Errorf("data.json says %+v, where %d keys and %d invitations were deleted", got, keys, invited)
	}
	says := map[consult.Lang][]string{
		consult.English: {`\b%d signing keys?, when`, `\b%d invitations with the marks of their use, at`},
		consult.Spanish: {`\b%d claves? de firma, cuando`, `\b%d invitaciones con sus marcas de uso, al`},
	}
	for _, form := range report.Forms[:2] { // those that are plain text
		for lang, lines := range says {
			text, err := os.ReadFile(filepath.Join(out, form.File(lang)))
			if err != nil {
				t.Fatal(err)
			}
			for i, n := range []int{keys, invited} {
				if line := fmt.Sprintf(lines[i], n); !regexp.MustCompile(line).Match(text) {
					t.Errorf("%s does not say %q", form.File(lang), line)
				}
			}
		}
	}
}
