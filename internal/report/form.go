package report

import (
	"strings"

	"parley/internal/consult"
)

// Report is what a consultation found, disclosed and ready to be written.
type Report struct{ found *findings }

// Of reads results into a report.
func Of(r consult.Results) Report { return Report{study(r)} }

// Form is a kind of file in which a report can be taken away.
type Form struct {
	Key        string // as HTML, in the names of operations
	Name       string // as report.html
	Media      string
	Summary    string
	Translated bool // the file is in one language, which its name should say
	write      func(f *findings, lang consult.Lang) ([]byte, error)
}

// Forms lists every form, reports first.
var Forms = []Form{
	{"Markdown", "report.md", "text/markdown; charset=utf-8", "The report as Markdown", true, asMarkdown},
	{"HTML", "report.html", "text/html; charset=utf-8", "The report as one page that needs nothing else", true, asHTML},
	{"PDF", "report.pdf", "application/pdf", "The report for print", true, asPDF},
	{"DOCX", "report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "The report as a Word document", true, asDOCX},
	{"JSON", "data.json", "application/json", "The released figures", false, asJSON},
	{"CSV", "data.csv", "text/csv; charset=utf-8", "The released figures as a table", false, asCSV},
	{"XLSX", "data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "The released figures as a workbook", false, asXLSX},
}

// File is the name of the file in a language, as report.es.html; English and
// what is not translated have no mark.
func (f Form) File(lang consult.Lang) string {
	if !f.Translated || lang == consult.English {
		return f.Name
	}
	stem, ending, _ := strings.Cut(f.Name, ".")
	return stem + "." + string(lang) + "." + ending
}

// Write makes the file. One that is not translated still names things in lang
// where it can name them in one language only.
func (r Report) Write(form Form, lang consult.Lang) ([]byte, error) { return form.write(r.found, lang) }

// Page is the report as one page that needs nothing else.
func (r Report) Page(lang consult.Lang) ([]byte, error) { return asHTML(r.found, lang) }

func asMarkdown(f *findings, lang consult.Lang) ([]byte, error) {
	return []byte(setMarkdown(build(f, lang))), nil
}

func asHTML(f *findings, lang consult.Lang) ([]byte, error) {
	return []byte(setHTML(build(f, lang))), nil
}

func asJSON(f *findings, _ consult.Lang) ([]byte, error) { return f.dataJSON() }

func asCSV(f *findings, lang consult.Lang) ([]byte, error) { return f.dataCSV(lang) }
