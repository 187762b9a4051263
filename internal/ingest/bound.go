package ingest

import (
	"strings"

	"parley/internal/consult"
)

// bound cuts what no agenda could hold, so that whatever was read can be saved
// once it has been corrected. Only documents far from any agenda are touched.
func (r *reading) bound(d *Draft) {
	d.Introduction = r.page(d.Introduction, 0)
	d.Position.Title = shorten(d.Position.Title, consult.MaxTitle)
	for i := range d.Position.Points {
		p := &d.Position.Points[i]
		p.Title, p.Text = shorten(p.Title, consult.MaxTitle), r.page(p.Text, p.Where)
	}
	d.Themes = atMost(r, d.Themes, maxThemes)
	for i := range d.Themes {
		t := &d.Themes[i]
		t.Title = shorten(t.Title, consult.MaxTitle)
		t.Context, t.Position = r.page(t.Context, t.Where), r.page(t.Position, t.Where)
		for j := range t.Sections {
			t.Sections[j].Title = shorten(t.Sections[j].Title, consult.MaxTitle)
		}
		r.boundList(&t.Recommendations)
	}
	r.boundList(&d.Principles)
	d.Sources = atMost(r, d.Sources, maxListed)
	known := map[string]bool{}
	for i, s := range d.Sources {
		d.Sources[i].Text, known[s.Key] = r.page(s.Text, s.Where), true
	}
	for _, t := range d.Themes {
		onlyKnown(t.Recommendations, known)
	}
	onlyKnown(d.Principles, known)
}

func (r *reading) boundList(list *[]Recommendation) {
	*list = atMost(r, *list, consult.MaxItems)
	for i := range *list {
		rec := &(*list)[i]
		rec.SubPoints = atMost(r, rec.SubPoints, maxListed)
	}
}

const cutShort = "there is more here than an agenda takes; the rest was left out"

// page cuts a text of several paragraphs at the last one that fits.
func (r *reading) page(text string, at int) string {
	if length(text) <= consult.MaxPage {
		return text
	}
	r.warn(WarnLong, at, cutShort)
	cut := string([]rune(text)[:consult.MaxPage])
	if end := strings.LastIndex(cut, "\n\n"); end > 0 {
		return cut[:end]
	}
	return shorten(cut, consult.MaxPage)
}

func atMost[T any](r *reading, list []T, most int) []T {
	if len(list) <= most {
		return list
	}
	r.warn(WarnLong, 0, cutShort)
	return list[:most]
}

// onlyKnown drops citations of sources that were cut.
func onlyKnown(list []Recommendation, known map[string]bool) {
	for i := range list {
		kept := []string{}
		for _, key := range list[i].Sources {
			if known[key] {
				kept = append(kept, key)
			}
		}
		list[i].Sources = kept
	}
}
