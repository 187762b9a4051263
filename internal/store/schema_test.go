package store

import (
	"context"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm/schema"

	"parley/internal/consult"
	"parley/internal/store/storetest"
	"parley/migrations"
)

// rows are all row structs.
var rows = []any{
	consultationRow{}, groupRow{}, keyRow{}, themeRow{}, recommendationRow{}, stepRow{}, roundRow{}, invitationRow{},
	answerRow{}, ballotRow{}, tallyRow{}, waitRow{}, contributionRow{}, organiserRow{}, sessionRow{}, setupLinkRow{}, presenterLinkRow{}, parcelRow{}, entryRow{}, formerRow{}, deviationRow{},
	versionRow{}, leaseRow{},
	passageRow{}, publicationRow{},
}

// ofParticipants are the tables with rows that participants write.
var ofParticipants = []string{"invitations", "answers", "ballots", "tallies", "contributions"}

// columnsOf reads the tables of a database and their columns with their types.
func columnsOf(t *testing.T, s *Store) map[string]map[string]string {
	t.Helper()
	query := "SELECT table_name AS t, column_name AS c, data_type AS kind FROM information_schema.columns WHERE table_schema = 'public'"
	if s.dialect.folder() == "sqlite" {
		query = "SELECT m.name AS t, p.name AS c, p.type AS kind FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p WHERE m.type = 'table'"
	}
	var found []struct{ T, C, Kind string }
	if err := s.read.Raw(query).Scan(&found).Error; err != nil {
		t.Fatal(err)
	}
	tables := map[string]map[string]string{}
	for _, f := range found {
		if strings.HasPrefix(f.T, "goose_") || strings.HasPrefix(f.T, "sqlite_") {
			continue
		}
		if tables[f.T] == nil {
			tables[f.T] = map[string]string{}
		}
		tables[f.T][f.C] = strings.ToLower(f.Kind)
	}
	return tables
}

func TestTheSchemaOfBothDatabasesIsThatOfTheRowStructs(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		tables := columnsOf(t, s)
		for _, head := range sealedHeads(s) {
			if sealed := "sealed_" + head; !maps.Equal(tables[sealed], tables[head]) {
				t.Errorf("table %s has the columns %v, %s has %v", sealed, tables[sealed], head, tables[head])
			}
			delete(tables, "sealed_"+head)
		}
		for _, row := range rows {
			parsed, err := schema.Parse(row, &sync.Map{}, schema.NamingStrategy{})
			if err != nil {
				t.Fatal(err)
			}
			want, got := slices.Sorted(slices.Values(parsed.DBNames)), []string{}
			for column := range tables[parsed.Table] {
				got = append(got, column)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("table %s has the columns %v, its struct %v", parsed.Table, got, want)
			}
			delete(tables, parsed.Table)
		}
		if len(tables) > 0 {
			t.Errorf("tables without a struct: %v", tables)
		}
	})
}

// sealedHeads are the tables with a second one for their sealed rows.
func sealedHeads(s *Store) []string {
	if s.dialect.folder() == "sqlite" {
		return nil
	}
	return []string{"answers", "ballots", "tallies"}
}

func TestMigrationsHaveTheSameNumbersInBothDialects(t *testing.T) {
	names := map[string][]string{}
	for _, dialect := range []string{"sqlite", "postgres"} {
		files, err := migrations.FS(dialect)
		if err != nil {
			t.Fatal(err)
		}
		names[dialect], err = fs.Glob(files, "*.sql")
		if err != nil || len(names[dialect]) == 0 {
			t.Fatalf("no migrations for %s (%v)", dialect, err)
		}
	}
	if !slices.Equal(names["sqlite"], names["postgres"]) {
		t.Errorf("migrations differ: %v and %v", names["sqlite"], names["postgres"])
	}
}

var (
	timeLikeName = regexp.MustCompile(`(^|_)(at|time|date|day|when|created|updated|deleted|opened|ends|expires|version|seq|sequence|number|place|order|position)(_|$)`)
	timeLikeType = regexp.MustCompile(`time|date|interval|serial`)
)

func TestTheGuardKnowsAColumnThatOrders(t *testing.T) {
	for _, name := range []string{"created_at", "updated_at", "seq", "vote_time", "expires"} {
		if !timeLikeName.MatchString(name) {
			t.Errorf("the guard lets %s pass", name)
		}
	}
	for _, kind := range []string{"timestamp with time zone", "datetime", "date"} {
		if !timeLikeType.MatchString(kind) {
			t.Errorf("the guard lets the type %s pass", kind)
		}
	}
}

