package ingest

import "parley/internal/consult"

// Draft is the reading of a document, before anybody has corrected it. Contexts,
// positions and the introduction are Markdown that cites sources with [^key];
// titles and bodies are plain text.
type Draft struct {
	Format       string           `json:"format" required:"false" doc:"markdown, text, docx or csv"`
	Unit         string           `json:"unit" required:"false" doc:"What every field where counts, from 1: line or paragraph"`
	Lang         consult.Lang     `json:"lang" required:"false" doc:"The language that the document seems to be written in"`
	Title        string           `json:"title"`
	Introduction string           `json:"introduction" required:"false"`
	Position     Position         `json:"position" required:"false"`
	Themes       []Theme          `json:"themes"`
	Principles   []Recommendation `json:"principles" required:"false" doc:"Recommendations that belong to no theme"`
	Sources      []Source         `json:"sources" required:"false"`
	Addressees   []Addressee      `json:"addressees,omitempty" doc:"Who recommendations are addressed to; named by the person who corrects"`
	Warnings     []Warning        `json:"warnings" required:"false"`
}

// Position is the reference position: a numbered plan that the document lists
// before its themes, or whom the themes' positions are of.
type Position struct {
	Title  string  `json:"title"`
	Points []Point `json:"points" required:"false"`
}

// Point is one numbered point of the reference position.
type Point struct {
	Number int    `json:"number" required:"false"`
	Title  string `json:"title"`
	Text   string `json:"text" required:"false"`
	Where  int    `json:"where" required:"false"`
}

// Theme is one subject with its recommendations.
type Theme struct {
	Title           string           `json:"title"`
	Context         string           `json:"context" required:"false"`
	PositionOf      string           `json:"position_of" required:"false" doc:"Whose position it is, where the document says so"`
	Position        string           `json:"position" required:"false"`
	Sections        []Section        `json:"sections" required:"false"`
	Recommendations []Recommendation `json:"recommendations" required:"false"`
	Where           int              `json:"where" required:"false"`
}

// Section is a part of a theme that recommendations point to.
type Section struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// Recommendation is one thing to discuss and vote on.
type Recommendation struct {
	Title     string     `json:"title"`
	Body      string     `json:"body" required:"false"`
	SubPoints []SubPoint `json:"sub_points" required:"false"`
	Section   string     `json:"section" required:"false" doc:"Key of a section of the theme"`
	Sources   []string   `json:"sources" required:"false" doc:"Keys of sources"`
	Addressed []string   `json:"addressees,omitempty" doc:"Keys of addressees"`
	Where     int        `json:"where" required:"false"`
}

// Addressee is somebody a recommendation asks to act.
type Addressee struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// SubPoint is a part of a recommendation.
type SubPoint struct {
	Title string `json:"title"`
	Body  string `json:"body" required:"false"`
	Where int    `json:"where" required:"false"`
}

// Source is a note of the document.
type Source struct {
	Key   string `json:"key"`
	Text  string `json:"text" required:"false"`
	URL   string `json:"url" required:"false"`
	Where int    `json:"where" required:"false"`
}

// Warning tells the person who corrects the reading where to look.
type Warning struct {
	Code    WarningCode `json:"code"`
	Where   int         `json:"where" required:"false" doc:"0: the document as a whole"`
	Message string      `json:"message" doc:"English; pages translate the code"`
}

// WarningCode says what kind of thing to look at.
type WarningCode string

// What a reading can leave to a person.
const (
	WarnNoThemes   WarningCode = "no_themes"   // no headings; everything became one theme
	WarnEmptyTheme WarningCode = "empty_theme" // a theme without recommendations
	WarnLeftOut    WarningCode = "left_out"    // a part that is neither theme nor principle
	WarnPrinciples WarningCode = "principles"  // a part after the themes, read as principles
	WarnFigure     WarningCode = "figure"      // pictures, tables and embedded objects are left out
	WarnTable      WarningCode = "table"       // a table that was read cell by cell
	WarnMarkup     WarningCode = "markup"      // HTML, scripts and macros are left out
	WarnEncoding   WarningCode = "encoding"    // the text is not UTF-8; accents may be wrong
	WarnLong       WarningCode = "long"        // a text was too long and went elsewhere in part
	WarnCells      WarningCode = "cells"       // a row of a CSV file that could not be used
)
