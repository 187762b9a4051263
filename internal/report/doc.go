// Package report writes what a consultation found, under the Chatham House
// Rule: a policy paper as HTML and Markdown, and its figures as JSON and CSV.
//
// Everything comes from one [consult.Results], whose figures are disclosed
// already, in three steps. The results are brought to what a paper may say
// (disclose.go) and read into findings, one outcome per recommendation
// (findings.go). One pure function, [Build], turns findings into a [Document]:
// typed blocks and inlines, in one language, with numbered notes and stable
// ids (document.go). A writer then only sets the document (html.go,
// markdown.go), so that every format says the same.
//
// The same results always give the same bytes: there is no clock and no
// random order. All texts by people are taken as hostile: markup is escaped by
// the writers, control and direction-changing characters are removed.
package report