func TestRowsOfParticipantsHaveNothingThatOrdersThem(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		tables := columnsOf(t, s)
		for _, table := range ofParticipants {
			if len(tables[table]) == 0 {
				t.Fatalf("there is no table %s", table)
			}
			for column, kind := range tables[table] {
				if timeLikeName.MatchString(column) || timeLikeType.MatchString(kind) {
					t.Errorf("%s.%s (%s) can tell when a row came", table, column, kind)
				}
			}
		}
		if s.dialect.folder() == "sqlite" {
			wantWithoutRowID(t, s)
		} else {
			wantNoSequences(t, s)
		}
	})
}

func wantWithoutRowID(t *testing.T, s *Store) {
	t.Helper()
	for _, table := range ofParticipants {
		if err := s.read.Raw("SELECT rowid FROM " + table).Scan(new([]int)).Error; err == nil {
			t.Errorf("the rows of %s are numbered", table)
		}
	}
}

func wantNoSequences(t *testing.T, s *Store) {
	t.Helper()
	var sequences []string
	err := s.read.Raw(`SELECT relname FROM pg_class WHERE relkind = 'S' AND relname NOT LIKE 'goose_%'`).Scan(&sequences).Error
	if err != nil || len(sequences) > 0 {
		t.Errorf("there are the sequences %v (%v)", sequences, err)
	}
	var defaults []string
	err = s.read.Raw(`SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name NOT LIKE 'goose_%'
		AND (column_default IS NOT NULL OR is_identity = 'YES')`).Scan(&defaults).Error
	if err != nil || len(defaults) > 0 {
		t.Errorf("columns are filled by the database: %v (%v)", defaults, err)
	}
}

func TestNoStatisticsKeepRowsOfParticipants(t *testing.T) {
	s := open(t, databases["postgres"](t))
	scene := storetest.NewScene(t, s, consult.Vote)
	for range 50 {
		if err := s.PutAnswer(context.Background(), scene.Vote(storetest.Participant(), 0, consult.Agree)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.write.Exec("ANALYZE").Error; err != nil {
		t.Fatal(err)
	}
	var kept []string
	err := s.read.Raw("SELECT DISTINCT tablename FROM pg_stats WHERE tablename IN ?", withSealed(ofParticipants)).Scan(&kept).Error
	if err != nil || len(kept) > 0 {
		t.Errorf("statistics are kept of %v (%v)", kept, err)
	}
	var others int
	if err := s.read.Raw("SELECT count(*) FROM pg_stats WHERE tablename = 'rounds'").Scan(&others).Error; err != nil || others == 0 {
		t.Errorf("nothing was analysed, so this test would see nothing (%v)", err)
	}
}

func TestTheDatabaseFindsRowsByTheirKeys(t *testing.T) {
	s := open(t, databases["sqlite"](t))
	many := s.dialect.rowsAtOnce() - 1 // the plan of two rows is another
	for name, statement := range map[string]string{
		"current answers": "WITH k(place, round_id, recommendation_id, dimension, participant) AS (VALUES (1, 2, 3, 4, 5)" + strings.Repeat(", (1, 2, 3, 4, 5)", many) + ") " + selectCurrent,
		"marking":         "WITH k(round_id, recommendation_id, dimension, participant) AS (VALUES (2, 3, 4, 5)" + strings.Repeat(", (2, 3, 4, 5)", many) + ") " + markReleased,
		"marking ballots": "WITH k(round_id, participant) AS (VALUES (2, 5)" + strings.Repeat(", (2, 5)", many) + ") " + markBallots,
		"pending answers": pendingAnswers,
		"own answers":     ownAnswers,
		"own ballots":     ownBallots,
	} {
		t.Run(name, func(t *testing.T) {
			var plan []struct{ Detail string }
			arguments := slices.Repeat([]any{1}, strings.Count(statement, "?"))
			if err := s.write.Raw("EXPLAIN QUERY PLAN "+statement, arguments...).Scan(&plan).Error; err != nil {
				t.Fatal(err)
			}
			for _, step := range plan {
				if strings.HasPrefix(step.Detail, "SCAN answers") || strings.HasPrefix(step.Detail, "SCAN ballots") ||
					strings.HasPrefix(step.Detail, "USE TEMP B-TREE FOR ORDER") {
					t.Errorf("the whole table is read: %v", plan)
				}
			}
			if name == "pending answers" && !strings.Contains(plan[0].Detail, "answers_pending") {
				t.Errorf("pending answers are found by %v", plan)
			}
		})
	}
}
