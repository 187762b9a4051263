package ingest

import (
	"bytes"
	"path/filepath"
	"strings"

	"parley/internal/consult"
)

// The most that is read.
const (
	MaxFile   = 5 << 20 // bytes of a file
	maxText   = 600_000 // bytes of its text
	maxBlocks = 20_000
	maxRun    = 60_000 // bytes between two blank lines
	maxLines  = 1500   // lines between two blank lines
)

// Read reads a document into a draft. The name's ending, or else the bytes,
// say what format it is. The error is [consult.CodeInvalid] or
// [consult.CodeTooLarge], with words that say what to do.
func Read(name string, data []byte) (Draft, error) {
	if len(data) > MaxFile {
		return Draft{}, consult.Errorf(consult.CodeTooLarge, "the file has more than the 5 MB that can be read; take out pictures, or split it")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return Draft{}, consult.Errorf(consult.CodeInvalid, "the file is empty; choose one with text in it")
	}
	ending := strings.ToLower(filepath.Ext(name))
	if err := refused(ending, data); err != nil {
		return Draft{}, err
	}
	if ending == ".docx" || bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		d, err := readDOCX(data)
		if err != nil {
			return Draft{}, err
		}
		return settle(d, name)
	}
	return readWriting(name, ending, data)
}

// readWriting reads the formats that are text.
func readWriting(name, ending string, data []byte) (Draft, error) {
	text, certain, err := decode(data)
	if err != nil {
		return Draft{}, err
	}
	if len(text) > maxText {
		return Draft{}, tooLong()
	}
	if ending == ".csv" || ending == ".tsv" {
		return readCSV(name, text, certain)
	}
	if err := checkRuns(text); err != nil {
		return Draft{}, err
	}
	var d *document
	switch {
	case ending == ".md" || ending == ".markdown" || hasHeadings(text):
		d = readMarkdown(text)
	default:
		d = readText(text)
	}
	if !certain {
		d.warn(WarnEncoding, 0, encodingDoubt)
	}
	return settle(d, name)
}

const encodingDoubt = "the text is not UTF-8 and was read as Windows-1252; look at accents and quotation marks"

func tooLong() error {
	return consult.Errorf(consult.CodeTooLarge, "the document holds more than 600,000 characters; split it, or leave out the annexes")
}

// checkRuns refuses text that stands together for longer than any paragraph or
// list does; it could take a parser of Markdown forever.
func checkRuns(text string) error {
	size, lines, at := 0, 0, 0
	for l := range strings.SplitSeq(text, "\n") {
		at++
		size, lines = size+len(l), lines+1
		if strings.TrimSpace(l) == "" {
			size, lines = 0, 0
		}
		if size > maxRun || lines > maxLines {
			return consult.Errorf(consult.CodeTooLarge, "around line %d a paragraph or a list is too long to be read; part it with blank lines", at)
		}
	}
	return nil
}

// refused says what to do with a format that cannot be read.
func refused(ending string, data []byte) error {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF")) || ending == ".pdf":
		return consult.Errorf(consult.CodeInvalid, "a PDF holds pages and not text; save the document as DOCX or plain text instead")
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return refusedCompound(data)
	case ending == ".doc", ending == ".odt", ending == ".rtf", ending == ".pages":
		return consult.Errorf(consult.CodeInvalid, "this format cannot be read; save the document as DOCX, Markdown or plain text")
	case ending == ".xls", ending == ".xlsx", ending == ".ods":
		return consult.Errorf(consult.CodeInvalid, "a spreadsheet cannot be read; save the sheet as CSV")
	}
	switch ending {
	case "", ".txt", ".text", ".md", ".markdown", ".docx", ".csv", ".tsv":
		return nil
	}
	return consult.Errorf(consult.CodeInvalid, "files of this kind cannot be read; choose a Markdown, plain text, DOCX or CSV file")
}

// refusedCompound is for the container that old Word files and encrypted new
// ones share.
func refusedCompound(data []byte) error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return passworded()
	}
	return consult.Errorf(consult.CodeInvalid, "this is a document of an old kind; open it and save it as DOCX")
}

func passworded() error {
	return consult.Errorf(consult.CodeInvalid, "the document is protected by a password; save a copy without one")
}

// hasHeadings reports plain text that is written as Markdown.
func hasHeadings(text string) bool {
	count := 0
	for l := range strings.SplitSeq(text, "\n") {
		if atxHeading.MatchString(l) {
			if count++; count >= 2 {
				return true
			}
		}
	}
	return false
}
