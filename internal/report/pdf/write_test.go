package pdf

import (
	"bytes"
	"strings"
	"testing"

	"parley/internal/report/face"
	"parley/internal/report/pdf/pdftest"
)

var plainStyle = Style{Face: face.Serif, Size: 10, Leading: 14}

// paragraphs is a document of one paragraph for each text.
func paragraphs(texts ...string) Document {
	root := &Element{Kind: "Document"}
	flow := Flow{Top: 60, Bottom: 780}
	for _, text := range texts {
		p := root.Add("P")
		set := Set([]Span{{Text: text + " ", Style: plainStyle}, {Text: "source", Style: plainStyle, URL: "https://example.org/(x)"}}, Form{Width: 300, Lang: "en"})
		for i := range set.Lines {
			flow.Add(Block{Boxes: []Box{{Height: set.Leading, Anchors: []string{"a"}, Draw: func(c *Canvas, y float64) { c.Line(set, i, p, 50, y) }}}})
		}
	}
	return Document{Title: "Title (1) 😀", Lang: "en", Root: root, Pages: flow.Pages(), Bookmarks: []Bookmark{{0, "A", "a"}, {1, "B", "a"}, {0, "nowhere", "b"}}}
}

func written(t *testing.T, d Document) (*pdftest.File, []byte) {
	t.Helper()
	out, err := d.Write()
	if err != nil {
		t.Fatal(err)
	}
	file, err := pdftest.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Check(); err != nil {
		t.Error(err)
	}
	return file, out
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	_, first := written(t, paragraphs("one", "two"))
	_, again := written(t, paragraphs("one", "two"))
	if !bytes.Equal(first, again) {
		t.Error("two files differ")
	}
}

func TestTextIsTakenOutAsItWasPutIn(t *testing.T) {
	const text = "Recommendations about constitutional arrangements — “with quotes”, 75% of 41 people; año, señal"
	file, _ := written(t, paragraphs(text))
	got := strings.Join(strings.Fields(file.Text()), " ")
	if got != text+" source" {
		t.Errorf("got %q", got)
	}
}

func TestEveryTextHasAnElementAndEveryLinkAGoal(t *testing.T) {
	file, out := written(t, paragraphs(strings.Repeat("many words ", 900), "two"))
	if file.Count("P") != 2 || file.Count("Link") != 2 || len(file.Pages) < 2 {
		t.Errorf("%d paragraphs, %d links, %d pages", file.Count("P"), file.Count("Link"), len(file.Pages))
	}
	if bytes.Contains(out, []byte("D:2")) && !bytes.Contains(out, []byte("D:20000101000000")) {
		t.Error("the file tells a time")
	}
	outlines := 0
	for _, body := range file.Objects {
		if strings.HasPrefix(body, "<</Title ") && strings.Contains(body, "/Parent") {
			outlines++
		}
	}
	if outlines != 2 {
		t.Errorf("%d bookmarks", outlines)
	}
}

func TestWhatNoFaceDrawsKeepsItsMeaning(t *testing.T) {
	file, _ := written(t, paragraphs("a 漢 b"))
	if !strings.Contains(file.Pages[0].Content, "/Span <</ActualText <FEFF6F22>>> BDC") {
		t.Errorf("got %s", file.Pages[0].Content)
	}
}
