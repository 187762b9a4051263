package report

import "fmt"

// ratedPhrases belong to what was rated and not voted on.
type ratedPhrases struct {
	instead           string
	extremes          func(high, its, low, ofLow string) string
	note              func(dimension string) string
	low, middle, high string
	agreed, split     string
}

var ratedEnglish = ratedPhrases{
	instead: "These recommendations were rated and not voted on.",
	extremes: func(high, its, low, ofLow string) string {
		return fmt.Sprintf("Rated highest was “%s”, with a median of %s; lowest “%s”, with %s.", high, its, low, ofLow)
	},
	note: func(dimension string) string {
		return describedAs(dimension, "Share of the ratings in the bottom and in the top band, with the number of people; those in the middle beside it")
	},
	low: "Low", middle: "Middle", high: "High",
	agreed: "Where the ratings agreed", split: "Where the ratings split",
}

var ratedSpanish = ratedPhrases{
	instead: "Estas recomendaciones se calificaron y no se votaron.",
	extremes: func(high, its, low, ofLow string) string {
		return fmt.Sprintf("La mejor calificada fue “%s”, con una mediana de %s; la peor, “%s”, con %s.", high, its, low, ofLow)
	},
	note: func(dimension string) string {
		return describedAs(dimension, "Proporción de las calificaciones en la banda inferior y en la superior, con el número de personas; las intermedias, al lado")
	},
	low: "Baja", middle: "Media", high: "Alta",
	agreed: "En qué coincidieron las calificaciones", split: "En qué se dividieron las calificaciones",
}

// describedAs puts what was rated before how it is shown.
func describedAs(dimension, text string) string {
	if dimension == "" {
		return text
	}
	return dimension + ". " + text
}
