package report

import (
	"fmt"
	"strings"
)

// themePhrases belong to the chapter of a theme.
type themePhrases struct {
	headline              func(c census) string
	voters                func(n int) string
	results               string
	chartTitle            func(passing, of, line int) string
	chartNote             string
	item, disagree, agree string
	scale, pass, result   string
	source                func(s chartSource) string
	list, listOrdered     string
	firmest, contested    func(title string, agree, disagree int) string
	nothing, noneInTheme  string
	tookSide              string
}

// chartSource is what the line under a chart says.
type chartSource struct {
	rated    bool // and not voted
	voted    int  // people; zero where it is not known or withheld
	invited  int  // zero where it is not known
	fewer    int  // k, where the number of voters is withheld
	line     int
	opposed  int // per cent of ratings in the other outer band from which there is no consensus
	moved    []movement
	hasClass bool
	byGroup  bool
}

// movement is how many results another threshold would change.
type movement struct{ percent, results int }

var themeEnglish = themePhrases{
	headline: func(c census) string {
		of := func(n int) string { return numeral(englishNames, n, c.asked) }
		switch {
		case c.asked == 0:
			return "Nothing in this chapter has been put to a vote yet."
		case c.withheld == c.asked:
			return "Too few people took a side for results to be reported."
		}
		var parts []string
		switch {
		case c.consensus == c.asked && c.asked > 1:
			parts = append(parts, fmt.Sprintf("Consensus on all %s", of(c.asked)))
		case c.consensus > 0:
			parts = append(parts, fmt.Sprintf("Consensus on %s of %s", of(c.consensus), of(c.asked)))
		default:
			parts = append(parts, fmt.Sprintf("Consensus on none of %s", of(c.asked)))
		}
		if c.everywhere > 0 {
			parts[0] += fmt.Sprintf(", %s of them in every group", of(c.everywhere))
		}
		if c.majority > 0 {
			parts = append(parts, fmt.Sprintf("a majority on %s", of(c.majority)))
		}
		if c.uncertain > 0 {
			parts = append(parts, fmt.Sprintf("consensus on uncertainty for %s", of(c.uncertain)))
		}
		if c.polarised > 0 {
			parts = append(parts, fmt.Sprintf("%s divided the group", of(c.polarised)))
		}
		if c.withheld > 0 {
			parts = append(parts, fmt.Sprintf("%s withheld", of(c.withheld)))
		}
		return strings.Join(parts, "; ") + "."
	},
	voters:  func(n int) string { return fmt.Sprintf("Answers came from %d people.", n) },
	results: "What the group concluded",
	chartTitle: func(passing, of, line int) string {
		verb := plural(passing, "passes", "pass")
		if passing == 0 {
			return fmt.Sprintf("None of the results passes the %d%% line", line)
		}
		return fmt.Sprintf("%s of %s results %s the %d%% line", capital(numeral(englishNames, passing, of)), numeral(englishNames, of, of), verb, line)
	},
	chartNote: "Share of those who took a side, with the number of people",
	item:      "Recommendation", disagree: "Disagree", agree: "Agree", scale: "Chart", pass: "Pass", result: "Result",
	source: func(s chartSource) string {
		var parts []string
		verb := "voted"
		if s.rated {
			verb = "rated"
		}
		switch {
		case s.fewer > 0:
			parts = append(parts, fmt.Sprintf("Fewer than %d people %s.", s.fewer, verb))
		case s.voted > 0 && s.invited > 0:
			parts = append(parts, fmt.Sprintf("%d of %d invited %s (%d%%).", s.voted, s.invited, verb, percentOf(s.voted, s.invited)))
		case s.voted > 0:
			parts = append(parts, fmt.Sprintf("%d people %s.", s.voted, verb))
		}
		if s.rated {
			parts = append(parts, fmt.Sprintf("Consensus: at least %d%% of the ratings in one outer band and fewer than %d%% in the other.", s.line, s.opposed))
		} else {
			parts = append(parts, fmt.Sprintf("Consensus: at least %d%% of those who agreed or disagreed.", s.line))
		}
		if s.hasClass {
			parts = append(parts, capital(strings.Join(movedEnglish(s.moved), "; "))+".")
		}
		if s.byGroup {
			parts = append(parts, "Results by declared group are given as a class only.")
		}
		return strings.Join(parts, " ")
	},
	list: "Recommendations, by result and rank", listOrdered: "Recommendations, in this order",
	firmest: func(title string, agree, disagree int) string {
		return fmt.Sprintf("Firmest was “%s”, with %d for and %d against.", title, agree, disagree)
	},
	contested: func(title string, agree, disagree int) string {
		return fmt.Sprintf("Most contested was “%s”: %d for, %d against.", title, agree, disagree)
	},
	nothing: "No results have been released.", noneInTheme: "This theme has no recommendations.",
	tookSide: "took a side",
}

