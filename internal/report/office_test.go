package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// partsOf is the text of an Office document, part after part.
func partsOf(t testing.TB, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	parts := unpacked(t, raw)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if name != "xl/theme/theme1.xml" && (strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")) {
			out.WriteString("== " + name + "\n" + strings.ReplaceAll(parts[name], "><", ">\n<") + "\n")
		}
	}
	return out.Bytes()
}

// unpacked are the parts of an Office document by name. Ours have no time.
func unpacked(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	for _, entry := range entriesOf(t, raw) {
		if entry.Modified.Year() > 1980 {
			t.Errorf("%s has the time %v", entry.Name, entry.Modified)
		}
	}
	return unzipped(t, raw)
}

// unzipped are the parts of anybody's Office document.
func unzipped(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	parts := map[string]string{}
	for _, entry := range entriesOf(t, raw) {
		content, err := contentOf(entry)
		if err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = string(content)
	}
	return parts
}

func entriesOf(t testing.TB, raw []byte) []*zip.File {
	t.Helper()
	if raw == nil {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return archive.File
}

// wellFormed fails on a part that is no XML.
func wellFormed(t testing.TB, name, content string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}
