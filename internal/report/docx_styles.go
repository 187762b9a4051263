package report

import (
	"fmt"
	"strings"
)

// docxStyle is a named style. Sizes are half points, distances twentieths of a
// point; what is zero is inherited.
type docxStyle struct {
	id, name, based, next string
	size                  int
	sans, bold, italic    bool
	quiet                 bool // grey, for what stands beside
	before, after, line   int
	exact                 bool // line is in points and not a share of the letters
	left, hanging         int
	keepNext, keepLines   bool
	newPage               bool
	bar                   bool // a rule at the left
	centred, flushRight   bool
	whole                 bool // no hyphens
	outline               int  // level in the outline, from 1
	number                bool // dots lead to a number at the right edge
	unlisted              bool // not offered among the quick styles
}

// Styles that Word knows keep its names, so that its tools work on them.
var docxParagraphStyles = []docxStyle{
	{id: "BodyText", name: "Body Text", based: "Normal", after: 140},
	{id: "Title", name: "Title", based: "Normal", next: "Subtitle", size: 64, line: 216, before: 1900, after: 240, whole: true, keepNext: true},
	{id: "Subtitle", name: "Subtitle", based: "Normal", size: 26, quiet: true, after: 20, whole: true},
	{id: "Kicker", name: "Kicker", based: "Normal", size: 18, sans: true, quiet: true},
	{id: "Heading1", name: "heading 1", based: "Normal", next: "BodyText", size: 42, bold: true, line: 228, after: 100, keepNext: true, keepLines: true, newPage: true, whole: true, outline: 1},
	{id: "Heading2", name: "heading 2", based: "Normal", next: "BodyText", size: 30, bold: true, line: 240, before: 420, after: 120, keepNext: true, keepLines: true, whole: true, outline: 2},
	{id: "Heading3", name: "heading 3", based: "Normal", next: "BodyText", size: 23, bold: true, line: 250, before: 300, after: 60, keepNext: true, keepLines: true, whole: true, outline: 3},
	{id: "TOCHeading", name: "TOC Heading", based: "Normal", next: "TOC1", size: 26, bold: true, before: 480, after: 120, keepNext: true, whole: true},
	{id: "TOC1", name: "toc 1", based: "Normal", after: 40, number: true, unlisted: true},
	{id: "Lead", name: "Lead", based: "Normal", next: "BodyText", size: 22, quiet: true, line: 254, after: 200, keepLines: true},
	{id: "NoticeTitle", name: "Notice Title", based: "Notice", next: "Notice", bold: true, before: 400, keepNext: true},
	{id: "Notice", name: "Notice", based: "Normal", size: 19, sans: true, left: 227, bar: true, keepLines: true},
	{id: "KeyNumber", name: "Key Number", based: "Normal", next: "KeyLabel", size: 56, line: 240, keepNext: true},
	{id: "KeyLabel", name: "Key Label", based: "Normal", size: 17, sans: true, quiet: true},
	{id: "KeyFigure", name: "Key Figure", based: "Normal", size: 18, sans: true, before: 80, after: 120, left: 227, bar: true, keepLines: true},
	{id: "ListBullet", name: "List Bullet", based: "Normal", after: 60, left: 397, hanging: 397},
	{id: "ListNumber", name: "List Number", based: "Normal", after: 60, left: 397, hanging: 397},
	{id: "Definition", name: "Definition", based: "Normal", size: 19, sans: true, after: 100, keepLines: true},
	{id: "Verdict", name: "Verdict", based: "Normal", size: 18, sans: true, before: 60, after: 60, left: 227, bar: true, keepLines: true},
	{id: "Meta", name: "Meta", based: "Normal", size: 18, sans: true, quiet: true, after: 80, keepLines: true},
	{id: "Quote", name: "Quote", based: "Normal", next: "QuoteSource", italic: true, before: 100, left: 567, keepLines: true},
	{id: "QuoteSource", name: "Quote Source", based: "Normal", size: 17, sans: true, quiet: true, after: 160, left: 567},
	{id: "Caption", name: "caption", based: "Normal", size: 22, bold: true, before: 200, after: 20, keepNext: true, keepLines: true, whole: true},
	{id: "CaptionNote", name: "Caption Note", based: "Normal", size: 17, sans: true, quiet: true, after: 60, keepNext: true, keepLines: true},
	{id: "Figure", name: "Figure", based: "Normal", before: 120, after: 60},
	{id: "Source", name: "Source", based: "Normal", size: 16, sans: true, quiet: true, before: 50, after: 160, keepLines: true},
	{id: "TableText", name: "Table Text", based: "Normal", size: 17, sans: true, line: 228},
	{id: "TableFigure", name: "Table Figure", based: "TableText", flushRight: true},
	{id: "TableHead", name: "Table Head", based: "TableText", size: 16, quiet: true, keepNext: true},
	{id: "TableHeadFigure", name: "Table Head Figure", based: "TableHead", flushRight: true},
	{id: "FootnoteText", name: "footnote text", based: "Normal", size: 17, line: 240, after: 40, unlisted: true},
	{id: "Footer", name: "footer", based: "Normal", size: 17, quiet: true, centred: true, unlisted: true},
	{id: "AfterTable", name: "After Table", based: "Normal", size: 2, line: 20, exact: true, after: 140, unlisted: true},
	{id: "SectionBreak", name: "Section Break", based: "Normal", size: 2, line: 20, exact: true, unlisted: true},
}

