package report

import "parley/internal/consult"

// Inline is a piece of running text.
type Inline interface{ inline() }

// Words is plain text. Lang marks a language other than the document's.
type Words struct {
	Text string
	Lang consult.Lang
}

// Strong is text that stands out.
type Strong struct{ Of []Inline }

// Emphasis is text with a stress.
type Emphasis struct{ Of []Inline }

// Link leads out of the document, by http, https or mailto only.
type Link struct {
	URL string
	Of  []Inline
}

// Jump leads to an id of the document.
type Jump struct {
	To string
	Of []Inline
}

// NoteRef cites a note. First marks the place to which the note leads back.
type NoteRef struct {
	Number int
	First  bool
}

func (Words) inline()    {}
func (Strong) inline()   {}
func (Emphasis) inline() {}
func (Link) inline()     {}
func (Jump) inline()     {}
func (NoteRef) inline()  {}

// say is running text in the document's language.
func say(text string) []Inline {
	if text == "" {
		return nil
	}
	return []Inline{Words{Text: text}}
}

// strong is text that stands out.
func strong(text string) Inline { return Strong{say(text)} }

// plain is the text of inlines without their form, notes left out.
func plain(list []Inline) string {
	text := ""
	for _, in := range list {
		switch in := in.(type) {
		case Words:
			text += in.Text
		case Strong:
			text += plain(in.Of)
		case Emphasis:
			text += plain(in.Of)
		case Link:
			text += plain(in.Of)
		case Jump:
			text += plain(in.Of)
		}
	}
	return text
}
