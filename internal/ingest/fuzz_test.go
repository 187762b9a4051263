package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/consult"
)

// fuzz reads anything under one name. Whatever is read can be saved, becomes an
// agenda, and is read the same way twice; whatever is not has a code.
func fuzz(f *testing.F, name string, seeds ...[]byte) {
	files, _ := filepath.Glob("testdata/*" + filepath.Ext(name))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(name, data)
		if err != nil {
			if consult.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		if err := d.Check(); err != nil {
			t.Fatalf("%v in\n%s", err, shown(d))
		}
		if again, err := Read(name, data); err != nil || shown(again) != shown(d) {
			t.Fatal("read twice, it differs")
		}
		a := d.Agenda("")
		if len(a.Themes) != len(d.Themes) || len(a.Themes) == 0 {
			t.Fatalf("%d themes of %d", len(a.Themes), len(d.Themes))
		}
		if all := shown(d); strings.Contains(all, "\x00") || strings.Contains(all, "\u202e") {
			t.Fatalf("control characters in %q", all)
		}
	})
}

func FuzzMarkdown(f *testing.F) { fuzz(f, "a.md") }

func FuzzText(f *testing.F) { fuzz(f, "a.txt") }

func FuzzCSV(f *testing.F) { fuzz(f, "a.csv") }

func FuzzDOCX(f *testing.F) { fuzz(f, "a.docx", policyPaper(), docx(par("", run("text")), nil)) }

// FuzzDOCXBody writes the body of a Word file, since changes to a whole file
// hardly ever get past its checksums.
func FuzzDOCXBody(f *testing.F) {
	f.Add(par("Ttulo1", run("One")) + listed("7", "0", bold("Title. "), run("Text")))
	f.Add(`<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc>` + par("", run("cell")) + `</w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		d, err := Read("a.docx", docx(body, map[string]string{"word/styles.xml": wordStyles, "word/numbering.xml": wordLists}))
		if err != nil {
			if consult.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
