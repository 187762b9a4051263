package report

import "fmt"

// movementPhrases speak of what changed: between rounds, in words, in rules.
type movementPhrases struct {
	changes, changesNote, figure, net, change string
	reworded, before, now                     string
	orderStable, orderChanged                 string
	moves                                     func(theme string) string
	panel, panelNote                          string
	earlier                                   func(rounds, title, body string) string
	why                                       func(reason string) string
	outdated                                  string
	maximum                                   func(n int) string
	rules                                     map[string]string
	values                                    map[string]map[string]string
	deviations, deviationsNote, none          string
	when, rule, was, is, reason, other        string
}

var movementEnglish = movementPhrases{
	changes:     "Net change since the round before",
	changesNote: "Half the sum of absolute differences of the shares of all answers; stable below 0.15. Opposite changes cancel out: it is a net change, and nobody’s two answers are compared.",
	figure:      "Figure", net: "Net change", change: "Change", reworded: "reworded in between", before: "Before", now: "Now",
	orderStable: "The order is the same as in the round before.", orderChanged: "The order changed since the round before.",
	moves: func(theme string) string { return "Places in the collective order: " + theme },
	panel: "How many answered in two rounds", panelNote: "Counts of people; who came or left is not known.",
	earlier: func(rounds, title, body string) string {
		return fmt.Sprintf("Earlier wording (%s): “%s. %s”", rounds, title, body)
	},
	why:      func(reason string) string { return "Revised because: " + reason },
	outdated: "The figures are about the earlier wording.",
	maximum: func(n int) string {
		if n == 0 {
			return "not planned beforehand"
		}
		return fmt.Sprintf("at most %d; fewer where everything is stable, never for consensus alone", n)
	},
	rules: map[string]string{
		"": "How the day was held", "min_cell": "Minimum cell, k", "comment_batch": "Comment batches", "visibility": "Results visible",
		"opinion_map": "Opinion map", "scale": "Scale", "dimensions": "Rated on", "consensus_percent": "Consensus, per cent",
		"opposition_percent": "Opposition, per cent", "ranking_method": "Ranking method", "unranked": "Unranked",
		"moderate_comments": "Comments", "moderate_proposals": "Proposals", "max_rounds": "Rounds", "round_items": "A further round asks",
	},
	values: map[string]map[string]string{
		"round_items": {"": "everything again", "all": "everything again", "no_consensus": "what has no consensus yet", "changed": "what changed since the round before"},
		"opinion_map": {"": "after the close", "after_close": "after the close", "off": "not made"},
		"max_rounds":  {"": "not planned"},
	},
	deviations: "Departures from the protocol", none: "None was recorded.",
	deviationsNote: "The hash above is that of the protocol as it was frozen. With these departures undone, the protocol in data.json has it.",
	when:           "Recorded", rule: "Rule", was: "Was", is: "Since then", reason: "Reason", other: "see data.json",
}

var movementSpanish = movementPhrases{
	changes:     "Cambio neto desde la ronda anterior",
	changesNote: "La mitad de la suma de las diferencias absolutas de las proporciones de todas las respuestas; estable por debajo de 0.15. Los cambios opuestos se anulan: es un cambio neto y no se comparan las dos respuestas de nadie.",
	figure:      "Cifra", net: "Cambio neto", change: "Cambio", reworded: "con otra redacción", before: "Antes", now: "Ahora",
	orderStable: "El orden es el mismo que en la ronda anterior.", orderChanged: "El orden cambió desde la ronda anterior.",
	moves: func(theme string) string { return "Lugares en el orden colectivo: " + theme },
	panel: "Cuántas personas respondieron en dos rondas", panelNote: "Números de personas; no se sabe quién llegó ni quién se fue.",
	earlier: func(rounds, title, body string) string {
		return fmt.Sprintf("Redacción anterior (%s): “%s. %s”", rounds, title, body)
	},
	why:      func(reason string) string { return "Se modificó porque: " + reason },
	outdated: "Las cifras se refieren a la redacción anterior.",
	maximum: func(n int) string {
		if n == 0 {
			return "sin número previsto"
		}
		return fmt.Sprintf("a lo más %d; menos si todo está estable, nunca solo porque haya consenso", n)
	},
	rules: map[string]string{
		"": "Cómo se llevó la jornada", "min_cell": "Celda mínima, k", "comment_batch": "Lotes de comentarios", "visibility": "Resultados visibles",
		"opinion_map": "Mapa de opinión", "scale": "Escala", "dimensions": "Se califica", "consensus_percent": "Consenso, por ciento",
		"opposition_percent": "Oposición, por ciento", "ranking_method": "Método de orden", "unranked": "Sin ordenar",
		"moderate_comments": "Comentarios", "moderate_proposals": "Propuestas", "max_rounds": "Rondas", "round_items": "Otra ronda pregunta",
	},
	values: map[string]map[string]string{
		"round_items": {"": "todo de nuevo", "all": "todo de nuevo", "no_consensus": "lo que aún no tiene consenso", "changed": "lo que cambió desde la ronda anterior"},
		"opinion_map": {"": "después del cierre", "after_close": "después del cierre", "off": "no se hace"},
		"max_rounds":  {"": "sin número previsto"},
	},
	deviations: "Desviaciones del protocolo", none: "No se registró ninguna.",
	deviationsNote: "La huella anterior es la del protocolo tal como quedó fijo. Al deshacer estas desviaciones, el protocolo de data.json la tiene.",
	when:           "Registrada", rule: "Regla", was: "Era", is: "Desde entonces", reason: "Motivo", other: "véase data.json",
}
