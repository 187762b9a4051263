package web

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAReportIsTakenAway(t *testing.T) {
	h := open(t)
	var made created
	h.owner.must("POST", "/consultations", map[string]string{"template": "merida"}, &made)
	base := apiPath + "/consultations/" + made.ID.String() + "/report/"
	const office = "application/vnd.openxmlformats-officedocument."
	cases := []struct{ file, name, kind, says string }{
		{"report.md", "report.md", "text/markdown", "# "},
		{"report.md?lang=es", "report.es.md", "text/markdown", "Regla de Chatham House"},
		{"report.html", "report.html", "text/html", "<!doctype html>"},
		{"report.pdf?lang=es", "report.es.pdf", "application/pdf", "%PDF-"},
		{"report.docx", "report.docx", office + "wordprocessingml", "word/document.xml"},
		{"data.json", "data.json", "application/json", "{"},
		{"data.csv?lang=es", "data.csv", "text/csv", ","},
		{"data.xlsx", "data.xlsx", office + "spreadsheetml", "xl/workbook.xml"},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			got := h.owner.send("GET", base+c.file, nil)
			if got.status != 200 || !strings.HasPrefix(got.header.Get("Content-Type"), c.kind) || !strings.Contains(strings.ToLower(string(got.body)), strings.ToLower(c.says)) {
				t.Errorf("got %d %v %.200s", got.status, got.header, got.body)
			}
			if got.header.Get("Content-Disposition") != `attachment; filename="`+c.name+`"` {
				t.Errorf("headers %v", got.header)
			}
		})
	}
	var data any
	if err := json.Unmarshal(h.owner.send("GET", base+"data.json", nil).body, &data); err != nil {
		t.Error(err)
	}
	if got := h.owner.send("GET", base+"report.md?lang=fr", nil); got.status != 422 {
		t.Errorf("a report in a language that Parley does not speak: %d", got.status)
	}
	if got := h.owner.send("GET", base+"report.exe", nil); got.status != 404 {
		t.Errorf("a report in a form that there is not: %d", got.status)
	}
}
