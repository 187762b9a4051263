package report

import "fmt"

// summaryPhrases belong to the one-page summary.
type summaryPhrases struct {
	title, orderTitle           string
	lead                        func(c census) string
	orders                      func(themes int) string
	agreed, agreedNote          string
	split, splitNote            string
	nothingAgreed, nothingSplit string
	byTheme                     string
	theme, total, consensus     string
	majority, divided, other    string
	withheld, first             string
}

var summaryEnglish = summaryPhrases{
	title: "Where the group agreed, where it split", orderTitle: "What the group put first",
	orders: func(themes int) string {
		return fmt.Sprintf("The recommendations on %d themes were put in order and not voted on.", themes)
	},
	lead: func(c census) string {
		if c.asked == 0 {
			return "No recommendation has been put to a vote."
		}
		parts := []string{fmt.Sprintf("%d reached consensus", c.consensus)}
		if c.against > 0 {
			parts[0] += fmt.Sprintf(" (%d of them against)", c.against)
		}
		if c.majority > 0 {
			parts = append(parts, fmt.Sprintf("%d found a majority", c.majority))
		}
		if c.uncertain > 0 {
			parts = append(parts, fmt.Sprintf("%d found consensus on uncertainty", c.uncertain))
		}
		if c.polarised > 0 {
			parts = append(parts, fmt.Sprintf("%d split it into two camps", c.polarised))
		}
		text := fmt.Sprintf("Of %d recommendations and principles put to the group, %s.", c.asked, series(parts, "and"))
		if c.everywhere > 0 {
			text += fmt.Sprintf(" On %d the consensus holds in every declared group.", c.everywhere)
		}
		if c.withheld > 0 {
			text += fmt.Sprintf(" For %d the figures are withheld, since too few people took a side.", c.withheld)
		}
		return text
	},
	agreed: "Where the group agreed", agreedNote: "The firmest agreement; first what holds in every declared group",
	split: "Where it split", splitNote: "The recommendations on which the two sides were closest",
	nothingAgreed: "No recommendation reached consensus.", nothingSplit: "No recommendation divided the group.",
	byTheme: "Results by theme", theme: "Theme", total: "In all", consensus: "Consensus", majority: "Majority",
	divided: "Polarised", other: "No consensus", withheld: "Withheld", first: "Ranked first",
}

var summarySpanish = summaryPhrases{
	title: "En qué coincidió el grupo y en qué se dividió", orderTitle: "Qué puso el grupo en primer lugar",
	orders: func(themes int) string {
		return fmt.Sprintf("Las recomendaciones de %d temas se ordenaron y no se votaron.", themes)
	},
	lead: func(c census) string {
		if c.asked == 0 {
			return "Ninguna recomendación se ha sometido a votación."
		}
		parts := []string{fmt.Sprintf("%d %s consenso", c.consensus, plural(c.consensus, "alcanzó", "alcanzaron"))}
		if c.against > 0 {
			parts[0] += fmt.Sprintf(" (%d de ellas en contra)", c.against)
		}
		if c.majority > 0 {
			parts = append(parts, fmt.Sprintf("%d %s mayoría", c.majority, plural(c.majority, "obtuvo", "obtuvieron")))
		}
		if c.uncertain > 0 {
			parts = append(parts, fmt.Sprintf("%d %s consenso en la incertidumbre", c.uncertain, plural(c.uncertain, "alcanzó", "alcanzaron")))
		}
		if c.polarised > 0 {
			parts = append(parts, fmt.Sprintf("%d lo %s en dos bandos", c.polarised, plural(c.polarised, "dividió", "dividieron")))
		}
		text := fmt.Sprintf("De %d recomendaciones y principios sometidos al grupo, %s.", c.asked, series(parts, "y"))
		if c.everywhere > 0 {
			text += fmt.Sprintf(" En %d el consenso se sostiene en todos los grupos declarados.", c.everywhere)
		}
		if c.withheld > 0 {
			text += fmt.Sprintf(" En %d se omiten las cifras, porque muy pocas personas tomaron partido.", c.withheld)
		}
		return text
	},
	agreed: "En qué coincidió el grupo", agreedNote: "El acuerdo más firme; primero lo que se sostiene en todos los grupos declarados",
	split: "En qué se dividió", splitNote: "Las recomendaciones en las que los dos lados quedaron más cerca",
	nothingAgreed: "Ninguna recomendación alcanzó consenso.", nothingSplit: "Ninguna recomendación dividió al grupo.",
	byTheme: "Resultados por tema", theme: "Tema", total: "En total", consensus: "Consenso", majority: "Mayoría",
	divided: "Polarizadas", other: "Sin consenso", withheld: "Omitidas", first: "En primer lugar",
}
