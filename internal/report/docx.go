package report

import (
	"fmt"
	"slices"
	"strings"

	"parley/internal/consult"
)

// DOCX writes the report as a Word document in one language: named styles, real
// headings, footnotes, a table of contents that Word can update, tables whose
// headers repeat, and figures as SVG with a picture for readers that draw none.
// Its properties hold the title and the language, no names and no times.
func DOCX(r consult.Results, lang consult.Lang) ([]byte, error) { return setDOCX(Build(r, lang)) }

// setDOCX sets a document as Word reads it.
func setDOCX(d Document) ([]byte, error) {
	w := &docxWriter{doc: d, media: map[string]string{}}
	w.cover()
	w.contents()
	for _, s := range d.Sections {
		w.section(s)
	}
	w.sectionEnd()
	if w.err != nil {
		return nil, fmt.Errorf("report: set document: %w", w.err)
	}
	// Numbering and footnotes are known once the text is set.
	body := w.part("document", `<w:body>`+w.String()+`</w:body>`)
	footnotes, footnoteLinks := w.footnotes()
	parts := []part{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(rootRelations)},
		{"docProps/core.xml", coreProperties(d.Title.Text, d.Lang)},
		{"docProps/app.xml", []byte(appProperties)},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", relations(append(fixedRelations, w.relations...))},
		{"word/styles.xml", w.part("styles", docxStyles(region[d.Lang]))},
		{"word/settings.xml", w.part("settings", docxSettings(region[d.Lang]))},
		{"word/numbering.xml", w.part("numbering", docxNumbering(w.ordered))},
		{"word/footnotes.xml", footnotes},
		{"word/_rels/footnotes.xml.rels", relations(footnoteLinks)},
		{"word/footer1.xml", w.part("ftr", docxFooter)},
	}
	return zipped(slices.Concat(parts, w.fontParts(), w.pictures))
}

// docxWriter collects the body of the document and what it refers to.
type docxWriter struct {
	strings.Builder
	doc       Document
	relations []relation
	pictures  []part
	media     map[string]string // relation of a picture, by its content
	notes     []Note
	marks     int  // bookmarks and drawings so far: each has a number of its own
	ordered   int  // numbered lists so far
	wide      bool // the page at hand is landscape
	began     bool // a first section has ended
	err       error
}

// relation leads from a part to another one or to the web.
type relation struct {
	id, kind, target string
	external         bool
}

const (
	officeURI  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageURI = "http://schemas.openxmlformats.org/package/2006"
)

// fixedRelations are those of every document; others follow.
var fixedRelations = []relation{
	{id: "rId1", kind: "styles", target: "styles.xml"}, {id: "rId2", kind: "settings", target: "settings.xml"},
	{id: "rId3", kind: "fontTable", target: "fontTable.xml"}, {id: "rId4", kind: "numbering", target: "numbering.xml"},
	{id: "rId5", kind: "footnotes", target: "footnotes.xml"}, {id: "rId6", kind: "footer", target: "footer1.xml"},
}

func relations(list []relation) []byte {
	var out strings.Builder
	out.WriteString(xmlHead + `<Relationships xmlns="` + packageURI + `/relationships">`)
	for _, r := range list {
		mode := ""
		if r.external {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&out, `<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, r.id, officeURI, r.kind, escapeXML(r.target), mode)
	}
	out.WriteString(`</Relationships>`)
	return []byte(out.String())
}

// relate adds a relation and returns its id.
func (w *docxWriter) relate(kind, target string, external bool) string {
	id := fmt.Sprintf("rId%d", len(fixedRelations)+len(w.relations)+1)
	w.relations = append(w.relations, relation{id, kind, target, external})
	return id
}

// part is a part of the document with its root element.
func (w *docxWriter) part(root, content string) []byte {
	return []byte(xmlHead + `<w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + officeURI + `"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` + content + `</w:` + root + `>`)
}

const rootRelations = xmlHead + `<Relationships xmlns="` + packageURI + `/relationships">` +
	`<Relationship Id="rId1" Type="` + officeURI + `/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="` + packageURI + `/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + officeURI + `/extended-properties" Target="docProps/app.xml"/></Relationships>`

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

const contentTypes = xmlHead + `<Types xmlns="` + packageURI + `/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>` +
	`<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordType + `settings+xml"/>` +
	`<Override PartName="/word/fontTable.xml" ContentType="` + wordType + `fontTable+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/>` +
	`<Override PartName="/word/footnotes.xml" ContentType="` + wordType + `footnotes+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + wordType + `footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`
