package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/internal/consult"
	"parley/internal/rehearsal"
	"parley/internal/report"
)

// exported is what the test reads of data.json.
type exported struct {
	Participation struct {
		Invited  int           `json:"invited"`
		TookPart consult.Count `json:"took_part"`
	} `json:"participation"`
	Recommendations []struct {
		ID    consult.ID   `json:"id"`
		Title consult.Text `json:"title"`
	} `json:"recommendations"`
	Rounds []struct {
		ID       consult.ID    `json:"id"`
		Kind     string        `json:"kind"`
		Answered consult.Count `json:"answered"`
		Finished consult.Count `json:"finished"`
		Items    []struct {
			Recommendation consult.ID `json:"recommendation"`
			Suppressed     bool       `json:"suppressed"`
			Vote           *struct{ Agree, Disagree, Pass int }
			Judgment       *consult.JudgmentResult `json:"judgment"`
			Ratings        []struct {
				Dimension string `json:"dimension"`
				Histogram []int  `json:"histogram"`
				Outside   int    `json:"outside"`
			} `json:"ratings"`
		} `json:"items"`
		Allocation *struct {
			Ballots int                     `json:"ballots"`
			Items   []consult.AllocatedItem `json:"items"`
		} `json:"allocation"`
		Comparison *struct {
			Ballots int `json:"ballots"`
			Items   []struct {
				Recommendation consult.ID `json:"recommendation"`
				Suppressed     bool       `json:"suppressed"`
				Compared       int        `json:"compared"`
				Won            float64    `json:"won"`
			} `json:"items"`
		} `json:"comparison"`
		Ranking *struct {
			Ballots  int          `json:"ballots"`
			Items    []consult.ID `json:"items"`
			Pairwise [][]int      `json:"pairwise"`
		} `json:"ranking"`
	} `json:"rounds"`
}

// rehearsed plays a small day once and returns its folder and the truth.
func rehearsed(t *testing.T, template string, people int, ways bool) (string, exported, *rehearsal.Truth) {
	t.Helper()
	dir := t.TempDir()
	c := rehearseCommand{
		Template: template, Participants: people, Ways: ways, Seed: 7, Out: dir, Languages: consult.Languages, Pace: "fast",
		Truth: filepath.Join(dir, "truth.json"), LogLevel: "debug", KeepData: filepath.Join(dir, "data"),
	}
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	var data exported
	var truth rehearsal.Truth
	readJSON(t, filepath.Join(dir, "data.json"), &data)
	readJSON(t, c.Truth, &truth)
	return dir, data, &truth
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}

func TestEveryExportedFigureCanBeRecomputedFromWhatPeopleSaid(t *testing.T) {
	dir, data, truth := rehearsed(t, "merida", 24, false)
	if data.Participation.Invited != 24 || data.Participation.TookPart.N != len(truth.People) {
		t.Errorf("participation: %+v, %d people came", data.Participation, len(truth.People))
	}
	if checked := recomputed(t, data, truth); checked < 50 {
		t.Errorf("only %d results were there to check", checked)
	}
	noSecretIn(t, filepath.Join(dir, "server.log"), truth)
	sameFromData(t, dir)
}

func TestEveryTemplateIsPlayedToItsEnd(t *testing.T) {
	for template, fewest := range map[string]struct{ people, rounds, results int }{
		"workshop": {16, 12, 11}, "delphi": {24, 2, 9}, "quick": {12, 1, 1},
	} {
		t.Run(template, func(t *testing.T) {
			_, data, truth := rehearsed(t, template, fewest.people, false)
			if checked := recomputed(t, data, truth); len(data.Rounds) < fewest.rounds || checked < fewest.results {
				t.Errorf("%d results of %d rounds were there to check", checked, len(data.Rounds))
			}
		})
	}
}

// recomputed compares every figure of the export with what people said and
// tells how many there were.
func recomputed(t *testing.T, data exported, truth *rehearsal.Truth) int {
	t.Helper()
	checked := 0
	for i, round := range data.Rounds {
		for _, item := range round.Items {
			votes, ratings := recount(truth, round.ID, item.Recommendation)
			if item.Vote != nil {
				checked++
				if v := *item.Vote; v.Agree != votes["agree"] || v.Disagree != votes["disagree"] || v.Pass != votes["pass"] {
					t.Errorf("votes: exported %+v, said %v", v, votes)
				}
			}
			for _, r := range item.Ratings {
				checked++
				for i, n := range r.Histogram {
					if n != ratings[i+1] {
						t.Errorf("ratings of %d: exported %d, said %d", i+1, n, ratings[i+1])
					}
				}
				if r.Outside != ratings[0] {
					t.Errorf("outside: exported %d, said %d", r.Outside, ratings[0])
				}
			}
		}
		checked += recomputedWays(t, data, i, truth)
		if round.Ranking != nil {
			checked++
			for i, above := range round.Ranking.Items {
				for j, below := range round.Ranking.Items {
					if want := prefer(truth, round.ID, above, below); i != j && round.Ranking.Pairwise[i][j] != want {
						t.Errorf("pair %d over %d: exported %d, said %d", i, j, round.Ranking.Pairwise[i][j], want)
					}
				}
			}
		}
	}
	return checked
}

