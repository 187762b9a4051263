package report

import (
	"fmt"
	"strings"

	"parley/internal/agreement"
)

// narrativePhrases belong to what rapporteurs write, and to the sentences that
// are suggested to them. In a suggestion, # stands for the recommendation.
type narrativePhrases struct {
	account, conclusions, paraphrased string
	none                              string // where there is no figure
	place                             func(place, of int) string
	byClass                           map[agreement.Class]string
	rated, first, everyGroup          string
	took, tookOf, overall             string
}

var narrativeEnglish = narrativePhrases{
	account: "The rapporteur’s account", conclusions: "Conclusions", paraphrased: "Paraphrased by the rapporteur:",
	none:  "no figure yet",
	place: func(place, of int) string { return fmt.Sprintf("%d of %d", place, of) },
	byClass: map[agreement.Class]string{
		agreement.ConsensusFor:       "There was {{class:#=consensus_for}} “{{title:#}}”: {{agree:#}} of the {{sided:#}} people who took a side agreed ({{share:#}}).",
		agreement.ConsensusAgainst:   "There was {{class:#=consensus_against}} “{{title:#}}”: {{disagree:#}} of the {{sided:#}} people who took a side disagreed.",
		agreement.MajorityFor:        "There was a {{class:#=majority_for}} “{{title:#}}”, with {{agree:#}} for and {{disagree:#}} against ({{share:#}}), short of consensus.",
		agreement.MajorityAgainst:    "There was a {{class:#=majority_against}} “{{title:#}}”, with {{disagree:#}} against and {{agree:#}} for, short of consensus.",
		agreement.Polarised:          "The group was {{class:#=polarised}} on “{{title:#}}”: {{agree:#}} for, {{disagree:#}} against.",
		agreement.NoConsensus:        "There was {{class:#=no_consensus}} on “{{title:#}}”: {{agree:#}} for, {{disagree:#}} against.",
		agreement.ConsensusUncertain: "There was {{class:#=consensus_uncertain}} about “{{title:#}}”.",
	},
	rated:      "“{{title:#}}” was rated {{median:#}} in the median ({{class:#}}).",
	first:      "The collective order puts “{{title:#}}” in place {{place:#=1}}.",
	everyGroup: "The agreement on “{{title:#}}” held in every declared group.",
	took:       "{{participants}} people took part.",
	tookOf:     "Of {{invited}} people invited, {{participants}} took part.",
	overall:    "The group reached consensus on {{consensus}} of the {{asked}} recommendations that were put to it.",
}

var narrativeSpanish = narrativePhrases{
	account: "Relatoría", conclusions: "Conclusiones", paraphrased: "En paráfrasis de la relatoría:",
	none:  "aún sin cifra",
	place: func(place, of int) string { return fmt.Sprintf("%d de %d", place, of) },
	byClass: map[agreement.Class]string{
		agreement.ConsensusFor:       "Hubo {{class:#=consensus_for}} de “{{title:#}}”: {{agree:#}} de las {{sided:#}} personas que tomaron partido estuvieron de acuerdo ({{share:#}}).",
		agreement.ConsensusAgainst:   "Hubo {{class:#=consensus_against}} de “{{title:#}}”: {{disagree:#}} de las {{sided:#}} personas que tomaron partido estuvieron en desacuerdo.",
		agreement.MajorityFor:        "Hubo {{class:#=majority_for}} de “{{title:#}}”, con {{agree:#}} a favor y {{disagree:#}} en contra ({{share:#}}), sin llegar al consenso.",
		agreement.MajorityAgainst:    "Hubo {{class:#=majority_against}} de “{{title:#}}”, con {{disagree:#}} en contra y {{agree:#}} a favor, sin llegar al consenso.",
		agreement.Polarised:          "La sala quedó {{class:#=polarised}} ante “{{title:#}}”: {{agree:#}} a favor y {{disagree:#}} en contra.",
		agreement.NoConsensus:        "“{{title:#}}” quedó {{class:#=no_consensus}}: {{agree:#}} a favor y {{disagree:#}} en contra.",
		agreement.ConsensusUncertain: "Hubo {{class:#=consensus_uncertain}} sobre “{{title:#}}”.",
	},
	rated:      "“{{title:#}}” recibió una mediana de {{median:#}} ({{class:#}}).",
	first:      "El orden colectivo sitúa “{{title:#}}” en el lugar {{place:#=1}}.",
	everyGroup: "El acuerdo sobre “{{title:#}}” se dio en todos los grupos declarados.",
	took:       "Participaron {{participants}} personas.",
	tookOf:     "De {{invited}} personas invitadas, participaron {{participants}}.",
	overall:    "El grupo llegó al consenso en {{consensus}} de las {{asked}} recomendaciones que se le plantearon.",
}

// about fills a suggestion in for one recommendation.
func about(handle, sentence string) string { return strings.ReplaceAll(sentence, ":#", ":"+handle) }