const (
	serifFonts = `<w:rFonts w:ascii="Source Serif 4" w:hAnsi="Source Serif 4" w:eastAsia="Source Serif 4" w:cs="Times New Roman"/>`
	sansFonts  = `<w:rFonts w:ascii="Source Sans 3" w:hAnsi="Source Sans 3" w:eastAsia="Source Sans 3" w:cs="Arial"/>`
	inkColour  = "14181D"
	greyColour = "4D555F"
	ruleColour = "D5D8DC"
)

func docxStyles(lang string) string {
	var out strings.Builder
	out.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr>` + serifFonts + `<w:color w:val="` + inkColour + `"/><w:sz w:val="21"/><w:szCs w:val="21"/>` +
		`<w:lang w:val="` + lang + `" w:eastAsia="` + lang + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	out.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`)
	for _, s := range docxParagraphStyles {
		out.WriteString(s.xml())
	}
	for _, s := range []struct{ id, name, properties string }{
		{"Strong", "Strong", `<w:b/><w:bCs/>`}, {"Emphasis", "Emphasis", `<w:i/><w:iCs/>`},
		{"Hyperlink", "Hyperlink", `<w:color w:val="1B4F9C"/><w:u w:val="single"/>`},
		{"FigureValue", "Figure Value", serifFonts + `<w:sz w:val="30"/><w:szCs w:val="30"/>`},
		{"FootnoteReference", "footnote reference", `<w:vertAlign w:val="superscript"/>`},
	} {
		fmt.Fprintf(&out, `<w:style w:type="character" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>%s</w:rPr></w:style>`, s.id, s.name, s.properties)
	}
	return out.String() + docxTableStyles
}

// builtIn are the styles that Word brings itself.
var builtIn = map[string]bool{
	"BodyText": true, "Title": true, "Subtitle": true, "Heading1": true, "Heading2": true, "Heading3": true, "TOCHeading": true, "TOC1": true,
	"ListBullet": true, "ListNumber": true, "Quote": true, "Caption": true, "FootnoteText": true, "Footer": true,
}

