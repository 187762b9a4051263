package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// line is one line of a plain text with its number from 1.
type line struct {
	text   string
	indent int
	at     int
}

var (
	ruleLine    = regexp.MustCompile(`^(?:[-_*=~·.]\s*){3,}$`)
	leaderLine  = regexp.MustCompile(`(?:\.\s?){4,}\s*\d{1,4}$`)
	atxHeading  = regexp.MustCompile(`^#{1,6}\s+\S`)
	pageNumber  = regexp.MustCompile(`(?i)^(?:[-–—|]\s*)?(?:(?:page|p\.|página|pág\.|pagina)\s*)?\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?(?:\s*[-–—|])?$`)
	figureLine  = regexp.MustCompile(`(?i)^\*{0,2}(?:figure|figura|fig\.|table|tabla|cuadro|gráfico|gráfica|chart|map|mapa|image|imagen|photo|foto|source|fuente)(?:\s*\d{1,3})?\s*[:.]`)
	superDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
)

// readText reads plain text. Blocks are parted by blank lines; inside a block,
// lines that open with a sign are items and the others are wrapped prose.
func readText(text string) *document {
	d := &document{format: "text", unit: "line"}
	for _, chunk := range chunks(text) {
		d.blocks = append(d.blocks, chunkBlocks(chunk)...)
	}
	d.takeTextNotes()
	d.dropNoise()
	joinBroken(d)
	settleMarks(d.blocks)
	d.guessHeadings()
	return d
}

// chunks groups the lines of a text between blank lines and page breaks.
func chunks(text string) [][]line {
	var all [][]line
	var open []line
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", " ", "\v", " ").Replace(text)
	at := 0
	for raw := range strings.SplitSeq(text, "\n") {
		at++
		if content := escapeTags(safe(clean(raw))); content != "" && !ruleLine.MatchString(content) && !leaderLine.MatchString(content) {
			open = append(open, line{content, indentOf(raw), at})
			continue
		}
		if len(open) > 0 {
			all, open = append(all, open), nil
		}
	}
	if len(open) > 0 {
		all = append(all, open)
	}
	return all
}

func indentOf(raw string) int {
	n := 0
	for _, r := range raw {
		switch {
		case r == '\t':
			n += 4
		case unicode.IsSpace(r):
			n++
		default:
			return n
		}
	}
	return n
}

// chunkBlocks reads lines that stand together.
func chunkBlocks(lines []line) []block {
	if len(lines) > 1 && standsAlone(lines) {
		return append([]block{single(lines[0])}, chunkBlocks(lines[1:])...)
	}
	if eachIsItem(lines) {
		list := make([]block, len(lines))
		for i, l := range lines {
			list[i] = block{form: item, mark: mark{style: bullet}, text: l.text, at: l.at}
		}
		return list
	}
	var out []block
	var indents []int
	for i, l := range lines {
		if m, rest, ok := marked(l.text); ok && opensItem(m, i, out) {
			var depth int
			depth, indents = depthOf(l.indent, indents)
			out = append(out, block{form: item, mark: m, depth: depth, text: rest, at: l.at, single: true})
			continue
		}
		if len(out) == 0 {
			out = append(out, single(l))
			continue
		}
		last := &out[len(out)-1]
		last.text, last.single = last.text+" "+l.text, false
	}
	return out
}

func single(l line) block { return block{text: l.text, at: l.at, single: true, inside: l.indent >= 2} }

// opensItem reports whether a sign at the beginning of a line is one: a number
// inside wrapped prose opens an item only where it continues a list.
func opensItem(m mark, at int, before []block) bool {
	if at == 0 || m.style == bullet || m.number == 1 {
		return true
	}
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].mark.kin(m) {
			return before[i].mark.number == m.number-1
		}
	}
	return false
}

// depthOf is how many smaller indents stand open in a list.
func depthOf(indent int, open []int) (int, []int) {
	for len(open) > 0 && open[len(open)-1] >= indent {
		open = open[:len(open)-1]
	}
	return len(open), append(open, indent)
}

// standsAlone reports whether the first line of a block is a heading over the
// others: capitals, or short before long lines of prose.
func standsAlone(lines []line) bool {
	first, second := lines[0].text, lines[1].text
	if _, _, sign := marked(second); sign {
		_, _, alsoSign := marked(first)
		return !alsoSign && wordCount(first) <= 10 && !ended(first)
	}
	if allCapitals(first) {
		return true
	}
	if _, _, ok := markedByName(first); ok {
		return wordCount(first) <= 14
	}
	return length(first) <= 60 && !ended(first) && length(second) > 60 && unicode.IsUpper(firstLetter(second)) && headingCase(first)
}

// eachIsItem reports a list without signs: lines that each begin anew.
func eachIsItem(lines []line) bool {
	if len(lines) < 3 {
		return false
	}
	begin, long := 0, 0
	for _, l := range lines {
		if _, _, sign := marked(l.text); sign {
			return false
		}
		if unicode.IsUpper(firstLetter(l.text)) {
			begin++
		}
		if length(l.text) > 200 {
			long++
		}
	}
	return 10*begin >= 9*len(lines) && long == 0
}

// takeTextNotes takes the notes out of the blocks: paragraphs that open with a
// raised number or with [^mark]:, where the mark is used elsewhere too.
func (d *document) takeTextNotes() {
	var kept []block
	for _, b := range d.blocks {
		if mark, text, ok := noteOf(b); ok {
			d.notes = append(d.notes, note{mark, text, b.at})
		} else {
			kept = append(kept, b)
		}
	}
	d.blocks = kept
	known := map[string]bool{}
	for _, n := range d.notes {
		known[n.mark] = true
	}
	for i := range d.blocks {
		d.blocks[i].text = citeRaised(d.blocks[i].text, known)
	}
}

var writtenNote = regexp.MustCompile(`^\[\^?([^\]\s]{1,40})\]:?\s+(.*)$`)

func noteOf(b block) (mark, text string, ok bool) {
	if b.form != paragraph {
		return "", "", false
	}
	if m := writtenNote.FindStringSubmatch(b.text); m != nil {
		return m[1], m[2], true
	}
	raised := strings.TrimLeft(b.text, superDigits)
	if n := len(b.text) - len(raised); n > 0 && strings.TrimSpace(raised) != "" {
		return lowered(b.text[:n]), strings.TrimSpace(raised), true
	}
	if rest, ok := strings.CutPrefix(b.text, "*"); ok && unicode.IsUpper(firstRune(rest)) && strings.Count(rest, "*") == 0 {
		return "star", rest, true
	}
	return "", "", false
}

// lowered turns raised digits into plain ones.
func lowered(raised string) string {
	return strings.Map(func(r rune) rune {
		for i, digit := range []rune(superDigits) {
			if r == digit {
				return rune('0' + i)
			}
		}
		return r
	}, raised)
}

var raisedNumber = regexp.MustCompile(`[` + superDigits + `]{1,3}`)

// citeRaised writes raised numbers of known notes as [^number].
func citeRaised(text string, known map[string]bool) string {
	return raisedNumber.ReplaceAllStringFunc(text, func(raised string) string {
		if n := lowered(raised); known[n] {
			return "[^" + n + "]"
		}
		return raised
	})
}
