package report

import "parley/internal/consult"

// Report is what a consultation found, disclosed and ready to be written.
type Report struct{ found *findings }

// Of reads results into a report.
func Of(r consult.Results) Report { return Report{study(r)} }

// Form is a kind of file in which a report can be taken away.
type Form struct {
	Name       string // as report.html
	Media      string
	Summary    string
	Translated bool // the file is in one language, which its name should say
	write      func(f *findings, lang consult.Lang) ([]byte, error)
}

// Forms lists every form, reports first.
var Forms = []Form{
	{"report.md", "text/markdown; charset=utf-8", "The report as Markdown", true, asMarkdown},
	{"report.html", "text/html; charset=utf-8", "The report as one page that needs nothing else", true, asHTML},
	{"report.pdf", "application/pdf", "The report for print", true, asPDF},
	{"report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "The report as a Word document", true, asDOCX},
	{"data.json", "application/json", "The released figures", false, asJSON},
	{"data.csv", "text/csv; charset=utf-8", "The released figures as a table", false, asCSV},
	{"data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "The released figures as a workbook", false, asXLSX},
}

// Write makes the file. One that is not translated still names things in lang
// where it can name them in one language only.
func (r Report) Write(form Form, lang consult.Lang) ([]byte, error) { return form.write(r.found, lang) }

func asMarkdown(f *findings, lang consult.Lang) ([]byte, error) {
	return []byte(setMarkdown(build(f, lang))), nil
}

func asHTML(f *findings, lang consult.Lang) ([]byte, error) {
	return []byte(setHTML(build(f, lang))), nil
}

func asJSON(f *findings, _ consult.Lang) ([]byte, error) { return f.dataJSON() }

func asCSV(f *findings, lang consult.Lang) ([]byte, error) { return f.dataCSV(lang) }
