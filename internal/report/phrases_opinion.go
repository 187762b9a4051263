package report

import "fmt"

// opinionPhrases belong to the chapter on groups of opinion.
type opinionPhrases struct {
	title, unlinked, unclear           string
	tooFew, how                        func(n int) string
	clear                              func(groups, bridges int) string
	mapTitle, mapNote, source          string
	alt                                func(groups string) string
	group                              func(letter string, people int) string
	agrees, opposes, nothingApart      string
	bridges, bridgesTitle, bridgesNote string
	noBridge, consensus, certainty     string
	silhouette, silhouetteNote         string
	noise, noiseNote                   string
	restarts, restartsNote             string
}

var opinionEnglish = opinionPhrases{
	title:    "Groups of opinion",
	unlinked: "The ballots were unlinked: answers on different themes cannot be put side by side, so there is no map of opinion.",
	unclear:  "No clear groups: opinions do not divide the room.",
	tooFew: func(n int) string {
		return fmt.Sprintf("Fewer than %d people voted, too few for a map of opinion.", n)
	},
	how: func(n int) string {
		return fmt.Sprintf("%d people are on the map. Those who voted alike lie close together, by the two directions along which the votes differ most; k-means with many restarts finds two to five groups. A grouping counts only if it is clearer than those found in shuffled votes.", n)
	},
	clear: func(groups, bridges int) string {
		text := fmt.Sprintf("%s groups of opinion.", capital(numeral(englishNames, groups, groups)))
		switch {
		case bridges == 0:
			return text + " There is nothing that every group agrees on."
		case bridges == 1:
			return text + " Every group agrees on one recommendation."
		}
		return text + fmt.Sprintf(" Every group agrees on %s recommendations.", numeral(englishNames, bridges, bridges))
	},
	mapTitle: "Where the groups lie", mapNote: "Shapes near each other voted alike. Up, down, left and right mean nothing by themselves.",
	source: "Each shape is a smoothed outline, rounded to a coarse grid. It says where a group lies; it shows no person and no number of people.",
	alt:    func(groups string) string { return "The map shows " + groups + "." },
	group: func(letter string, people int) string {
		return fmt.Sprintf("group %s, %d people", letter, people)
	},
	agrees: "Agrees with, more than the others", opposes: "Disagrees with, more than the others",
	nothingApart: "No single recommendation sets this group apart.",
	bridges:      "What every group agrees on", bridgesTitle: "Common ground of all groups",
	bridgesNote: "Group-informed consensus: the geometric mean over the groups of (A + 1)/(S + 2), where S counts all votes with passes; from 0 to 1. Listed where every group has enough people and the mean is above one half.",
	noBridge:    "There is nothing that every group agrees on.", consensus: "Consensus", certainty: "How sure this is",
	silhouette: "Silhouette", silhouetteNote: "How much closer people are to their own group than to the next one, from −1 to 1.",
	noise: "Noise", noiseNote: "In 95 of 100 shuffles of the votes the silhouette stays below this. Only what lies above it is called a group.",
	restarts: "Restarts", restartsNote: "The share of restarts that found the same groups.",
}

var opinionSpanish = opinionPhrases{
	title:    "Grupos de opinión",
	unlinked: "Las boletas no estaban vinculadas: las respuestas de distintos temas no pueden ponerse una junto a otra, de modo que no hay mapa de opinión.",
	unclear:  "No hay grupos claros: las opiniones no dividen a la sala.",
	tooFew: func(n int) string {
		return fmt.Sprintf("Votaron menos de %d personas, muy pocas para un mapa de opinión.", n)
	},
	how: func(n int) string {
		return fmt.Sprintf("En el mapa hay %d personas. Quienes votaron de modo parecido quedan cerca, según las dos direcciones en que más difieren los votos; k-medias, con muchos reinicios, halla de dos a cinco grupos. Una agrupación solo cuenta si es más clara que las que se hallan en votos barajados.", n)
	},
	clear: func(groups, bridges int) string {
		names := spanishNames
		names[1] = "un"
		text := fmt.Sprintf("%s grupos de opinión.", capital(numeral(names, groups, groups)))
		switch {
		case bridges == 0:
			return text + " No hay nada en lo que todos los grupos coincidan."
		case bridges == 1:
			return text + " Todos los grupos coinciden en una recomendación."
		}
		return text + fmt.Sprintf(" Todos los grupos coinciden en %s recomendaciones.", numeral(spanishNames, bridges, bridges))
	},
	mapTitle: "Dónde están los grupos", mapNote: "Las formas cercanas votaron de modo parecido. Arriba, abajo, izquierda y derecha no significan nada por sí mismas.",
	source: "Cada forma es un contorno suavizado y redondeado a una retícula gruesa. Dice dónde está un grupo; no muestra a ninguna persona ni cuántas hay.",
	alt:    func(groups string) string { return "El mapa muestra " + groups + "." },
	group: func(letter string, people int) string {
		return fmt.Sprintf("grupo %s, %d personas", letter, people)
	},
	agrees: "Está a favor, más que los demás, de", opposes: "Está en contra, más que los demás, de",
	nothingApart: "Ninguna recomendación por sí sola distingue a este grupo.",
	bridges:      "En qué coinciden todos los grupos", bridgesTitle: "Terreno común de todos los grupos",
	bridgesNote: "Consenso informado por grupos: la media geométrica, entre los grupos, de (A + 1)/(S + 2), donde S cuenta todos los votos con las abstenciones; de 0 a 1. Se incluye donde cada grupo tiene suficientes personas y la media supera un medio.",
	noBridge:    "No hay nada en lo que todos los grupos coincidan.", consensus: "Coincidencia", certainty: "Qué tan seguro es",
	silhouette: "Silueta", silhouetteNote: "Cuánto más cerca están las personas de su propio grupo que del siguiente, de −1 a 1.",
	noise: "Ruido", noiseNote: "En 95 de 100 barajados de los votos la silueta queda por debajo de este valor. Solo lo que lo supera se llama grupo.",
	restarts: "Reinicios", restartsNote: "La proporción de reinicios que halló los mismos grupos.",
}
