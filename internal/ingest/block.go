package ingest

// form is what kind of block a piece of writing is.
type form int

const (
	paragraph form = iota
	heading
	item
)

// block is one heading, paragraph or list item of a document, whatever its
// format. Its text is Markdown within one line; a note is cited as [^key].
type block struct {
	form    form
	rank    int // of a heading: 1 is the outermost
	depth   int // of an item, as the format nests it
	mark    mark
	text    string
	at      int  // line or paragraph, from 1
	guessed bool // a heading known by its looks only
	bold    bool // bold from its beginning to its end
	single  bool // stands on one line of its own
	inside  bool // a paragraph that the format puts inside the item above
}

// document is what a reader makes of a file.
type document struct {
	format, unit string
	title        string // where the format names one
	blocks       []block
	notes        []note
	warnings     []Warning
}

// note is a footnote under its mark in the document.
type note struct {
	mark string
	text string
	at   int
}

func (d *document) warn(code WarningCode, at int, message string) {
	d.warnings = append(d.warnings, Warning{code, at, message})
}

// warnOnce is warn for what would be said of every other line.
func (d *document) warnOnce(code WarningCode, at int, message string) {
	for _, w := range d.warnings {
		if w.Code == code {
			return
		}
	}
	d.warn(code, at, message)
}
