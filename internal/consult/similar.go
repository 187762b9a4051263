package consult

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Duplicate is a pair of recommendations that read alike.
type Duplicate struct {
	A     ID      `json:"a"`
	B     ID      `json:"b"`
	Score float64 `json:"score" doc:"Likeness of the two texts, 0 to 1"`
}

// alike is the likeness from which two recommendations are shown as a likely
// duplicate, and mostDuplicates how many pairs are worth a person's time.
const (
	alike          = 0.5
	mostDuplicates = 30
)

// Duplicates lists pairs of recommendations of the same theme that may say the
// same, the most alike first. Those that people were asked about, and so can no
// longer be merged, are left out. It only suggests: a person decides.
func (s *Service) Duplicates(ctx context.Context, consultation ID) ([]Duplicate, error) {
	r, err := s.room(ctx, consultation)
	if err != nil {
		return nil, err
	}
	v := r.current.Load()
	var free []Recommendation
	var spelt []map[Lang]spelling
	for _, rec := range v.standing() {
		if !asked(v, rec.ID) {
			free = append(free, rec)
			spelt = append(spelt, spellingsOf(rec))
		}
	}
	found := []Duplicate{}
	for i, a := range free {
		for j := i + 1; j < len(free); j++ {
			if free[j].Theme != a.Theme {
				continue
			}
			if score := likeness(spelt[i], spelt[j]); score >= alike {
				found = append(found, Duplicate{a.ID, free[j].ID, math.Round(100*score) / 100})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Duplicate) int { return cmp.Compare(b.Score, a.Score) })
	return found[:min(len(found), mostDuplicates)], nil
}

// spelling counts the runs of three letters of a text, scaled to length one.
// Such runs bear inflected words and small errors, and need no dictionary of
// either language.
type spelling map[[3]rune]float64

func spellingsOf(r Recommendation) map[Lang]spelling {
	out := map[Lang]spelling{}
	for _, lang := range Languages {
		// A title says most in the fewest words: it counts twice.
		if text := r.Title[lang] + " " + r.Title[lang] + " " + r.Body[lang]; !blank(text) {
			out[lang] = spell(text)
		}
	}
	return out
}

func spell(text string) spelling {
	counts := spelling{}
	letters := []rune(" " + strings.Join(strings.FieldsFunc(plain(text), notLetter), " ") + " ")
	for i := 0; i+3 <= len(letters); i++ {
		counts[[3]rune(letters[i:i+3])]++
	}
	length := 0.0
	for _, n := range counts {
		length += n * n
	}
	for run := range counts {
		counts[run] /= math.Sqrt(length)
	}
	return counts
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// accents are the letters of the two languages that are the same to a reader in
// a hurry.
var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n")

func plain(text string) string { return accents.Replace(strings.ToLower(text)) }

// likeness is the cosine of two texts' spellings (Salton & McGill 1983) in the
// language in which they are most alike: one of two may be in one language only.
func likeness(a, b map[Lang]spelling) float64 {
	most := 0.0
	for lang, left := range a {
		right, dot := b[lang], 0.0
		for run, weight := range left {
			dot += weight * right[run]
		}
		most = max(most, dot)
	}
	return most
}
