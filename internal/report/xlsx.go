package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"parley/internal/consult"
)

// XLSX writes the released figures as a workbook in one language: about,
// recommendations, ratings, rankings with their direct comparisons, protocol.
// Figures are numbers, texts are texts and never formulas, and what is withheld
// says so in every cell. The file has no author and no time.
func XLSX(r consult.Results, lang consult.Lang) ([]byte, error) { return setXLSX(study(r), lang) }

func setXLSX(f *findings, lang consult.Lang) ([]byte, error) {
	w, err := newWorkbook(newBuilder(f, lang))
	if err != nil {
		return nil, fmt.Errorf("report: write workbook: %w", err)
	}
	defer func() { _ = w.file.Close() }()
	w.about()
	w.recommendations()
	w.ratings()
	w.rankings()
	w.otherWays()
	w.protocol()
	if w.err != nil {
		return nil, fmt.Errorf("report: write workbook: %w", w.err)
	}
	var raw bytes.Buffer
	if err := w.file.Write(&raw); err != nil {
		return nil, fmt.Errorf("report: write workbook: %w", err)
	}
	return w.repacked(raw.Bytes())
}

// repacked orders the parts of the workbook and takes out what its library
// writes of authors and times.
func (w *workbook) repacked(raw []byte) ([]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("report: read workbook: %w", err)
	}
	var parts []part
	for _, entry := range archive.File {
		p := part{name: entry.Name}
		switch entry.Name {
		case "docProps/core.xml":
			p.body = coreProperties(w.cover().Title.Text, w.lang)
		case "docProps/app.xml":
			p.body = []byte(appProperties)
		default:
			if p.body, err = contentOf(entry); err != nil {
				return nil, err
			}
		}
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return zipped(parts)
}

func contentOf(entry *zip.File) ([]byte, error) {
	in, err := entry.Open()
	if err != nil {
		return nil, fmt.Errorf("report: read workbook: %w", err)
	}
	defer func() { _ = in.Close() }()
	return io.ReadAll(in)
}

// workbook writes sheets row by row. The first error stops all that follows.
type workbook struct {
	*builder
	file   *excelize.File
	styles []int // by look
	sheet  string
	widths []float64 // of the sheet's columns, in characters
	row    int
	err    error
}

// look is how a cell is set.
type look int

const (
	asText look = iota
	asTitle
	asHead
	asShare
	asLine // runs on over empty cells
	asHidden
)

// cellOf is a value with its look.
type cellOf struct {
	value any
	look  look
}

func newWorkbook(b *builder) (*workbook, error) {
	w := &workbook{builder: b, file: excelize.NewFile()}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, style := range []*excelize.Style{
		asText: {Alignment: top}, asTitle: {Font: &excelize.Font{Bold: true, Size: 14}},
		asHead:  {Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "14181D"}}},
		asShare: {NumFmt: 9, Alignment: top}, asLine: {Alignment: &excelize.Alignment{Vertical: "top"}},
		asHidden: {Font: &excelize.Font{Italic: true, Color: "4D555F"}, Alignment: top},
	} {
		id, err := w.file.NewStyle(style)
		if err != nil {
			return nil, err
		}
		w.styles = append(w.styles, id)
	}
	return w, nil
}

// begin starts a sheet with columns of the given widths, in characters.
func (w *workbook) begin(name string, widths ...float64) {
	if w.sheet == "" {
		w.do(w.file.SetSheetName("Sheet1", name))
	} else {
		_, err := w.file.NewSheet(name)
		w.do(err)
	}
	w.sheet, w.widths, w.row = name, widths, 0
	fit, landscape, onePage, anyPages := true, "landscape", 1, 0
	w.do(w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.do(w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &onePage, FitToHeight: &anyPages}))
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		w.do(err)
		w.do(w.file.SetColWidth(name, column, column, width))
	}
}

func (w *workbook) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

// put writes the next row, as tall as its longest text needs.
func (w *workbook) put(cells ...cellOf) {
	w.row++
	if n := w.lines(cells); n > 1 {
		w.do(w.file.SetRowHeight(w.sheet, w.row, min(lineHeight*float64(n), tallest)))
	}
	for i, c := range cells {
		at, err := excelize.CoordinatesToCellName(i+1, w.row)
		w.do(err)
		w.do(w.file.SetCellStyle(w.sheet, at, at, w.styles[c.look]))
		if text, ok := c.value.(string); ok {
			w.do(w.file.SetCellStr(w.sheet, at, harmlessCell(text)))
		} else if c.value != nil {
			w.do(w.file.SetCellValue(w.sheet, at, c.value))
		}
	}
}

// Heights in points, the second that which no row may exceed.
const (
	lineHeight = 15
	tallest    = 409
)

// lines estimates how many lines the longest wrapped text of a row takes.
func (w *workbook) lines(cells []cellOf) int {
	most := 1
	for i, c := range cells {
		if text, ok := c.value.(string); ok && i < len(w.widths) && (c.look == asText || c.look == asHead) {
			most = max(most, int(math.Ceil(1.15*float64(utf8.RuneCountInString(text))/w.widths[i])))
		}
	}
	return most
}

// heads writes the names of columns; the first row of a sheet stays in sight.
func (w *workbook) heads(names ...string) {
	cells := make([]cellOf, len(names))
	for i, name := range names {
		cells[i] = cellOf{name, asHead}
	}
	w.put(cells...)
	if w.row == 1 {
		w.do(w.file.SetPanes(w.sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}))
	}
}
