package ingest

import "strings"

// part is a stretch of a theme under one label.
type part struct {
	role   role
	label  string
	blocks []block
}

// partsOf divides a theme at its labels.
func partsOf(body []block, known labels) []part {
	parts := []part{{}}
	for _, b := range body {
		label, rest, ok := labelIn(b)
		r := known[name(label)]
		if !ok || r == unknown {
			last := &parts[len(parts)-1]
			last.blocks = append(last.blocks, b)
			continue
		}
		p := part{role: r, label: label}
		if rest != "" {
			b.text, b.bold, b.single = rest, false, false
			p.blocks = []block{b}
		}
		parts = append(parts, p)
	}
	return parts
}

// theme reads one theme. What is under no label and before any list is context.
func (r *reading) theme(s section, known labels) Theme {
	t := Theme{Title: titled(s.head.text), Where: s.head.at}
	parts := partsOf(s.body, known)
	var advice []block
	advised := false
	for _, p := range parts {
		advised = advised || p.role == aRecommendation
	}
	for i, p := range parts {
		switch {
		case p.role == aRecommendation:
			advice = append(advice, p.blocks...)
		case !advised && i == len(parts)-1:
			before, after := splitLoose(p.blocks)
			p.blocks, advice = before, after
			r.background(&t, p)
		default:
			r.background(&t, p)
		}
	}
	r.advise(&t, advice)
	if len(t.Recommendations) == 0 {
		r.warn(WarnEmptyTheme, t.Where, "no recommendations were found in this theme; add them, or remove it")
	}
	return t
}

// background adds a part to the context or to the position of a theme.
func (r *reading) background(t *Theme, p part) {
	text := r.markdown(p.blocks)
	if p.role != aPosition {
		t.Context = paragraphs(t.Context, text)
		return
	}
	actor := p.label
	if labelRole(actor) == aPosition {
		actor = ""
	}
	switch {
	case t.Position == "":
		t.PositionOf = actor
	case actor != "" && actor != t.PositionOf:
		if t.PositionOf != "" {
			t.Position = "**" + t.PositionOf + ".** " + t.Position
			t.PositionOf = ""
		}
		text = "**" + actor + ".** " + text
	}
	t.Position = paragraphs(t.Position, text)
}

// splitLoose divides a theme without labels where its recommendations begin: at
// the first item, heading or title in bold, or where titled paragraphs stand to
// the end.
func splitLoose(body []block) (before, after []block) {
	at := trailingTitles(body)
	for i, b := range body {
		if b.form != paragraph || runInBold(b.text) && opensWithTitle(b) {
			if at < 0 || i < at {
				at = i
			}
			break
		}
	}
	if at < 0 {
		return body, nil
	}
	return body[:at], body[at:]
}

// trailingTitles is where a run of at least two paragraphs with run-in titles
// begins that goes on to the end, or -1.
func trailingTitles(body []block) int {
	at := len(body)
	for at > 0 && opensWithTitle(body[at-1]) {
		at--
	}
	if len(body)-at < 2 {
		return -1
	}
	return at
}

// paragraphs joins texts with a blank line between them.
func paragraphs(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "\n\n")
}

// markdown writes blocks as Markdown that cites sources by their keys.
func (r *reading) markdown(blocks []block) string {
	var out strings.Builder
	last := paragraph
	for i, b := range blocks {
		switch {
		case i == 0:
		case b.form == item && last == item:
			out.WriteString("\n")
		default:
			out.WriteString("\n\n")
		}
		last = b.form
		text := r.cite(b.text)
		switch b.form {
		case heading:
			text = "**" + titled(b.text) + "**"
		case item:
			text = strings.Repeat("  ", min(b.depth, 5)) + "- " + text
		}
		out.WriteString(text)
	}
	return out.String()
}
