package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/ingest"
)

const paper = `# Water

## Supply

A third is lost.[^1]

- Repair the network. It leaks.
- Measure every branch

## Price

- Charge by use
- Keep a free amount
- Protect the poor

[^1]: Water board, https://example.org/board
`

func upload(file string, content []byte) map[string]any {
	return map[string]any{"file": file, "content": content}
}

func TestADocumentBecomesAConsultation(t *testing.T) {
	h := open(t)
	guide := h.colleague(account.Facilitator)
	var draft ingest.Draft
	guide.must("POST", ingestPath, upload("water.md", []byte(paper)), &draft)
	if len(draft.Themes) != 2 || draft.Themes[0].Where != 3 {
		t.Fatalf("got %+v", draft)
	}
	var all consultations
	guide.must("GET", "/consultations", nil, &all)
	if len(all.Consultations) != 0 {
		t.Error("reading a document saved something")
	}
	draft.Themes[0].Recommendations[1].Title = "Measure each branch"
	draft.Addressees = []ingest.Addressee{{Key: "board", Name: "The water board"}}
	draft.Themes[0].Recommendations[1].Addressed = []string{"board"}
	var made created
	guide.must("POST", draftPath, map[string]any{"draft": draft, "lang": "es"}, &made)
	var agenda consult.Agenda
	guide.must("GET", "/consultations/"+made.ID.String()+"/agenda", nil, &agenda)
	if len(agenda.Themes) != 2 || len(agenda.Recommendations) != 5 || len(agenda.Steps) != 5 {
		t.Errorf("themes %d, recommendations %d, steps %d", len(agenda.Themes), len(agenda.Recommendations), len(agenda.Steps))
	}
	got := agenda.Of(agenda.Themes[0].ID)[1]
	if title := got.Title[consult.Spanish]; title != "Measure each branch" {
		t.Errorf("the correction is lost: %q", title)
	}
	if len(got.Addressees) != 1 || len(agenda.Consultation.Addressees) != 1 || agenda.Consultation.Addressees[0].Name[consult.Spanish] != "The water board" {
		t.Errorf("addressed to %v of %+v", got.Addressees, agenda.Consultation.Addressees)
	}
}

func TestDocumentsAreTakenUpToTheirLimit(t *testing.T) {
	h := open(t)
	pad := func(n int) []byte { return append([]byte(paper), bytes.Repeat([]byte(" \n"), n/2)...) }
	long := ingest.Draft{Title: "A", Themes: []ingest.Theme{{Title: "B", Recommendations: []ingest.Recommendation{{Title: "C", Body: strings.Repeat("x", consult.MaxBody+1)}}}}}
	h.play([]scenario{
		{name: "a draft needs titles", as: h.owner, method: "POST", path: draftPath, body: map[string]any{"draft": map[string]any{"title": " ", "themes": []any{}}}, status: 422, code: consult.CodeInvalid, says: "body.draft.title"},
		{name: "nobody unknown is addressed", as: h.owner, method: "POST", path: draftPath, body: map[string]any{"draft": ingest.Draft{Title: "A", Themes: []ingest.Theme{}, Principles: []ingest.Recommendation{{Title: "B", Addressed: []string{"nobody"}}}}}, status: 422, code: consult.CodeInvalid, says: "body.draft.principles[0].addressees"},
		{name: "a little is enough", as: h.owner, method: "POST", path: draftPath, body: map[string]any{"draft": map[string]any{"title": "A", "themes": []any{map[string]any{"title": "B"}}}}, status: 200, says: `"id"`},
		{name: "the place of what is too long is named", as: h.owner, method: "POST", path: draftPath, body: map[string]any{"draft": long}, status: 422, code: consult.CodeInvalid, says: "body.draft.themes[0].recommendations[0].body"},
		{name: "half a megabyte is read", as: h.owner, method: "POST", path: ingestPath, body: upload("a.md", pad(512<<10)), status: 200, says: "Charge by use"},
		{name: "a text of four megabytes is refused by its reader", as: h.owner, method: "POST", path: ingestPath, body: upload("a.md", pad(4<<20)), status: 413, code: consult.CodeTooLarge, says: "600,000 characters"},
		{name: "ten megabytes are refused", as: h.owner, method: "POST", path: ingestPath, body: upload("a.md", pad(10<<20)), status: 413, code: consult.CodeTooLarge},
		{name: "a PDF is refused with advice", as: h.owner, method: "POST", path: ingestPath, body: upload("a.pdf", []byte("%PDF-1.7")), status: 422, code: consult.CodeInvalid, says: "save the document as DOCX"},
		{name: "an observer may not", as: h.colleague(account.Observer), method: "POST", path: ingestPath, body: upload("a.md", []byte(paper)), status: 403, code: consult.CodeForbidden},
		{name: "nobody else may send so much", as: h.browser(), method: "POST", path: ingestPath, body: upload("a.md", pad(1<<20)), status: 413, code: consult.CodeTooLarge},
	})
}

func TestADraftIsNeverNullOnTheWire(t *testing.T) {
	h := open(t)
	for name, content := range map[string]string{"a.md": paper, "a.csv": "title\nOne\n", "a.txt": "- One\n- Two"} {
		got := h.owner.send("POST", apiPath+ingestPath, upload(name, []byte(content)))
		var any map[string]json.RawMessage
		if err := json.Unmarshal(got.body, &any); err != nil || got.status != 200 {
			t.Fatalf("%s: %d %v", name, got.status, err)
		}
		if strings.Contains(string(got.body), "null") {
			t.Errorf("%s: %s", name, got.body)
		}
	}
}