// sameFromData writes every file anew from data.json and compares it with what
// the server exported.
func sameFromData(t *testing.T, dir string) {
	t.Helper()
	again := t.TempDir()
	if err := (&reportCmd{File: filepath.Join(dir, "data.json"), Out: again, Languages: consult.Languages}).Run(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(again)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(report.Forms) + 4; len(files) != want {
		t.Errorf("%d files, want %d", len(files), want)
	}
	for _, file := range files {
		exported, err := os.ReadFile(filepath.Join(dir, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		rewritten, err := os.ReadFile(filepath.Join(again, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(exported, rewritten) {
			t.Errorf("%s differs from what the server exported", file.Name())
		}
	}
}

// recount counts what people said to one item; a rating of 0 is "outside".
func recount(truth *rehearsal.Truth, round, item consult.ID) (votes map[string]int, ratings map[int]int) {
	votes, ratings = map[string]int{}, map[int]int{}
	for _, p := range truth.People {
		for _, a := range p.Answers {
			switch {
			case a.Round != round || a.Recommendation != item:
			case a.Vote != "":
				votes[a.Vote]++
			case a.Rating != nil:
				ratings[*a.Rating]++
			default:
				ratings[0]++
			}
		}
	}
	return votes, ratings
}

// prefer counts the rankings that put one item above another, the unranked
// tied last.
func prefer(truth *rehearsal.Truth, round, above, below consult.ID) int {
	n := 0
	for _, p := range truth.People {
		for _, r := range p.Ranking {
			if r.Round == round && placeIn(r.Order, above) < placeIn(r.Order, below) {
				n++
			}
		}
	}
	return n
}

func placeIn(order [][]consult.ID, item consult.ID) int {
	for place, tied := range order {
		for _, id := range tied {
			if id == item {
				return place
			}
		}
	}
	return len(order)
}

// noSecretIn checks a log, written at its most talkative, for anything that
// concerns one person.
func noSecretIn(t *testing.T, file string, truth *rehearsal.Truth) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	noSecret(t, "the log", string(content), truth)
}

func noSecret(t *testing.T, where, text string, truth *rehearsal.Truth) {
	t.Helper()
	for _, p := range truth.People {
		for _, id := range append(slices.Collect(maps.Values(p.Themes)), p.Participant, p.Invitation) {
			if id != "" && strings.Contains(text, id) {
				t.Errorf("%s names a participant or an invitation", where)
			}
		}
	}
	for what, pattern := range map[string]string{
		"an address":   `\b\d{1,3}(\.\d{1,3}){3}\b`,
		"an agent":     `(?i)user-agent|go-http-client|mozilla`,
		"a vote":       `(?i)\b(dis)?agree\b`,
		"a credential": `[A-Za-z0-9_-]{200,}`,
		"comment text": `(?i)who pays for it|quién lo paga|published every quarter`,
	} {
		if found := regexp.MustCompile(pattern).FindString(text); found != "" {
			t.Errorf("%s holds %s: %q", where, what, found)
		}
	}
}

func TestEqualSeedsGiveEqualCounts(t *testing.T) {
	_, first, _ := rehearsed(t, "merida", 12, false)
	_, second, _ := rehearsed(t, "merida", 12, false)
	one, other := countsByTitle(first), countsByTitle(second)
	if len(one) < 40 {
		t.Fatalf("only %d recommendations have votes", len(one))
	}
	for title, votes := range one {
		if other[title] != votes {
			t.Errorf("%s: %v, then %v", title, votes, other[title])
		}
	}
}

// countsByTitle lists agree, disagree and pass of each recommendation, by a
// name that does not change between two rehearsals.
func countsByTitle(data exported) map[string][3]int {
	titles := map[consult.ID]string{}
	for _, rec := range data.Recommendations {
		titles[rec.ID] = rec.Title.In(consult.English)
	}
	counts := map[string][3]int{}
	for _, round := range data.Rounds {
		for _, item := range round.Items {
			if v := item.Vote; v != nil {
				counts[titles[item.Recommendation]] = [3]int{v.Agree, v.Disagree, v.Pass}
			}
		}
	}
	return counts
}
