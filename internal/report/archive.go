package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"parley/internal/consult"
)

// part is a file inside an Office document.
type part struct {
	name string
	body []byte
}

// zipped packs parts in the given order. No entry has a time: the bytes depend
// on the parts alone.
func zipped(parts []part) ([]byte, error) {
	const firstOfJanuary1980 = 1<<5 | 1 // the zero of the format
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		//lint:ignore SA1019 Modified would add a time zone and a second time to every entry
		entry, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: firstOfJanuary1980})
		if err != nil {
			return nil, fmt.Errorf("report: pack %s: %w", p.name, err)
		}
		if _, err := entry.Write(p.body); err != nil {
			return nil, fmt.Errorf("report: pack %s: %w", p.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("report: pack: %w", err)
	}
	return out.Bytes(), nil
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// coreProperties are the title and the language of a document. There is no
// author and no time, which could tell who worked on it and when.
func coreProperties(title string, lang consult.Lang) []byte {
	return []byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escapeXML(title) + `</dc:title><dc:language>` + region[lang] + `</dc:language></cp:coreProperties>`)
}

// appProperties name the program and nothing else.
const appProperties = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Parley</Application></Properties>`

// region is the variety of a language in which its texts are proofed.
var region = map[consult.Lang]string{consult.English: "en-GB", consult.Spanish: "es-MX"}

// escapeXML makes text fit for an element or an attribute.
func escapeXML(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a builder takes everything
	return out.String()
}
