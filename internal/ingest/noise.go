package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

var digits = regexp.MustCompile(`\d+`)

const figureGone = "a figure, a table or its caption was left out"

// dropNoise removes what belongs to the pages and not to the text: page
// numbers, running heads, captions and sources of figures that are not there.
func (d *document) dropNoise() {
	d.mergeLoneNumbers()
	running := d.runningHeads()
	var kept []block
	for _, b := range d.blocks {
		switch {
		case b.form == paragraph && pageNumber.MatchString(b.text), running[b.at]:
		case b.single && b.form == paragraph && figureLine.MatchString(b.text) && length(b.text) < 160:
			d.warn(WarnFigure, b.at, figureGone)
		default:
			kept = append(kept, b)
		}
	}
	d.blocks = kept
}

// mergeLoneNumbers joins "1" and the heading below it, where the lone numbers
// of a document count headings and not pages.
func (d *document) mergeLoneNumbers() {
	lone, before, next := 0, 0, 1
	for i, b := range d.blocks {
		if !loneNumber(b) {
			continue
		}
		lone++
		if number(b.text) == next && i+1 < len(d.blocks) && looksLikeHeading(d.blocks[i+1]) {
			before, next = before+1, next+1
		}
	}
	if before < 2 || 2*before <= lone {
		return
	}
	var kept []block
	for i := 0; i < len(d.blocks); i++ {
		b := d.blocks[i]
		if loneNumber(b) && i+1 < len(d.blocks) && looksLikeHeading(d.blocks[i+1]) {
			i++
			n := number(b.text)
			b = d.blocks[i]
			b.form, b.mark = item, mark{style: arabic, number: n, end: '.', parts: 1}
		}
		kept = append(kept, b)
	}
	d.blocks = kept
}

func loneNumber(b block) bool {
	return b.form == paragraph && len(b.text) <= 3 && strings.Trim(b.text, "0123456789") == ""
}

func number(s string) int {
	n := 0
	for _, r := range s {
		n = 10*n + int(r-'0')
	}
	return n
}

// runningHeads finds the lines that stand on page after page, by the place of
// each. Labels and headings that repeat from theme to theme are not among
// them: a running head holds a changing number, stands beside a page number,
// or cuts a sentence in two.
func (d *document) runningHeads() map[int]bool {
	places := map[string][]int{}
	for i, b := range d.blocks {
		if b.form == paragraph && b.single && wordCount(b.text) <= 14 && !leads(b.text) {
			key := strings.ToLower(digits.ReplaceAllString(b.text, "#"))
			places[key] = append(places[key], i)
		}
	}
	running := map[int]bool{}
	for _, list := range places {
		if len(list) >= 3 && d.pageFurniture(list) {
			for _, i := range list {
				running[d.blocks[i].at] = true
			}
		}
	}
	return running
}

func (d *document) pageFurniture(list []int) bool {
	differ, beside := false, 0
	for _, i := range list {
		differ = differ || d.blocks[i].text != d.blocks[list[0]].text
		if i > 0 && pageNumber.MatchString(d.blocks[i-1].text) || i+1 < len(d.blocks) && pageNumber.MatchString(d.blocks[i+1].text) {
			beside++
		}
		if i > 0 && i+1 < len(d.blocks) && breaksOff(d.blocks[i-1], d.blocks[i+1]) {
			return true
		}
	}
	return differ || 2*beside >= len(list)
}

// breaksOff reports whether b goes on with the sentence that a leaves open.
func breaksOff(a, b block) bool {
	if a.form == heading || b.form != paragraph || ended(a.text) || length(a.text) < 60 {
		return false
	}
	first := firstRune(plain(b.text))
	return unicode.IsLower(first) || unicode.IsDigit(first) || first == '(' || strings.HasSuffix(a.text, ",")
}

// joinBroken joins paragraphs that a page break has cut.
func joinBroken(d *document) {
	var kept []block
	for _, b := range d.blocks {
		if n := len(kept); n > 0 && breaksOff(kept[n-1], b) {
			kept[n-1].text += " " + b.text
			kept[n-1].single = false
			continue
		}
		kept = append(kept, b)
	}
	d.blocks = kept
}
