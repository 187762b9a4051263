package ingest

import (
	"encoding/xml"
	"strings"
)

// readNotes reads the footnotes and the endnotes.
func (b *bodyReader) readNotes(a *archive) error {
	if err := walkPart(a, "word/footnotes.xml", &noteReader{kind: "f", into: b.document}); err != nil {
		return err
	}
	return walkPart(a, "word/endnotes.xml", &noteReader{kind: "e", into: b.document})
}

// noteReader reads word/footnotes.xml or word/endnotes.xml.
type noteReader struct {
	kind, mark string
	text       strings.Builder
	inText     bool
	into       *document
}

func (n *noteReader) start(e xml.StartElement) bool {
	switch tag := e.Name.Local; {
	case left[tag]:
		return false
	case tag == "footnote", tag == "endnote":
		if kind := attr(e, "type"); kind != "" && kind != "normal" {
			return false // the line between text and notes
		}
		n.mark = noteName(n.kind, attr(e, "id"))
		n.text.Reset()
	case tag == "t":
		n.inText = true
	case tag == "p", tag == "tab", tag == "br":
		n.text.WriteByte(' ')
	}
	return true
}

func (n *noteReader) chars(text string) {
	if n.inText {
		n.text.WriteString(text)
	}
}

func (n *noteReader) end(e xml.EndElement) error {
	switch e.Name.Local {
	case "t":
		n.inText = false
	case "footnote", "endnote":
		if text := clean(n.text.String()); text != "" {
			n.into.notes = append(n.into.notes, note{n.mark, escapeMarkdown(text), 0})
		}
	}
	if n.text.Len() > maxText {
		return tooLong()
	}
	return nil
}
