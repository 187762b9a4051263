package report

import (
	"fmt"
	"strings"

	"parley/internal/agreement"
)

// verdictPhrases name classes, strengths and what to know beside them.
type verdictPhrases struct {
	class, lower                 map[agreement.Class]string // as a label, and inside a sentence
	strength                     map[agreement.Strength]string
	everyGroup, indicative       string
	lowParticipation, manyPassed string
	notAsked                     string
	at                           func(class string, percent int) string
	counts                       func(agree, disagree, pass int) string
	share                        func(percent, n, low, high int) string
	rating                       func(dimension, median, low, high string, n, outside int) string
	ratedWithheld                func(reason string) string
	stable, changed              string
	place                        func(place, of int, tied bool) string
	proposed, quoted             string
	forWhom, answers             string
	points                       func(numbers []int) string
}

var verdictEnglish = verdictPhrases{
	class: map[agreement.Class]string{
		agreement.NotReported: "Not reported", agreement.NoClass: "No class", agreement.Polarised: "Polarised",
		agreement.ConsensusFor: "Consensus for", agreement.ConsensusAgainst: "Consensus against",
		agreement.ConsensusUncertain: "Consensus on uncertainty", agreement.MajorityFor: "Majority for",
		agreement.MajorityAgainst: "Majority against", agreement.NoConsensus: "No consensus",
	},
	lower: map[agreement.Class]string{
		agreement.NotReported: "not reported", agreement.NoClass: "no class", agreement.Polarised: "polarised",
		agreement.ConsensusFor: "consensus for", agreement.ConsensusAgainst: "consensus against",
		agreement.ConsensusUncertain: "consensus on uncertainty", agreement.MajorityFor: "majority for",
		agreement.MajorityAgainst: "majority against", agreement.NoConsensus: "no consensus",
	},
	strength: map[agreement.Strength]string{
		agreement.Strong: "strong", agreement.VeryStrong: "very strong", agreement.Unanimous: "unanimous",
	},
	everyGroup: "in every group", indicative: "indicative, fewer than eight people",
	lowParticipation: "low participation", manyPassed: "many abstained", notAsked: "Not put to a vote",
	at: func(class string, percent int) string { return fmt.Sprintf("%s at %d%%", class, percent) },
	counts: func(agree, disagree, pass int) string {
		return fmt.Sprintf("%d agreed, %d disagreed, %d passed", agree, disagree, pass)
	},
	share: func(percent, n, low, high int) string {
		return fmt.Sprintf("%d%% of %d (%d to %d%%)", percent, n, low, high)
	},
	rating: func(dimension, median, low, high string, n, outside int) string {
		text := fmt.Sprintf("%s: median %s, quartiles %s to %s, %d ratings", dimension, median, low, high, n)
		if outside > 0 {
			text += fmt.Sprintf(", %d outside their expertise", outside)
		}
		return text
	},
	ratedWithheld: func(reason string) string { return "Rated: " + reason },
	stable:        "stable since the round before", changed: "changed since the round before",
	place: func(place, of int, tied bool) string {
		if tied {
			return fmt.Sprintf("Place %d of %d, tied", place, of)
		}
		return fmt.Sprintf("Place %d of %d", place, of)
	},
	proposed: "Proposed by a participant", quoted: "A participant, quoted with consent",
	forWhom: "For", answers: "Answers",
	points: func(numbers []int) string {
		return plural(len(numbers), "point ", "points ") + listed(numbers, "and") + " of the reference position"
	},
}

var verdictSpanish = verdictPhrases{
	class: map[agreement.Class]string{
		agreement.NotReported: "No se reporta", agreement.NoClass: "Sin clase", agreement.Polarised: "Polarizada",
		agreement.ConsensusFor: "Consenso a favor", agreement.ConsensusAgainst: "Consenso en contra",
		agreement.ConsensusUncertain: "Consenso en la incertidumbre", agreement.MajorityFor: "Mayoría a favor",
		agreement.MajorityAgainst: "Mayoría en contra", agreement.NoConsensus: "Sin consenso",
	},
	lower: map[agreement.Class]string{
		agreement.NotReported: "no se reporta", agreement.NoClass: "sin clase", agreement.Polarised: "polarizada",
		agreement.ConsensusFor: "consenso a favor", agreement.ConsensusAgainst: "consenso en contra",
		agreement.ConsensusUncertain: "consenso en la incertidumbre", agreement.MajorityFor: "mayoría a favor",
		agreement.MajorityAgainst: "mayoría en contra", agreement.NoConsensus: "sin consenso",
	},
	strength: map[agreement.Strength]string{
		agreement.Strong: "fuerte", agreement.VeryStrong: "muy fuerte", agreement.Unanimous: "unánime",
	},
	everyGroup: "en todos los grupos", indicative: "indicativo, menos de ocho personas",
	lowParticipation: "baja participación", manyPassed: "muchas abstenciones", notAsked: "No se sometió a votación",
	at: func(class string, percent int) string { return fmt.Sprintf("%s con %d%%", class, percent) },
	counts: func(agree, disagree, pass int) string {
		return fmt.Sprintf("%d a favor, %d en contra, %d %s", agree, disagree, pass, plural(pass, "abstención", "abstenciones"))
	},
	share: func(percent, n, low, high int) string {
		return fmt.Sprintf("%d%% de %d (%d a %d%%)", percent, n, low, high)
	},
	rating: func(dimension, median, low, high string, n, outside int) string {
		text := fmt.Sprintf("%s: mediana %s, cuartiles %s a %s, %d calificaciones", dimension, median, low, high, n)
		if outside > 0 {
			text += fmt.Sprintf(", %d fuera de su especialidad", outside)
		}
		return text
	},
	ratedWithheld: func(reason string) string { return "Calificación: " + reason },
	stable:        "estable desde la ronda anterior", changed: "cambió desde la ronda anterior",
	place: func(place, of int, tied bool) string {
		if tied {
			return fmt.Sprintf("Lugar %d de %d, con empate", place, of)
		}
		return fmt.Sprintf("Lugar %d de %d", place, of)
	},
	proposed: "Propuesta por un participante", quoted: "Un participante, citado con su consentimiento",
	forWhom: "Para", answers: "Responde",
	points: func(numbers []int) string {
		return plural(len(numbers), "al punto ", "a los puntos ") + listed(numbers, "y") + " de la posición de referencia"
	},
}

// listed writes numbers as "1, 2 and 8".
func listed(numbers []int, and string) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = fmt.Sprint(n)
	}
	return series(parts, and)
}

// series joins words with commas and a last "and".
func series(parts []string, and string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " " + and + " " + parts[last]
}
