package ingest

import (
	"regexp"
	"slices"
	"strings"
)

// A label stands before its part of a theme: "Context: …", "**Background.** …",
// a line "Recommendations:" or a heading. Those whose words say what they are
// count wherever they stand; any other is a label where it repeats in most
// themes, and its place among the others tells its role.

var labelStart = regexp.MustCompile(`^(\*{2,3}[^*:]{2,70}[:.]?\*{2,3}:?|[^:*.!?]{2,70}:)(?:\s+|$)((?s:.*))$`)

const labelWords = 6

// labelIn splits a label from the block that opens with it.
func labelIn(b block) (label, rest string, ok bool) {
	switch b.form {
	case heading:
		return titled(b.text), "", wordCount(b.text) <= labelWords
	case paragraph:
		m := labelStart.FindStringSubmatch(b.text)
		if m == nil || wordCount(m[1]) > labelWords {
			return "", "", false
		}
		label = titled(m[1])
		return label, m[2], strings.Contains(m[1], ":") || labelRole(label) != unknown
	}
	return "", "", false
}

// labels knows the labels of a document and their roles, by [name].
type labels map[string]role

// findLabels looks through the themes for labels.
func findLabels(themes []section) labels {
	order := map[string][]int{}
	var seen []string
	led := 0 // themes that open with text under no label
	for _, t := range themes {
		here := labelsOf(t)
		if len(t.body) > 0 {
			if _, _, labelled := labelIn(t.body[0]); !labelled {
				led++
			}
		}
		for place, label := range here {
			if order[label] == nil {
				seen = append(seen, label)
			}
			order[label] = append(order[label], place)
		}
	}
	found := labels{}
	var repeated []string
	for _, label := range seen {
		if r := labelRole(label); r != unknown {
			found[label] = r
		} else if len(order[label]) >= 2 && 2*len(order[label]) >= len(themes) {
			repeated = append(repeated, label)
		}
	}
	slices.SortStableFunc(repeated, func(a, b string) int { return mean(order[a]) - mean(order[b]) })
	found.assign(repeated, order, 2*led > len(themes))
	return found
}

// labelRole is the role of a label by its words, where it is one of a theme.
func labelRole(label string) role {
	switch r := roleOf(label); r {
	case aContext, aPosition, aRecommendation:
		return r
	}
	return unknown
}

// labelsOf lists what could be labels in a theme, each once, in order.
func labelsOf(t section) []string {
	var list []string
	for _, b := range t.body {
		if label, _, ok := labelIn(b); ok && !slices.Contains(list, name(label)) && len(list) < 200 {
			list = append(list, name(label))
		}
	}
	return list
}

func mean(places []int) int {
	sum := 0
	for _, p := range places {
		sum += p
	}
	return 100 * sum / len(places)
}

// assign gives roles to labels that only their repetition shows, in their
// order: the last is what the paper proposes, unless a label says that by its
// words; the first is the context, unless one says that or the themes open with
// text under no label; others are positions.
func (l labels) assign(repeated []string, order map[string][]int, led bool) {
	advice, context := l.with(aRecommendation), l.with(aContext)
	if advice == "" && len(repeated) > 0 {
		last := repeated[len(repeated)-1]
		l[last], repeated = aRecommendation, repeated[:len(repeated)-1]
		advice = last
	}
	if context == "" && !led && len(repeated) > 0 && (len(repeated) > 1 || !properName(repeated[0])) && mean(order[repeated[0]]) < mean(order[advice]) {
		l[repeated[0]], repeated = aContext, repeated[1:]
	}
	for _, label := range repeated {
		l[label] = aPosition
	}
}

func (l labels) with(r role) string {
	for label, its := range l {
		if its == r {
			return label
		}
	}
	return ""
}

// properName would need capitals, which a compared label has lost; a label of
// two words or more that no article opens is taken for one.
func properName(label string) bool {
	words := strings.Fields(label)
	return len(words) > 1 && !slices.Contains([]string{"the", "our", "what", "why", "el", "la", "los", "las", "qué", "por"}, words[0])
}

// advise reports whether a label in the body opens recommendations.
func (l labels) advise(body []block) bool {
	return slices.ContainsFunc(body, func(b block) bool {
		label, _, ok := labelIn(b)
		return ok && l[name(label)] == aRecommendation
	})
}
