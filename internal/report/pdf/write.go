package pdf

import (
	"bytes"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"parley/internal/report/face"
)

// Document is what is needed to write a file.
type Document struct {
	Title     string
	Lang      string
	Root      *Element
	Pages     []Page
	Bookmarks []Bookmark
	Furniture func(c *Canvas, page int, title string) // running head and foot; pages count from 1
}

// Bookmark is a line of the outline that leads to an id. Level 0 is the top.
type Bookmark struct {
	Level int
	Title string
	To    string
}

// Place is a page, counted from 0, and a height on it.
type Place struct {
	Page int
	Y    float64
}

// Places finds the ids of pages.
func Places(pages []Page) map[string]Place {
	places := map[string]Place{}
	for i, page := range pages {
		for _, b := range page.boxes {
			for _, id := range b.Anchors {
				places[id] = Place{i, b.y}
			}
		}
	}
	return places
}

// Write draws the pages. It returns an error only where a typeface could not
// be embedded.
func (d Document) Write() ([]byte, error) {
	file := newFile()
	canvas := newCanvas(file)
	for i, page := range d.Pages {
		canvas.nextPage()
		for _, b := range page.boxes {
			if b.Draw != nil {
				b.Draw(canvas, b.y)
			}
		}
		if d.Furniture != nil {
			d.Furniture(canvas, i+1, page.Title)
		}
	}
	canvas.claim()
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		return nil, err
	}
	return d.tag(out.Bytes(), canvas)
}

// newFile is an empty file whose bytes depend on nothing but what is drawn.
func newFile() *fpdf.Fpdf {
	file := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: PageWidth, Ht: PageHeight}})
	file.SetMargins(0, 0, 0)
	file.SetAutoPageBreak(false, 0)
	file.SetCatalogSort(true)
	file.SetCreationDate(noTime)
	file.SetModificationDate(noTime)
	file.SetProducer(producer, false)
	file.AliasNbPages("")
	return file
}

const producer = "Parley"

// noTime stands where fpdf insists on one.
var noTime = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// claim tells fpdf which characters to embed. It learns them from text that it
// draws itself, which here is a template that no page uses.
func (c *Canvas) claim() {
	c.file.CreateTemplate(func(t *fpdf.Tpl) {
		for _, f := range face.All {
			var runes []rune
			for r, used := range c.used[f] {
				if used {
					runes = append(runes, rune(r))
				}
			}
			if len(runes) > 0 {
				t.SetFont(f.Name(), "", 1)
				t.Text(0, 0, string(runes))
			}
		}
	})
}
