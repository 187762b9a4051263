package ingest

import "parley/internal/consult"

// readDOCX reads the words of a Word document: paragraphs with their styles and
// numbering, run-in bold and italics, footnotes and endnotes. Tracked changes
// count as accepted. Macros, embedded objects, pictures and links to elsewhere
// are never opened.
func readDOCX(data []byte) (*document, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	if a.files["word/document.xml"] == nil {
		return nil, consult.Errorf(consult.CodeInvalid, "this is not a DOCX document; open it in a word processor and save it as DOCX")
	}
	b := &bodyReader{document: &document{format: "docx", unit: "paragraph"}}
	if err := b.readStyles(a); err != nil {
		return nil, err
	}
	if err := b.readNumbering(a); err != nil {
		return nil, err
	}
	if err := walkPart(a, "word/document.xml", b); err != nil {
		return nil, err
	}
	if err := b.readNotes(a); err != nil {
		return nil, err
	}
	if a.has("word/vbaProject") || a.has("word/embeddings/") || a.has("word/activeX") {
		b.warn(WarnMarkup, 0, "macros and embedded objects were left out")
	}
	return b.finish()
}

// finish turns the paragraphs into blocks.
func (b *bodyReader) finish() (*document, error) {
	d := b.document
	settleMarks(d.blocks)
	real := 0
	for _, block := range d.blocks {
		if block.form == heading {
			real++
		}
	}
	if real >= 2 {
		joinBroken(d)
		d.boldHeadings()
		return d, nil
	}
	d.takeTextNotes()
	d.dropNoise()
	joinBroken(d)
	d.guessHeadings()
	return d, nil
}

// boldHeadings makes headings of low rank of short bold lines and of signs that
// were typed by hand.
func (d *document) boldHeadings() {
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.form == paragraph && b.bold && looksLikeHeading(*b) {
			b.form, b.rank, b.text = heading, rankNested+rankBold, titled(b.text)
		}
	}
}
