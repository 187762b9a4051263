package ingest

import (
	"strings"

	"parley/internal/consult"
)

// fit moves what a recommendation cannot hold to the context of its theme: the
// paragraphs, or else the sentences, beyond the longest body. Nothing is lost.
func (r *reading) fit(t *Theme, rec *Recommendation) {
	var moved string
	if rec.Body, moved = fits(rec.Body); moved != "" {
		r.moved(t, rec.Title, moved, rec.Where)
	}
	for i := range rec.SubPoints {
		p := &rec.SubPoints[i]
		if p.Body, moved = fits(p.Body); moved != "" {
			r.moved(t, p.Title, moved, p.Where)
		}
	}
}

func (r *reading) moved(t *Theme, title, text string, at int) {
	t.Context = paragraphs(t.Context, "**"+escapeMarkdown(title)+".** "+escapeMarkdown(withoutLead(text)))
	r.warn(WarnLong, at, "the text of this recommendation was too long; its end stands in the context")
}

// fits divides a body at the last paragraph or sentence that it can hold.
func fits(body string) (kept, moved string) {
	if length(body) <= consult.MaxBody {
		return body, ""
	}
	all := strings.Split(body, "\n\n")
	for i, p := range all {
		if next := paragraphs(kept, p); length(next) > consult.MaxBody {
			if kept == "" {
				kept, p = splitSentences(p)
			}
			return kept, paragraphs(append([]string{p}, all[i+1:]...)...)
		}
		kept = paragraphs(kept, p)
	}
	return kept, ""
}

// splitSentences divides one long paragraph; where even its first sentence is
// too long, at a word.
func splitSentences(p string) (kept, moved string) {
	for rest := p; rest != ""; {
		var s string
		s, rest = firstSentence(rest)
		if length(kept)+1+length(s) > consult.MaxBody {
			break
		}
		kept = strings.TrimSpace(kept + " " + s)
	}
	if kept == "" {
		kept = shorten(p, consult.MaxBody)
		return kept, p
	}
	return kept, strings.TrimSpace(p[len(kept):])
}