func (s docxStyle) xml() string {
	var out strings.Builder
	own := ""
	if !builtIn[s.id] {
		own = ` w:customStyle="1"`
	}
	fmt.Fprintf(&out, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>`, own, s.id, s.name, s.based)
	if s.next != "" {
		out.WriteString(`<w:next w:val="` + s.next + `"/>`)
	}
	if !s.unlisted {
		out.WriteString(`<w:qFormat/>`)
	}
	out.WriteString(`<w:pPr>` + s.paragraph() + `</w:pPr><w:rPr>` + s.letters() + `</w:rPr></w:style>`)
	return out.String()
}

// paragraph are the properties of paragraphs, in the schema's order.
func (s docxStyle) paragraph() string {
	var out strings.Builder
	add := func(when bool, element string) {
		if when {
			out.WriteString(element)
		}
	}
	add(s.keepNext, `<w:keepNext/>`)
	add(s.keepLines, `<w:keepLines/>`)
	add(s.newPage, `<w:pageBreakBefore/>`)
	add(s.bar, `<w:pBdr><w:left w:val="single" w:sz="8" w:space="8" w:color="`+inkColour+`"/></w:pBdr>`)
	add(s.number, fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, narrowText))
	add(s.whole, `<w:suppressAutoHyphens/>`)
	spacing := ""
	if s.before > 0 {
		spacing += fmt.Sprintf(` w:before="%d"`, s.before)
	}
	if s.after > 0 {
		spacing += fmt.Sprintf(` w:after="%d"`, s.after)
	}
	if s.line > 0 {
		kind := "auto"
		if s.exact {
			kind = "exact"
		}
		spacing += fmt.Sprintf(` w:line="%d" w:lineRule="%s"`, s.line, kind)
	}
	add(spacing != "", `<w:spacing`+spacing+`/>`)
	add(s.hanging > 0, fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, s.left, s.hanging))
	add(s.hanging == 0 && s.left > 0, fmt.Sprintf(`<w:ind w:left="%d"/>`, s.left))
	add(s.centred, `<w:jc w:val="center"/>`)
	add(s.flushRight, `<w:jc w:val="right"/>`)
	add(s.outline > 0, fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, s.outline-1))
	return out.String()
}

// letters are the properties of text, in the schema's order.
func (s docxStyle) letters() string {
	var out strings.Builder
	add := func(when bool, element string) {
		if when {
			out.WriteString(element)
		}
	}
	add(s.sans, sansFonts)
	add(s.bold, `<w:b/><w:bCs/>`)
	add(s.italic, `<w:i/><w:iCs/>`)
	add(s.quiet, `<w:color w:val="`+greyColour+`"/>`)
	add(s.size > 0, fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, s.size))
	return out.String()
}

// keyNumbers is the style of the cover's figures, a table without a head.
const keyNumbers = "KeyNumbers"

// docxTableStyles rule tables by lines: plain ones and charts under each row,
// key numbers above them.
var docxTableStyles = tableStyle("Plain", "Plain Ruled", rule("top", inkColour)+rule("bottom", ruleColour)+rule("insideH", ruleColour), 30) +
	tableStyle("Chart", "Chart Rows", rule("top", inkColour)+rule("bottom", ruleColour)+rule("insideH", ruleColour), 30) +
	tableStyle(keyNumbers, "Key Numbers", rule("top", inkColour), 80)

func rule(side, colour string) string {
	return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="` + colour + `"/>`
}

func tableStyle(id, name, borders string, padding int) string {
	head := `<w:tcBorders>` + rule("bottom", inkColour) + `</w:tcBorders><w:vAlign w:val="bottom"/>`
	if id == keyNumbers {
		head = ""
	}
	return fmt.Sprintf(`<w:style w:type="table" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:tblPr><w:tblBorders>%s</w:tblBorders>`+
		`<w:tblCellMar><w:top w:w="%[4]d" w:type="dxa"/><w:left w:w="%[5]d" w:type="dxa"/><w:bottom w:w="%[4]d" w:type="dxa"/><w:right w:w="%[5]d" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
		`<w:tblStylePr w:type="firstRow"><w:tcPr>%[6]s</w:tcPr></w:tblStylePr></w:style>`,
		id, name, borders, padding, cellPadding, head)
}