func movedEnglish(moved []movement) []string {
	var parts []string
	for _, m := range moved {
		switch m.results {
		case 0:
			parts = append(parts, fmt.Sprintf("at %d%% no result changes", m.percent))
		default:
			parts = append(parts, fmt.Sprintf("at %d%% %d %s", m.percent, m.results, plural(m.results, "result changes", "results change")))
		}
	}
	return parts
}

var themeSpanish = themePhrases{
	headline: func(c census) string {
		of := func(n int) string { return numeral(spanishNames, n, c.asked) }
		switch {
		case c.asked == 0:
			return "Nada de este capítulo se ha sometido aún a votación."
		case c.withheld == c.asked:
			return "Muy pocas personas tomaron partido para poder reportar resultados."
		}
		var parts []string
		switch {
		case c.consensus == c.asked && c.asked > 1:
			parts = append(parts, fmt.Sprintf("Consenso en las %s", of(c.asked)))
		case c.consensus > 0:
			parts = append(parts, fmt.Sprintf("Consenso en %s de %s", of(c.consensus), of(c.asked)))
		default:
			parts = append(parts, fmt.Sprintf("Consenso en ninguna de %s", of(c.asked)))
		}
		if c.everywhere > 0 {
			parts[0] += fmt.Sprintf(", %s de ellas en todos los grupos", of(c.everywhere))
		}
		if c.majority > 0 {
			parts = append(parts, fmt.Sprintf("mayoría en %s", of(c.majority)))
		}
		if c.uncertain > 0 {
			parts = append(parts, fmt.Sprintf("consenso en la incertidumbre en %s", of(c.uncertain)))
		}
		if c.polarised > 0 {
			parts = append(parts, fmt.Sprintf("%s al grupo", plural(c.polarised, of(1)+" dividió", of(c.polarised)+" dividieron")))
		}
		if c.withheld > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", of(c.withheld), plural(c.withheld, "omitida", "omitidas")))
		}
		return strings.Join(parts, "; ") + "."
	},
	voters:  func(n int) string { return fmt.Sprintf("Respondieron %d personas.", n) },
	results: "A qué conclusión llegó el grupo",
	chartTitle: func(passing, of, line int) string {
		verb := plural(passing, "rebasa", "rebasan")
		if passing == 0 {
			return fmt.Sprintf("Ningún resultado rebasa la línea de %d%%", line)
		}
		names := spanishNames
		names[1] = "uno"
		return fmt.Sprintf("%s de %s resultados %s la línea de %d%%", capital(numeral(names, passing, of)), numeral(names, of, of), verb, line)
	},
	chartNote: "Proporción de quienes tomaron partido, con el número de personas",
	item:      "Recomendación", disagree: "En contra", agree: "A favor", scale: "Gráfica", pass: "Abst.", result: "Resultado",
	source: func(s chartSource) string {
		var parts []string
		verb := "Votaron"
		if s.rated {
			verb = "Calificaron"
		}
		switch {
		case s.fewer > 0:
			parts = append(parts, fmt.Sprintf("%s menos de %d personas.", verb, s.fewer))
		case s.voted > 0 && s.invited > 0:
			parts = append(parts, fmt.Sprintf("%s %d de %d personas invitadas (%d%%).", verb, s.voted, s.invited, percentOf(s.voted, s.invited)))
		case s.voted > 0:
			parts = append(parts, fmt.Sprintf("%s %d personas.", verb, s.voted))
		}
		if s.rated {
			parts = append(parts, fmt.Sprintf("Consenso: al menos %d%% de las calificaciones en una banda extrema y menos de %d%% en la otra.", s.line, s.opposed))
		} else {
			parts = append(parts, fmt.Sprintf("Consenso: al menos %d%% de quienes votaron a favor o en contra.", s.line))
		}
		if s.hasClass {
			parts = append(parts, capital(strings.Join(movedSpanish(s.moved), "; "))+".")
		}
		if s.byGroup {
			parts = append(parts, "Los resultados por grupo declarado se dan solo como clase.")
		}
		return strings.Join(parts, " ")
	},
	list: "Recomendaciones, por resultado y lugar", listOrdered: "Recomendaciones, en este orden",
	firmest: func(title string, agree, disagree int) string {
		return fmt.Sprintf("La más firme fue “%s”, con %d a favor y %d en contra.", title, agree, disagree)
	},
	contested: func(title string, agree, disagree int) string {
		return fmt.Sprintf("La más disputada fue “%s”: %d a favor, %d en contra.", title, agree, disagree)
	},
	nothing: "No se han publicado resultados.", noneInTheme: "Este tema no tiene recomendaciones.",
	tookSide: "tomaron partido",
}

func movedSpanish(moved []movement) []string {
	var parts []string
	for _, m := range moved {
		switch m.results {
		case 0:
			parts = append(parts, fmt.Sprintf("con %d%% no cambia ningún resultado", m.percent))
		default:
			parts = append(parts, fmt.Sprintf("con %d%% %s %d %s", m.percent, plural(m.results, "cambia", "cambian"), m.results, plural(m.results, "resultado", "resultados")))
		}
	}
	return parts
}

// capital gives a sentence its first letter; the alphabets of both languages
// have it in Latin script.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
