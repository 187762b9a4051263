package report

import (
	"strings"
	"testing"

	"parley/internal/consult"
)

func TestEveryFormOfARehearsalSaysWhatItIs(t *testing.T) {
	r := excerpt()
	r.Agenda.Consultation.Rehearsal = &consult.Rehearsal{}
	for _, form := range Forms {
		if form.Key == "PDF" {
			continue // set from the same document, and compressed
		}
		for lang, mark := range map[consult.Lang]string{consult.English: "simulated participants", consult.Spanish: "participantes simulados"} {
			content, err := Of(r).Write(form, lang)
			if err != nil {
				t.Fatal(err)
			}
			switch form.Key {
			case "JSON":
				mark = `"rehearsal": true`
			case "CSV":
				mark = "rehearsal\n"
			}
			if !strings.Contains(textOf(t, form, content), mark) {
				t.Errorf("%s in %s does not say %q", form.Name, lang, mark)
			}
		}
	}
	again, err := Read(dataJSON(t, r))
	if err != nil || again.found.Agenda.Consultation.Rehearsal == nil {
		t.Errorf("a rehearsal's data are read as real ones: %v", err)
	}
}

func dataJSON(t *testing.T, r consult.Results) []byte {
	t.Helper()
	out, err := DataJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// textOf is a file's text, or that of all parts of an Office document.
func textOf(t *testing.T, form Form, file []byte) string {
	t.Helper()
	if form.Key != "DOCX" && form.Key != "XLSX" {
		return string(file)
	}
	var text strings.Builder
	for _, part := range unpacked(t, file) {
		text.WriteString(part)
	}
	return text.String()
}
