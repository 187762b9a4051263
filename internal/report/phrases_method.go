package report

import (
	"fmt"

	"parley/internal/consult"
)

// methodPhrases describe how the consultation was held.
type methodPhrases struct {
	title, agenda, theme string
	minutes, days        func(n int) string
	kinds                map[consult.StepKind]string
	paragraphs           func(m methodFacts) []Term
}

// methodFacts are the rules that the method text names.
type methodFacts struct {
	answerKinds
	protocol consult.Protocol
	sided    int // fewest people who must take a side
	invited  bool
}

// answerKinds is what a consultation's agenda asks for.
type answerKinds struct{ votes, rates, ranks bool }

// classes reports whether its results have classes.
func (k answerKinds) classes() bool { return k.votes || k.rates }

// ruled is a term with whether this consultation needs it.
type ruled struct {
	name   string
	needed bool
	text   string
}

// needed are the terms that a consultation needs.
func needed(rules []ruled) []Term {
	var terms []Term
	for _, r := range rules {
		if r.needed {
			terms = append(terms, Term{r.name, say(r.text)})
		}
	}
	return terms
}

var methodEnglish = methodPhrases{
	title: "How it was done", agenda: "The agenda, with planned minutes", theme: "Theme",
	minutes: func(n int) string { return fmt.Sprintf("%d min", n) },
	days:    func(n int) string { return fmt.Sprintf("%d %s", n, plural(n, "day", "days")) },
	kinds: map[consult.StepKind]string{
		consult.Propose: "Propose", consult.Discuss: "Discuss", consult.Vote: "Vote", consult.Rate: "Rate", consult.Rank: "Rank",
		consult.Dots: "Place dots", consult.Quadratic: "Quadratic votes", consult.Judge: "Grade", consult.Compare: "Compare",
	},
	paragraphs: func(m methodFacts) []Term {
		p := m.protocol
		return needed([]ruled{
			{"Votes", m.votes, fmt.Sprintf("People agree, disagree or pass. Shares are of those who took a side: n = A + D. A pass is an abstention (a), counted and shown, on neither side. There is consensus at %d%% of n or more, a majority above half, and polarisation where each side holds 40%% or more. Shares are compared as whole numbers, not as rounded percentages.", p.ConsensusPercent)},
			{"Strength", m.classes(), "A consensus is strong from 80%, very strong from 90% and unanimous at 100%. “In every group” means that each declared group, taken alone, has enough people and reaches the same class."},
			{"Intervals", m.votes, "The 95% interval beside a share is Wilson’s. It is descriptive: participants were invited, not drawn at random."},
			{"Ratings", m.rates, fmt.Sprintf("Scale %s. Median and quartiles follow Hyndman and Fan, type 7. Consensus needs %d%% of the ratings in the top band and fewer than %d%% in the bottom one, or the reverse. “Outside my expertise” is an abstention and never the midpoint. On the scale 1-9, disagreement is judged by the RAND/UCLA rule, IPRAS = 2.35 + 1.5·AI.", p.Scale, p.ConsensusPercent, p.OppositionLimit)},
			{"Sensitivity", m.classes(), "Each class is also computed at 70, 75 and 80%. The text says where a result would change; the annex gives all three."},
			{"Ranking", m.ranks, "The collective order is made by the method " + methodName(p.RankingMethod, rankingEnglish.runoff) + ". Borda points and the Condorcet winner stand beside it; the text says which of seven methods (Schulze, Ranked Pairs, Kemeny, Borda, Copeland, minimax, instant run-off) name another first. " + rankingEnglish.reading[p.Unranked]},
			{"Small numbers", true, sentences(
				fmt.Sprintf("No figure about fewer than %d people is shown (k = %d).", p.MinCell, p.MinCell),
				when(m.classes(), fmt.Sprintf("A recommendation on which fewer than %d people took a side is not reported, its abstentions included; below eight, its class is marked as indicative.", m.sided)),
				"During a step, figures are released in batches, so that no single answer can be read off a change.")},
			{"Denominators", m.classes(), denominatorsEnglish(m)},
		})
	},
}

func denominatorsEnglish(m methodFacts) string {
	rest := "The room was open, so it is not known how many were invited. Where more than a quarter of the answers are abstentions, “many abstained”."
	if m.invited {
		rest = "T is the number of people who gave at least one answer and I the number invited; below T/I = ½ a result is marked “low participation”. Where more than a quarter of the answers are abstentions, “many abstained”."
	}
	return sentences(when(m.votes, "A, D, n and a stand beside every share."), rest)
}

