package report

import "fmt"

// rankingPhrases belong to the collective order.
type rankingPhrases struct {
	title, otherwise             string
	headline                     func(first string, leading, of, people int) string
	ballots                      func(n int) string
	first                        func(title string) string
	tied                         func(titles string) string
	condorcet, noCondorcet       string
	agree, notCompared, and      string
	disagree                     func(method, others string) string
	puts                         func(methods, first string) string
	runoff                       string
	withheld                     func(k int) string
	chartTitle                   func(method string) string
	chartNote                    string
	source                       func(method, reading string) string
	several                      string
	place, item, chart           string
	points, wins                 string
	wonOf                        func(won, of int) string
	matrix, matrixNote, readings string
	reading                      map[string]string
}

var rankingEnglish = rankingPhrases{
	title:     "The collective order",
	otherwise: "Nothing was put to a vote here; what the group answered stands below.",
	headline: func(first string, leading, of, people int) string {
		return fmt.Sprintf("%s %s first of %d by the rankings of %d people.", first, plural(leading, "comes", "come"), of, people)
	},
	ballots:     func(n int) string { return fmt.Sprintf("%d people ranked the recommendations.", n) },
	first:       func(title string) string { return fmt.Sprintf("“%s” comes first.", title) },
	tied:        func(titles string) string { return fmt.Sprintf("%s share the first place.", titles) },
	condorcet:   "It is preferred to each of the others in a direct comparison: a Condorcet winner.",
	noCondorcet: "None is preferred to each of the others in direct comparisons, so there is no Condorcet winner.",
	agree:       "The methods agree: Schulze, Ranked Pairs, Kemeny, Borda, Copeland, minimax and instant run-off name the same first.",
	notCompared: "Other methods of counting are compared once the ranking is closed.", and: "and",
	disagree: func(method, others string) string {
		return fmt.Sprintf("The methods disagree. Against %s, %s.", method, others)
	},
	puts:   func(methods, first string) string { return first + " comes first by " + methods },
	runoff: "instant run-off",
	withheld: func(k int) string {
		return fmt.Sprintf("Fewer than %d people ranked these recommendations; the order is withheld.", k)
	},
	several:    "The method finds several orders equally good; those who may come first share the first place.",
	chartTitle: func(method string) string { return "Order by " + method }, chartNote: "Bars show Borda points; the last column, direct comparisons won",
	source: func(method, reading string) string {
		return "Order by " + method + "; ties share a place. Borda: one point for each recommendation placed below, half for a tie. " + reading
	},
	place: "Place", item: "Recommendation", chart: "Chart", points: "Points", wins: "Wins",
	wonOf:  func(won, of int) string { return fmt.Sprintf("%d of %d", won, of) },
	matrix: "Direct comparisons", matrixNote: "Each cell: people who placed the recommendation of the row above that of the column",
	readings: "Unranked recommendations",
	reading: map[string]string{
		"bottom": "What a person left unranked counts as tied last.",
		"ignore": "What a person left unranked is not compared.",
	},
}

var rankingSpanish = rankingPhrases{
	title:     "El orden colectivo",
	otherwise: "Aquí no hubo votación; abajo está lo que respondió el grupo.",
	headline: func(first string, leading, of, people int) string {
		return fmt.Sprintf("%s %s en primer lugar entre %d según los órdenes de %d personas.", first, plural(leading, "queda", "quedan"), of, people)
	},
	ballots:     func(n int) string { return fmt.Sprintf("%d personas ordenaron las recomendaciones.", n) },
	first:       func(title string) string { return fmt.Sprintf("“%s” queda en primer lugar.", title) },
	tied:        func(titles string) string { return fmt.Sprintf("%s comparten el primer lugar.", titles) },
	condorcet:   "Se prefiere a cada una de las demás en comparación directa: es ganadora de Condorcet.",
	noCondorcet: "Ninguna se prefiere a todas las demás en comparaciones directas, así que no hay ganadora de Condorcet.",
	agree:       "Los métodos coinciden: Schulze, Ranked Pairs, Kemeny, Borda, Copeland, minimax y segunda vuelta instantánea señalan lo mismo en primer lugar.",
	notCompared: "Los demás métodos de recuento se comparan cuando se cierra la ordenación.", and: "y",
	disagree: func(method, others string) string {
		return fmt.Sprintf("Los métodos difieren. Contra lo que señala %s, %s.", method, others)
	},
	puts:   func(methods, first string) string { return "en primer lugar queda " + first + " según " + methods },
	runoff: "segunda vuelta instantánea",
	withheld: func(k int) string {
		return fmt.Sprintf("Menos de %d personas ordenaron estas recomendaciones; el orden se omite.", k)
	},
	several:    "El método halla varios órdenes igual de buenos; quienes pueden ir primero comparten el primer lugar.",
	chartTitle: func(method string) string { return "Orden según " + method }, chartNote: "Las barras muestran los puntos de Borda; la última columna, las comparaciones directas ganadas",
	source: func(method, reading string) string {
		return "Orden según " + method + "; los empates comparten lugar. Borda: un punto por cada recomendación colocada debajo, medio por empate. " + reading
	},
	place: "Lugar", item: "Recomendación", chart: "Gráfica", points: "Puntos", wins: "Ganadas",
	wonOf:  func(won, of int) string { return fmt.Sprintf("%d de %d", won, of) },
	matrix: "Comparaciones directas", matrixNote: "Cada celda: personas que colocaron la recomendación de la fila por encima de la de la columna",
	readings: "Recomendaciones sin ordenar",
	reading: map[string]string{
		"bottom": "Lo que una persona dejó sin ordenar cuenta como empatado al final.",
		"ignore": "Lo que una persona dejó sin ordenar no se compara.",
	},
}
