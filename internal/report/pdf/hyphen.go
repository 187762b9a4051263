package pdf

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed hyphens/en-gb.txt
var englishPatterns string

//go:embed hyphens/es.txt
var spanishPatterns string

// How many letters of a word stay together at its beginning and its end, and
// from what length on a word is broken at all.
const (
	lettersBefore = 2
	lettersAfter  = 3
	shortestWord  = 6
)

// patterns are a language's rules of hyphenation (F. M. Liang, Word Hy-phen-
// a-tion by Com-put-er, Stanford 1983): substrings of a word, a point being
// its edge, with a weight for each place between letters. The highest weight
// at a place decides; odd weights allow a break.
type patterns struct {
	weights map[string][]byte // one more than letters
	longest int               // letters of the longest pattern
	words   map[string][]int  // whole words that are exceptions
}

var hyphenation = map[string]func() *patterns{
	"en": sync.OnceValue(func() *patterns { return readPatterns(englishPatterns) }),
	"es": sync.OnceValue(func() *patterns { return readPatterns(spanishPatterns) }),
}

// hyphens lists the places in a word, counted in letters, where it may be
// broken. A language without rules breaks no words.
func hyphens(word []rune, lang string) []int {
	rules, ok := hyphenation[lang]
	if !ok || len(word) < shortestWord {
		return nil
	}
	return rules().breaks(strings.ToLower(string(word)))
}

func readPatterns(list string) *patterns {
	p := &patterns{weights: map[string][]byte{}, words: map[string][]int{}}
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "%"):
		case strings.Contains(line, "-"):
			p.addWord(line)
		default:
			p.add(line)
		}
	}
	return p
}

func (p *patterns) add(line string) {
	var letters []rune
	weights := []byte{0}
	for _, r := range line {
		if unicode.IsDigit(r) {
			weights[len(letters)] = byte(r - '0')
			continue
		}
		letters = append(letters, r)
		weights = append(weights, 0)
	}
	p.weights[string(letters)] = weights
	p.longest = max(p.longest, len(letters))
}

func (p *patterns) addWord(line string) {
	var places []int
	at := 0
	for _, r := range line {
		if r == '-' {
			places = append(places, at)
			continue
		}
		at++
	}
	p.words[strings.ReplaceAll(line, "-", "")] = places
}

// breaks finds the places of a word in lower case.
func (p *patterns) breaks(word string) []int {
	if places, ok := p.words[word]; ok {
		return places
	}
	edged := []rune("." + word + ".")
	weights := p.weigh(edged)
	var places []int
	for i := lettersBefore; i <= len(edged)-2-lettersAfter; i++ {
		if weights[i+1]%2 == 1 {
			places = append(places, i)
		}
	}
	return places
}

// weigh is the highest weight of any pattern at each place.
func (p *patterns) weigh(edged []rune) []byte {
	weights := make([]byte, len(edged)+1)
	for from := range edged {
		for to := from + 1; to <= min(len(edged), from+p.longest); to++ {
			for i, weight := range p.weights[string(edged[from:to])] {
				weights[from+i] = max(weights[from+i], weight)
			}
		}
	}
	return weights
}
