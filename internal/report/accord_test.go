package report

import (
	"strings"
	"testing"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// checklist is the annex's table in one language.
func checklist(t *testing.T, r consult.Results, lang consult.Lang) [][]Cell {
	t.Helper()
	d := Build(r, lang)
	for _, block := range d.Sections[len(d.Sections)-1].Blocks {
		if table, ok := block.(Table); ok && table.ID == "accord-items" {
			return table.Rows
		}
	}
	t.Fatal("no checklist")
	return nil
}

func TestTheChecklistIsFilledWhereTheSoftwareKnows(t *testing.T) {
	r := excerpt()
	r.Agenda.Recommendations[0].Proposed = true
	all := ""
	for _, row := range checklist(t, r, consult.English) {
		all += plain(row[0].Text) + " | " + plain(row[1].Text) + "\n"
	}
	for _, want := range []string{
		"48 invited. 41 took part.", "Vote: 3 steps, 3 rounds", "Added: 1. Dropped: 0.", "[To be filled in: the reasons]",
		"At least 75% of those who took a side", "frozen before the first answer", "Funding, and the funder’s part | [To be filled in: sources of money",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("lacks %q in\n%s", want, all)
		}
	}
}

func TestBothLanguagesHaveTheSameChecklist(t *testing.T) {
	open := excerpt()
	open.Agenda.Consultation.OpenRoom, open.Invited = true, 0
	for name, r := range map[string]consult.Results{"closed": excerpt(), "open room": open, "nothing": {Agenda: &consult.Agenda{}, Turnout: consult.Count{Suppressed: true}}} {
		en, es := checklist(t, r, consult.English), checklist(t, r, consult.Spanish)
		if len(en) != len(es) {
			t.Fatalf("%s: %d items in English, %d in Spanish", name, len(en), len(es))
		}
		for i := range en {
			english, spanish := plain(en[i][1].Text), plain(es[i][1].Text)
			if strings.Contains(english, "[") != strings.Contains(spanish, "[") || (english == "") != (spanish == "") || english == "" {
				t.Errorf("%s, item %d: %q and %q", name, i+1, english, spanish)
			}
			if strings.Contains(english+spanish, "%!") {
				t.Errorf("%s, item %d is badly formatted: %s %s", name, i+1, english, spanish)
			}
		}
	}
}

func TestDissentIsStatedFromKPeopleOn(t *testing.T) {
	tests := map[string]struct {
		votes agreement.Votes
		want  string
	}{
		"enough oppose a consensus":   {agreement.Votes{Agree: 35, Disagree: 5}, "5 of 40 disagreed"},
		"enough oppose a rejection":   {agreement.Votes{Agree: 8, Disagree: 30}, "8 of 38 agreed"},
		"too few oppose":              {agreement.Votes{Agree: 36, Disagree: 4}, "No result of this chapter was opposed by 5 people or more."},
		"two camps are no dissent":    {agreement.Votes{Agree: 20, Disagree: 20}, ""},
		"a withheld result says none": {agreement.Votes{Pass: 20}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			paper, err := Markdown(rounds(test.votes), consult.English)
			if err != nil {
				t.Fatal(err)
			}
			_, text, found := strings.Cut(string(paper), "### Dissent")
			text, _, _ = strings.Cut(text, "\n## ")
			if found != (test.want != "") || !strings.Contains(text, test.want) {
				t.Errorf("got %q", text)
			}
		})
	}
}

func TestTheStatementCountsWhatWasDeleted(t *testing.T) {
	r := excerpt()
	paper, err := Markdown(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(paper), "### Anonymity statement")
	for _, want := range []string{"4 signing keys", "48 invitations", r.Agenda.Consultation.ProtocolHash, "fewer than 5 people answered or changed an answer after the last release"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if strings.Contains(text, "taking part twice") {
		t.Error("it speaks of an open room")
	}
	r.Agenda.Consultation.OpenRoom = true
	if paper, _ = Markdown(r, consult.English); !strings.Contains(string(paper), "taking part twice") {
		t.Error("an open room is not told")
	}
}
