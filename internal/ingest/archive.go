package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"parley/internal/consult"
)

// The limits of an archive. A document of words stays far below them; a zip
// bomb does not.
const (
	maxEntries  = 2000
	maxPart     = 24 << 20 // bytes of one part, unpacked
	maxUnpacked = 64 << 20 // bytes of all parts that are read
	maxRatio    = 400      // unpacked to packed, for parts above a megabyte
	maxXMLDepth = 200
)

// archive is a DOCX file as a container of parts.
type archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func errBroken() error {
	return consult.Errorf(consult.CodeInvalid, "the DOCX file is broken; open it in a word processor and save it again")
}

func errBomb() error {
	return consult.Errorf(consult.CodeInvalid, "the DOCX file unpacks to far more than a document; open it in a word processor and save it again")
}

func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errBroken()
	}
	if len(z.File) > maxEntries {
		return nil, errBomb()
	}
	a := &archive{files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, passworded()
		}
		if _, twice := a.files[f.Name]; twice {
			return nil, errBroken()
		}
		a.files[f.Name] = f
	}
	return a, nil
}

// has reports whether any part's name begins so.
func (a *archive) has(prefix string) bool {
	for name := range a.files {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// part unpacks one part, nil where there is none. What the archive says of its
// size is not believed.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, nil
	}
	if size, packed := f.UncompressedSize64, max(f.CompressedSize64, 1); size > maxPart || size > 1<<20 && size/packed > maxRatio {
		return nil, errBomb()
	}
	r, err := f.Open()
	if err != nil {
		return nil, errBroken()
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, min(maxPart, a.left)+1))
	if err != nil {
		return nil, errBroken()
	}
	if a.left -= int64(len(data)); a.left < 0 || len(data) > maxPart {
		return nil, errBomb()
	}
	return data, nil
}

// walk reads the XML of a part. It calls start and end for each element, and
// chars for text; start answers whether to go inside. A document type, which
// could define entities, is refused, and so is deep nesting.
func walk(data []byte, v visitor) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errBroken()
		}
		switch t := token.(type) {
		case xml.Directive:
			return consult.Errorf(consult.CodeInvalid, "the DOCX file holds a document type, which no word processor writes; save it again in one")
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return errBomb()
			}
			if !v.start(t) {
				if err := skip(dec); err != nil {
					return err
				}
				depth--
			}
		case xml.EndElement:
			depth--
			if err := v.end(t); err != nil {
				return err
			}
		case xml.CharData:
			v.chars(string(t))
		}
	}
}

// walkPart reads the XML of a part that may be absent.
func walkPart(a *archive, name string, v visitor) error {
	data, err := a.part(name)
	if err != nil || data == nil {
		return err
	}
	return walk(data, v)
}

// visitor is told of each element of a part.
type visitor interface {
	start(xml.StartElement) bool
	end(xml.EndElement) error
	chars(string)
}

// skip leaves an element out, however deep it is.
func skip(dec *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return errBroken()
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return errBomb()
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// attr is an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// set reports an on-off property: present, and not switched off.
func set(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
