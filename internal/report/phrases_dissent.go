package report

import (
	"fmt"

	"parley/internal/agreement"
)

// dissentPhrases state opposition, as counts.
type dissentPhrases struct {
	title       string
	intro, none func(k int) string
	note        func(class agreement.Class, rated bool, people, of int) string
}

var dissentEnglish = dissentPhrases{
	title: "Dissent",
	intro: func(k int) string {
		return fmt.Sprintf("Where a side prevailed, opposition by at least %d people is stated here without names, as a count of those who took a side.", k)
	},
	none: func(k int) string {
		return fmt.Sprintf("No result of this chapter was opposed by %d people or more.", k)
	},
	note: func(class agreement.Class, rated bool, people, of int) string {
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
	intro: func(k int) string {
		return fmt.Sprintf("Donde un lado prevaleció, aquí consta la oposición de al menos %d personas, sin nombres y en números, sobre quienes tomaron partido.", k)
	},
	none: func(k int) string {
		return fmt.Sprintf("A ningún resultado de este capítulo se opusieron %d personas o más.", k)
	},
	note: func(class agreement.Class, rated bool, people, of int) string {
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
