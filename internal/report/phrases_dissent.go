package report

import (
	"fmt"

	"parley/internal/agreement"
)

// dissentPhrases state opposition, as counts.
type dissentPhrases struct {
	title, note, side string
	opposed, none     func(k int) string
	count             func(class agreement.Class, rated bool, people, of int) string
}

var dissentEnglish = dissentPhrases{
	title: "Dissent",
	note:  "Where a side prevailed, those on the other side, as a count of all who took one and without names.",
	side:  "Other side",
	opposed: func(k int) string {
		return fmt.Sprintf("Results opposed by at least %d people", k)
	},
	none: func(k int) string {
		return fmt.Sprintf("No result of this chapter was opposed by %d people or more.", k)
	},
	count: func(class agreement.Class, rated bool, people, of int) string {
		switch {
		case rated && isAgainst(class):
			return fmt.Sprintf("%d of %d rated it in the top band", people, of)
		case rated:
			return fmt.Sprintf("%d of %d rated it in the bottom band", people, of)
		case isAgainst(class):
			return fmt.Sprintf("%d of %d agreed", people, of)
		}
		return fmt.Sprintf("%d of %d disagreed", people, of)
	},
}

var dissentSpanish = dissentPhrases{
	title: "Disenso",
	note:  "Donde un lado prevaleció, quienes estuvieron en el otro, en números sobre quienes tomaron partido y sin nombres.",
	side:  "El otro lado",
	opposed: func(k int) string {
		return fmt.Sprintf("Resultados a los que se opusieron al menos %d personas", k)
	},
	none: func(k int) string {
		return fmt.Sprintf("A ningún resultado de este capítulo se opusieron %d personas o más.", k)
	},
	count: func(class agreement.Class, rated bool, people, of int) string {
		switch {
		case rated && isAgainst(class):
			return fmt.Sprintf("%d de %d la calificaron en la banda superior", people, of)
		case rated:
			return fmt.Sprintf("%d de %d la calificaron en la banda inferior", people, of)
		case isAgainst(class):
			return fmt.Sprintf("%d de %d a favor", people, of)
		}
		return fmt.Sprintf("%d de %d en contra", people, of)
	},
}
