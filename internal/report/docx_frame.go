package report

import (
	"fmt"
	"slices"
	"strings"
)

// Measures of the page in twentieths of a point: A4.
const (
	pageShort  = 11906
	pageLong   = 16838
	pageMargin = 1247 // 22 mm
	narrowText = pageShort - 2*pageMargin
	wideText   = pageLong - 2*pageMargin
)

// textWidth is the width of the text on the page at hand.
func (w *docxWriter) textWidth() int {
	if w.wide {
		return wideText
	}
	return narrowText
}

// cover sets title, key numbers and the Rule on the first page.
func (w *docxWriter) cover() {
	d := w.doc
	w.para(paragraph{style: "Kicker"}, say(d.Kicker))
	w.para(paragraph{style: "Title"}, []Inline{d.Title})
	for _, line := range d.Byline {
		w.para(paragraph{style: "Subtitle"}, []Inline{line})
	}
	w.keyNumbers(d.Facts)
	w.para(paragraph{style: "NoticeTitle"}, say(d.Notice.Title))
	w.para(paragraph{style: "Notice"}, d.Notice.Text)
}

// keyNumbers are large figures side by side.
func (w *docxWriter) keyNumbers(facts []Fact) {
	if len(facts) == 0 {
		return
	}
	widths := make([]int, len(facts))
	for i := range widths {
		widths[i] = narrowText / len(facts)
	}
	w.tableStart(keyNumbers, "", widths)
	w.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, f := range facts {
		w.cellStart(widths[i], 1)
		if f.Withheld {
			w.withheld(f.Value, "KeyLabel")
		} else {
			w.para(paragraph{style: "KeyNumber"}, say(f.Value))
		}
		w.para(paragraph{style: "KeyLabel"}, f.Label)
		w.WriteString(`</w:tc>`)
	}
	w.WriteString(`</w:tr></w:tbl>`)
}

// contents lists the chapters, each with a reference to its page, which the
// program that opens the document fills in. A field for all of them at once
// would stay empty until somebody updates it.
func (w *docxWriter) contents() {
	w.para(paragraph{style: "TOCHeading"}, say(w.doc.Contents))
	for _, s := range w.doc.Sections {
		w.WriteString(`<w:p>` + paragraph{style: "TOC1"}.properties(false))
		w.WriteString(`<w:hyperlink w:anchor="` + markName(s.ID) + `" w:history="1">`)
		w.runs(s.heading(), runStyle{})
		w.WriteString(`<w:r><w:tab/></w:r>` + stale(field("PAGEREF "+markName(s.ID)+` \h`, "", "")) + `</w:hyperlink>`)
		w.WriteString(`</w:p>`)
	}
}

// stale marks the result of a field as out of date: what opens the document
// lays it out and so knows the page, before it shows it.
func stale(field string) string {
	return strings.Replace(field, `w:fldCharType="begin"`, `w:fldCharType="begin" w:dirty="true"`, 1)
}

// heading is the title of a chapter with its number.
func (s Section) heading() []Inline {
	if s.Number == "" {
		return []Inline{s.Title}
	}
	return []Inline{Words{Text: s.Number + ". "}, s.Title}
}

// section sets a chapter. Where it has tables that need a wide page, all up to
// the last of them stands on wide pages.
func (w *docxWriter) section(s Section) {
	w.notes = append(w.notes, s.Notes...)
	last := s.lastWide()
	w.turn(last >= 0)
	w.para(paragraph{style: "Heading1", mark: s.ID}, s.heading())
	if len(s.Lead) > 0 {
		w.para(paragraph{style: "Lead", keepNext: len(s.Blocks) > 0}, s.Lead)
	}
	w.blocks(s.Blocks[:last+1])
	w.turn(false)
	w.blocks(s.Blocks[last+1:])
}

// lastWide is the last block that stands on wide pages: tables that follow a
// wide one stay with it. It is -1 where no table is wide.
func (s Section) lastWide() int {
	last := -1
	for i, b := range s.Blocks {
		if t, ok := b.(Table); ok && (t.isWide() || last >= 0 && last == i-1) {
			last = i
		}
	}
	return last
}

// turn begins pages of the other orientation.
func (w *docxWriter) turn(wide bool) {
	if wide == w.wide {
		return
	}
	w.WriteString(`<w:p><w:pPr><w:pStyle w:val="SectionBreak"/>`)
	w.sectionEnd()
	w.WriteString(`</w:pPr></w:p>`)
	w.wide = wide
}

// sectionEnd describes the pages that end here. The first has no footer.
func (w *docxWriter) sectionEnd() {
	width, height, orientation, first := pageShort, pageLong, "", ""
	if w.wide {
		width, height, orientation = pageLong, pageShort, ` w:orient="landscape"`
	}
	if !w.began {
		first = `<w:titlePg/>`
	}
	w.began = true
	fmt.Fprintf(w, `<w:sectPr><w:footerReference w:type="default" r:id="rId6"/><w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"%s/>`+
		`<w:pgMar w:top="%[4]d" w:right="%[4]d" w:bottom="%[4]d" w:left="%[4]d" w:header="680" w:footer="680" w:gutter="0"/>%[5]s</w:sectPr>`,
		width, height, orientation, pageMargin, first)
}

var docxFooter = `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + field("PAGE", "1", "") + `</w:p>`

func docxSettings(lang string) string {
	return `<w:removePersonalInformation/><w:removeDateAndTime/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + lang + `"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>`
}

// bulletList is the number of the list with dashes; numbered lists follow it.
const bulletList = 1

// docxNumbering defines the list with dashes and so many numbered lists, each
// of which begins at one.
func docxNumbering(ordered int) string {
	level := func(format, text string) string {
		return `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl>`
	}
	var out strings.Builder
	out.WriteString(`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` + level("bullet", "–") + `</w:abstractNum>`)
	out.WriteString(`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>` + level("decimal", "%1.") + `</w:abstractNum>`)
	fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`, bulletList)
	for i := range ordered {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, bulletList+1+i)
	}
	return out.String()
}

// separated joins inlines with words between them.
func separated(with string, parts ...[]Inline) []Inline {
	parts = slices.DeleteFunc(parts, func(p []Inline) bool { return len(p) == 0 })
	var out []Inline
	for i, p := range parts {
		if i > 0 {
			out = append(out, Words{Text: with})
		}
		out = append(out, p...)
	}
	return out
}