var methodSpanish = methodPhrases{
	title: "Cómo se hizo", agenda: "La agenda, con minutos previstos", theme: "Tema",
	minutes: func(n int) string { return fmt.Sprintf("%d minutos", n) },
	days:    func(n int) string { return fmt.Sprintf("%d %s", n, plural(n, "día", "días")) },
	kinds: map[consult.StepKind]string{
		consult.Propose: "Proponer", consult.Discuss: "Discutir", consult.Vote: "Votar", consult.Rate: "Calificar", consult.Rank: "Ordenar",
		consult.Dots: "Colocar puntos", consult.Quadratic: "Votos cuadráticos", consult.Judge: "Dar menciones", consult.Compare: "Comparar",
	},
	paragraphs: func(m methodFacts) []Term {
		p := m.protocol
		return needed([]ruled{
			{"Votos", m.votes, fmt.Sprintf("Cada persona vota a favor, en contra o se abstiene. Las proporciones son de quienes tomaron partido: n = A + D, a favor más en contra. La abstención (a) se cuenta y se muestra, sin sumar a ningún lado. Hay consenso con %d%% de n o más, mayoría con más de la mitad y polarización cuando cada lado reúne 40%% o más. Las proporciones se comparan como números enteros, no como porcentajes redondeados.", p.ConsensusPercent)},
			{"Fuerza", m.classes(), "Un consenso es fuerte desde 80%, muy fuerte desde 90% y unánime con 100%. “En todos los grupos” significa que cada grupo declarado, por sí solo, tiene suficientes personas y alcanza la misma clase."},
			{"Intervalos", m.votes, "El intervalo de 95% junto a una proporción es el de Wilson. Es descriptivo: los participantes fueron invitados, no elegidos al azar."},
			{"Calificaciones", m.rates, fmt.Sprintf("Escala %s. La mediana y los cuartiles siguen a Hyndman y Fan, tipo 7. El consenso exige %d%% de las calificaciones en la banda superior y menos de %d%% en la inferior, o al revés. “Fuera de mi especialidad” es una abstención, nunca el punto medio. En la escala 1-9 el desacuerdo se juzga con la regla RAND/UCLA, IPRAS = 2.35 + 1.5·AI.", p.Scale, p.ConsensusPercent, p.OppositionLimit)},
			{"Sensibilidad", m.classes(), "Cada clase se calcula también con 70, 75 y 80%. El texto dice dónde cambiaría un resultado; el anexo da los tres."},
			{"Orden", m.ranks, "El orden colectivo se hace con el método " + methodName(p.RankingMethod, rankingSpanish.runoff) + ". A su lado se dan los puntos de Borda y la ganadora de Condorcet; el texto dice cuáles de siete métodos (Schulze, Ranked Pairs, Kemeny, Borda, Copeland, minimax y segunda vuelta instantánea) señalan otra en primer lugar. " + rankingSpanish.reading[p.Unranked]},
			{"Números pequeños", true, sentences(
				fmt.Sprintf("No se muestra ninguna cifra sobre menos de %d personas (k = %d).", p.MinCell, p.MinCell),
				when(m.classes(), fmt.Sprintf("Una recomendación en la que tomaron partido menos de %d no se reporta, incluidas sus abstenciones; con menos de ocho, su clase se marca como indicativa.", m.sided)),
				"Durante un paso las cifras se publican por lotes, para que de un cambio no pueda leerse ninguna respuesta individual.")},
			{"Denominadores", m.classes(), denominatorsSpanish(m)},
		})
	},
}

func denominatorsSpanish(m methodFacts) string {
	rest := "La sala era abierta, de modo que no se sabe a cuántas personas se invitó. Cuando más de una cuarta parte de las respuestas son abstenciones, el resultado se marca con “muchas abstenciones”."
	if m.invited {
		rest = "T es el número de personas que dieron al menos una respuesta e I el de las invitadas; por debajo de T/I = ½ un resultado se marca con “baja participación”. Cuando más de una cuarta parte de las respuestas son abstenciones, con “muchas abstenciones”."
	}
	return sentences(when(m.votes, "A, D, n y a acompañan a cada proporción."), rest)
}
