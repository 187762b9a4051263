package report

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parley/internal/report/face"
)

// Typefaces travel inside the document (SIL Open Font License), so that it
// looks the same on machines that have none of them. A reader that ignores them
// takes the typeface that is named instead.

// docxFont is a family by the name that styles use.
type docxFont struct {
	name, instead, family string
	faces                 []docxFace
}

type docxFace struct {
	slot string // which of the family's faces it is
	face face.Face
}

var docxFonts = []docxFont{
	{"Source Sans 3", "Arial", "swiss", []docxFace{{"Regular", face.Sans}, {"Bold", face.SansBold}}},
	{"Source Serif 4", "Georgia", "roman", []docxFace{{"Regular", face.Serif}, {"Bold", face.SerifBold}, {"Italic", face.SerifItalic}}},
}

// fontParts are the table of fonts, its relations and the fonts themselves.
func (w *docxWriter) fontParts() []part {
	var table strings.Builder
	var links []relation
	var files []part
	for _, font := range docxFonts {
		fmt.Fprintf(&table, `<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="00"/><w:family w:val="%s"/><w:pitch w:val="variable"/>`, font.name, font.instead, font.family)
		for _, f := range font.faces {
			key, content := veiled(f.face.TTF())
			id, name := fmt.Sprintf("rId%d", len(links)+1), f.face.Name()+".odttf"
			fmt.Fprintf(&table, `<w:embed%s r:id="%s" w:fontKey="{%s}"/>`, f.slot, id, key)
			links = append(links, relation{id: id, kind: "font", target: "fonts/" + name})
			files = append(files, part{"word/fonts/" + name, content})
		}
		table.WriteString(`</w:font>`)
	}
	return append([]part{
		{"word/fontTable.xml", w.part("fonts", table.String())}, {"word/_rels/fontTable.xml.rels", relations(links)},
	}, files...)
}

// veiled is a font as Word embeds it: its first 32 bytes are combined with a
// key that stands beside it (ECMA-376 part 4, font embedding). The key is drawn
// from the font, so that it is always the same.
func veiled(font []byte) (key string, content []byte) {
	sum := sha256.Sum256(font)
	id := sum[:16]
	key = fmt.Sprintf("%X-%X-%X-%X-%X", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
	content = slices.Clone(font)
	for i := range min(32, len(content)) {
		content[i] ^= id[15-i%16]
	}
	return key, content
}
