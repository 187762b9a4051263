package report

import (
	"slices"
	"strings"
	"sync"

	"parley/internal/consult"
)

// Report is what a consultation found, disclosed and ready to be written. Its
// forms may be written side by side: each document is built once.
type Report struct {
	found *findings
	built map[consult.Lang]func() Document
}

// Of reads results into a report.
func Of(r consult.Results) Report { return of(study(r)) }

func of(f *findings) Report {
	r := Report{found: f, built: map[consult.Lang]func() Document{}}
	for _, lang := range consult.Languages {
		r.built[lang] = sync.OnceValue(func() Document { return build(f, lang) })
	}
	return r
}

// document is the report in a language, which no writer changes.
func (r Report) document(lang consult.Lang) Document {
	if built, ok := r.built[lang]; ok {
		return built()
	}
	return build(r.found, lang)
}

// Form is a kind of file in which a report can be taken away.
type Form struct {
	Key        string // as HTML, in the names of operations
	Name       string // as report.html
	Media      string
	Summary    string
	Translated bool // the file is in one language, which its name should say
	write      func(r Report, lang consult.Lang) ([]byte, error)
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
func (r Report) Write(form Form, lang consult.Lang) ([]byte, error) { return form.write(r, lang) }

// Page is the report as one page that needs nothing else but leads to the same
// page in the other languages, which stand beside it as en and es.
func (r Report) Page(lang consult.Lang, all []consult.Lang) []byte {
	others := slices.DeleteFunc(slices.Clone(all), func(l consult.Lang) bool { return l == lang })
	return []byte(setHTML(r.document(lang), others...))
}

func asMarkdown(r Report, lang consult.Lang) ([]byte, error) {
	return []byte(setMarkdown(r.document(lang))), nil
}

func asHTML(r Report, lang consult.Lang) ([]byte, error) {
	return []byte(setHTML(r.document(lang))), nil
}

func asPDF(r Report, lang consult.Lang) ([]byte, error) { return setPDF(r.document(lang)) }

func asDOCX(r Report, lang consult.Lang) ([]byte, error) { return setDOCX(r.document(lang)) }

func asJSON(r Report, _ consult.Lang) ([]byte, error) { return r.found.dataJSON() }

func asCSV(r Report, lang consult.Lang) ([]byte, error) { return r.found.dataCSV(lang) }

func asXLSX(r Report, lang consult.Lang) ([]byte, error) { return setXLSX(r.found, lang) }
