package ingest

import (
	"strings"

	"parley/internal/consult"
)

// Frequent words that the other language does not have.
var frequent = map[string]consult.Lang{
	"the": consult.English, "of": consult.English, "and": consult.English, "to": consult.English, "in": consult.English, "is": consult.English,
	"for": consult.English, "with": consult.English, "should": consult.English, "be": consult.English,
	"el": consult.Spanish, "la": consult.Spanish, "los": consult.Spanish, "las": consult.Spanish, "de": consult.Spanish, "y": consult.Spanish,
	"que": consult.Spanish, "en": consult.Spanish, "para": consult.Spanish, "con": consult.Spanish, "del": consult.Spanish, "una": consult.Spanish,
}

// language guesses the language of a document by its frequent words.
func language(blocks []block) consult.Lang {
	count := map[consult.Lang]int{}
	for _, b := range blocks {
		for word := range strings.FieldsSeq(strings.ToLower(b.text)) {
			count[frequent[word]]++
		}
	}
	if count[consult.Spanish] > count[consult.English] {
		return consult.Spanish
	}
	return consult.English
}
