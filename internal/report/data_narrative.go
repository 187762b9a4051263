package report

import (
	"strings"

	"parley/internal/consult"
)

// dataPassage is what rapporteurs wrote in one part of the report, with its
// references unresolved: the figures are in the same file.
type dataPassage struct {
	Part consult.Part `json:"part"`
	Text consult.Text `json:"text"`
}

func (f *findings) dataNarrative() []dataPassage {
	var list []dataPassage
	for _, p := range f.Narrative {
		if text := cleanText(p.Text); !text.Empty() {
			list = append(list, dataPassage{p.Part, text})
		}
	}
	return list
}

// passages are the narrative of a file. A paraphrase in it was allowed by
// somebody, whose words are not in the file.
func (d data) passages() (list []consult.Passage, allowing []consult.Quote) {
	for _, p := range d.Narrative {
		list = append(list, consult.Passage{Part: p.Part, Text: p.Text})
		if name, ok := strings.CutPrefix(string(p.Part), paraphraseOf); ok {
			if id, err := consult.ParseID(name); err == nil {
				allowing = append(allowing, consult.Quote{Recommendation: id, Consent: consult.Paraphrase})
			}
		}
	}
	return list, allowing
}
