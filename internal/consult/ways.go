package consult

// Ways are the settings of dots, quadratic votes, grades and comparisons.
type Ways struct {
	Dots    int    `json:"dots" doc:"Dots each person may place in a step"`
	Credits int    `json:"credits" doc:"Credits each person may spend in a step; v votes for or against an item cost v²"`
	Grades  []Text `json:"grades" doc:"Names of the grades, the worst first"`
	Pairs   int    `json:"pairs" doc:"Comparisons each person is asked for at most"`
}

// DefaultWays are the settings of a protocol that names none.
func DefaultWays() *Ways {
	grade := func(en, es string) Text { return Text{English: en, Spanish: es} }
	return &Ways{
		Dots: 10, Credits: 100, Pairs: 15,
		Grades: []Text{
			grade("Reject", "Rechazar"), grade("Poor", "Insuficiente"), grade("Acceptable", "Aceptable"),
			grade("Good", "Buena"), grade("Very good", "Muy buena"), grade("Excellent", "Excelente"),
		},
	}
}

func (p Protocol) ways() *Ways {
	if p.Ways == nil {
		return DefaultWays()
	}
	return p.Ways
}

// checkWays says what is wrong with the settings.
func checkWays(w *Ways) error {
	switch {
	case w == nil:
		return nil
	case w.Dots < 1 || w.Dots > 100:
		return FieldErrorf("protocol.ways.dots", "give each person 1 to 100 dots")
	case w.Credits < 1 || w.Credits > 10000:
		return FieldErrorf("protocol.ways.credits", "give each person 1 to 10000 credits")
	case w.Pairs < 1 || w.Pairs > 100:
		return FieldErrorf("protocol.ways.pairs", "ask each person for 1 to 100 comparisons")
	case len(w.Grades) < 2 || len(w.Grades) > 9:
		return FieldErrorf("protocol.ways.grades", "name two to nine grades, the worst first")
	}
	for _, g := range w.Grades {
		if g.Empty() {
			return FieldErrorf("protocol.ways.grades", "give every grade a name")
		}
		if err := checkText("protocol.ways.grades", g, 40); err != nil {
			return err
		}
	}
	return nil
}

// shares reports whether a step asks to share out points.
func (k StepKind) shares() bool { return k == Dots || k == Quadratic }
