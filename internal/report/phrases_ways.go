package report

import (
	"fmt"

	"parley/internal/consult"
)

// wayPhrases belong to dots, quadratic votes, grades and comparisons.
type wayPhrases struct {
	titles, notes    map[consult.StepKind]string
	columns          map[consult.StepKind][]string
	charts           map[consult.StepKind]wayChartPhrases
	drawn            func(title string) string
	shared           func(people, spent int) string
	compared         func(people int) string
	judged, unlinked string
}

// wayChartPhrases are the words of a drawn way: what its bar is, and the two
// figures beside it.
type wayChartPhrases struct{ caption, bar, first, second string }

var waysEnglish = wayPhrases{
	titles: map[consult.StepKind]string{
		consult.Dots: "Dots", consult.Quadratic: "Quadratic votes", consult.Judge: "Majority judgment", consult.Compare: "Compared two by two",
	},
	notes: map[consult.StepKind]string{
		consult.Dots:      "Ties share a place.",
		consult.Quadratic: "v votes cost v² credits; votes against are subtracted. Ties share a place.",
		consult.Judge:     "The majority grade is the lower median. Ties are broken by taking majority grades away one by one (Balinski and Laraki). People per grade from the worst to the best.",
		consult.Compare:   "Won counts an equal as half. The score is the share an item would be expected to win if compared once with every other, by the model of Bradley and Terry with a prior of half a win and half a loss.",
	},
	columns: map[consult.StepKind][]string{
		consult.Dots:      {"Place", "Recommendation", "Dots", "People"},
		consult.Quadratic: {"Place", "Recommendation", "Votes", "For", "Against", "Credits"},
		consult.Judge:     {"Place", "Recommendation", "Grade", "Above", "Below", "People per grade", "No opinion"},
		consult.Compare:   {"Place", "Recommendation", "Compared", "Won", "Score"},
	},
	charts: map[consult.StepKind]wayChartPhrases{
		consult.Dots:      {"A bar for all dots that an item got.", "Dots, drawn", "Dots", "People"},
		consult.Quadratic: {"Votes for less votes against: more against than for runs to the left.", "Balance, drawn", "Votes", "Credits"},
		consult.Judge:     {"From the left: people above the majority grade, at it, and below it. The dashed line is half of the people.", "Above, at and below, drawn", "Above", "Grade"},
		consult.Compare:   {"The dashed line is an item that wins as often as it loses.", "Score, drawn", "Score", "Won"},
	},
	drawn:    func(title string) string { return title + ", drawn" },
	shared:   func(people, spent int) string { return fmt.Sprintf("%d people shared out %d in all.", people, spent) },
	compared: func(people int) string { return fmt.Sprintf("%d people compared recommendations two by two.", people) },
	judged:   "People gave each recommendation a grade in words.",
	unlinked: "The comparisons do not link all recommendations: the order between those that are not linked rests on the prior alone.",
}

var waysSpanish = wayPhrases{
	titles: map[consult.StepKind]string{
		consult.Dots: "Puntos", consult.Quadratic: "Votos cuadráticos", consult.Judge: "Juicio mayoritario", consult.Compare: "Comparadas de dos en dos",
	},
	notes: map[consult.StepKind]string{
		consult.Dots:      "Las empatadas comparten el lugar.",
		consult.Quadratic: "v votos cuestan v² créditos; los votos en contra se restan. Las empatadas comparten el lugar.",
		consult.Judge:     "La mención mayoritaria es la mediana inferior. Los empates se resuelven quitando una a una las menciones mayoritarias (Balinski y Laraki). Personas por mención, de la peor a la mejor.",
		consult.Compare:   "En «ganadas», un «iguales» cuenta la mitad. El puntaje es la proporción que ganaría si se comparara una vez con cada una de las demás, según el modelo de Bradley y Terry con una prior de media victoria y media derrota.",
	},
	columns: map[consult.StepKind][]string{
		consult.Dots:      {"Lugar", "Recomendación", "Puntos", "Personas"},
		consult.Quadratic: {"Lugar", "Recomendación", "Votos", "A favor", "En contra", "Créditos"},
		consult.Judge:     {"Lugar", "Recomendación", "Mención", "Mejor", "Peor", "Personas por mención", "Sin opinión"},
		consult.Compare:   {"Lugar", "Recomendación", "Comparada", "Ganadas", "Puntaje"},
	},
	charts: map[consult.StepKind]wayChartPhrases{
		consult.Dots:      {"Una barra por todos los puntos que recibió.", "Puntos, en dibujo", "Puntos", "Personas"},
		consult.Quadratic: {"Votos a favor menos votos en contra: si hay más en contra, a la izquierda.", "Saldo, en dibujo", "Votos", "Créditos"},
		consult.Judge:     {"Desde la izquierda: personas por encima de la mención mayoritaria, en ella y por debajo. La línea punteada es la mitad de las personas.", "Mejor, igual y peor, en dibujo", "Mejor", "Mención"},
		consult.Compare:   {"La línea punteada es una recomendación que gana tanto como pierde.", "Puntaje, en dibujo", "Puntaje", "Ganadas"},
	},
	drawn: func(title string) string { return title + ", en dibujo" },
	shared: func(people, spent int) string {
		return fmt.Sprintf("%d personas repartieron %d en total.", people, spent)
	},
	compared: func(people int) string {
		return fmt.Sprintf("%d personas compararon recomendaciones de dos en dos.", people)
	},
	judged:   "Cada persona dio una mención a cada recomendación.",
	unlinked: "Las comparaciones no enlazan todas las recomendaciones: el orden entre las que no están enlazadas depende solo de la prior.",
}
