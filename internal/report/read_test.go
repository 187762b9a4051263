package report

import (
	"bytes"
	"strings"
	"testing"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// formsOf writes every form of a report.
func formsOf(t testing.TB, r Report) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, form := range Forms {
		for _, lang := range consult.Languages {
			content, err := r.Write(form, lang)
			if err != nil {
				t.Fatalf("%s: %v", form.Name, err)
			}
			out[string(lang)+"/"+form.Name] = content
		}
	}
	return out
}

func TestAReportReadFromItsDataIsTheSameInEveryForm(t *testing.T) {
	hostile := everywhere(attack)
	hostile.Agenda.Consultation.ProtocolHash = hostile.Agenda.Consultation.Protocol.Hash()
	open := excerpt()
	open.Agenda.Consultation.Status, open.Agenda.Consultation.Record = consult.Open, nil
	open.Turnout, open.GroupTurnout, open.Opinions = consult.Count{Suppressed: true}, nil, nil
	tests := map[string]consult.Results{
		"a whole day": fixture(), "an excerpt": excerpt(), "hostile texts": hostile, "an open consultation": open,
		"a thin round after another": rounds(agreement.Votes{Agree: 20, Disagree: 4}, agreement.Votes{Agree: 7, Disagree: 2}),
		"every further way":          everyWay(),
		"nothing at all":             {Agenda: &consult.Agenda{Consultation: consult.Consultation{ID: consult.ID{1}, Status: consult.Draft, Protocol: consult.DefaultProtocol()}}, Turnout: consult.Count{Suppressed: true}},
	}
	for name, r := range tests {
		t.Run(name, func(t *testing.T) {
			figures, err := DataJSON(r)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Read(figures)
			if err != nil {
				t.Fatal(err)
			}
			rebuilt := formsOf(t, again)
			for file, want := range formsOf(t, Of(r)) {
				if at := firstDifference(rebuilt[file], want); !bytes.Equal(rebuilt[file], want) {
					t.Errorf("%s differs at byte %d:\n%.200q\nwant\n%.200q", file, at, rebuilt[file][max(0, at-80):], want[max(0, at-80):])
				}
			}
		})
	}
}

func TestAFileThatIsNoDataIsRefused(t *testing.T) {
	figures, err := DataJSON(excerpt())
	if err != nil {
		t.Fatal(err)
	}
	replaced := func(old, with string) []byte {
		out := bytes.Replace(figures, []byte(old), []byte(with), 1)
		if bytes.Equal(out, figures) {
			t.Fatalf("nothing to replace: %s", old)
		}
		return out
	}
	tests := map[string]struct {
		file []byte
		want string
	}{
		"nothing":            {nil, "not JSON"},
		"half a file":        {figures[:len(figures)/2], "not JSON"},
		"another format":     {[]byte(`{"format":"other"}`), "no data.json of Parley"},
		"a negative count":   {replaced(`"agree": `, `"agree": -`), "no data.json of Parley"},
		"an unknown field":   {replaced(`"format":`, `"person": 1, "format":`), "no data.json of Parley"},
		"a changed protocol": {replaced(`"consensus_percent": 75`, `"consensus_percent": 60`), "protocol was changed"},
		"a ragged matrix":    {replaced(`"pairwise": [`, `"pairwise": [ [],`), "a row and a column"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(test.file); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	figures, err := DataJSON(excerpt())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(figures)
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := Read(file)
		if err == nil {
			formsOf(t, r)
		}
	})
}
