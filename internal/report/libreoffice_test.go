package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/consult"
)

// opened is a Word report as LibreOffice saves it after opening it.
func opened(t *testing.T, document []byte) map[string]string {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice, half a gigabyte, is not on this machine: apt-get install libreoffice-writer-nogui")
	}
	path, out := saved(t, "report.docx", document), t.TempDir()
	said, err := exec.Command("soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	again, err := os.ReadFile(filepath.Join(out, "report.docx"))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return unzipped(t, again)
}

func TestLibreOfficeOpensTheWordReportAndSavesItWithoutLoss(t *testing.T) {
	document, err := DOCX(excerpt(), consult.English)
	if err != nil {
		t.Fatal(err)
	}
	before, after := unpacked(t, document), opened(t, document)
	body, again := before["word/document.xml"], after["word/document.xml"]
	for _, element := range []string{"<w:tbl>", "<w:footnoteReference ", "<w:drawing>", `w:val="Heading1"`, `w:val="Heading3"`, `w:val="Quote"`, "<w:tblHeader", "<w:cantSplit"} {
		if had, has := strings.Count(body, element), strings.Count(again, element); had == 0 || had != has {
			t.Errorf("%d times %s, then %d", had, element, has)
		}
	}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		if said, says := wordsOf(before[part]), wordsOf(after[part]); said != says {
			at := firstDifference([]byte(said), []byte(says))
			t.Errorf("%s differs at %d: %.80q, then %.80q", part, at, said[at:], says[at:])
		}
	}
	if !strings.Contains(again, "descr=\"") || strings.Count(again, `descr=""`) > 0 {
		t.Error("pictures lost what they show in words")
	}
}

// wordsOf are the letters a part shows, one after the other.
func wordsOf(part string) string {
	var out strings.Builder
	for _, run := range strings.Split(part, "<w:t")[1:] {
		if kind := run[0]; kind == '>' || kind == ' ' {
			_, text, _ := strings.Cut(run, ">")
			text, _, _ = strings.Cut(text, "</w:t>")
			out.WriteString(letters(text))
		}
	}
	return out.String()
}
