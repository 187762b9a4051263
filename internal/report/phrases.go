package report

import (
	"fmt"

	"parley/internal/consult"
)

// phrases are all words of a report in one language, by chapter. Both
// languages fill every field; a test says so.
type phrases struct {
	frame    framePhrases
	verdict  verdictPhrases
	summary  summaryPhrases
	theme    themePhrases
	ranking  rankingPhrases
	dissent  dissentPhrases
	opinion  opinionPhrases
	method   methodPhrases
	annex    annexPhrases
	rules    rulePhrases
	accord   accordPhrases
	privacy  privacyPhrases
	workbook workbookPhrases
	movement movementPhrases
	ways     wayPhrases
	rated    ratedPhrases

	narrative narrativePhrases
}

var english = phrases{
	frameEnglish, verdictEnglish, summaryEnglish, themeEnglish, rankingEnglish, dissentEnglish, opinionEnglish,
	methodEnglish, annexEnglish, rulesEnglish, accordEnglish, privacyEnglish, workbookEnglish, movementEnglish, waysEnglish, ratedEnglish, narrativeEnglish,
}

var spanish = phrases{
	frameSpanish, verdictSpanish, summarySpanish, themeSpanish, rankingSpanish, dissentSpanish, opinionSpanish,
	methodSpanish, annexSpanish, rulesSpanish, accordSpanish, privacySpanish, workbookSpanish, movementSpanish, waysSpanish, ratedSpanish, narrativeSpanish,
}

// phrasesIn are the phrases of a language; English for one that is unknown.
func phrasesIn(lang consult.Lang) *phrases {
	if lang == consult.Spanish {
		return &spanish
	}
	return &english
}

// plural chooses the word for one or for several.
func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// numeral writes numbers up to nine as words when both numbers of a sentence
// are that small, so that words and digits do not mix.
func numeral(names [10]string, n, beside int) string {
	if n >= 0 && n < len(names) && beside < len(names) {
		return names[n]
	}
	return fmt.Sprint(n)
}

var (
	englishNames = [10]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	spanishNames = [10]string{"ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"}
)
