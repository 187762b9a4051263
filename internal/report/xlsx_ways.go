package report

import "parley/internal/consult"

// otherWays has the tables of dots, quadratic votes, grades and comparisons, of
// every theme; there is no such sheet where nobody was asked so.
func (w *workbook) otherWays() {
	begun := false
	for _, theme := range w.askedThemes() {
		for _, block := range w.ways("", theme) {
			t, ok := block.(Table)
			if !ok {
				continue
			}
			if !begun {
				w.begin(w.p.workbook.ways, 9, 60, 12, 12, 12, 16, 14)
				begun = true
			}
			t.Caption = w.themeName(theme) + ": " + t.Caption
			w.table(t)
			w.put()
		}
	}
}

// askedThemes are the themes in order, the principles last.
func (w *workbook) askedThemes() []consult.ID {
	var ids []consult.ID
	for _, theme := range w.Agenda.Themes {
		ids = append(ids, theme.ID)
	}
	return append(ids, consult.ID{})
}

// themeName is the title of a theme, or what the principles are called.
func (w *workbook) themeName(id consult.ID) string {
	if theme, ok := w.Agenda.Theme(id); ok {
		return w.words(theme.Title).Text
	}
	return w.p.frame.crossCutting
}
