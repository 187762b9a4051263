package consult

import "encoding/json"

// Lang is a language of the product: "en" or "es".
type Lang string

// The languages Parley speaks.
const (
	English Lang = "en"
	Spanish Lang = "es"
)

// Languages lists every language of the product, the default first.
var Languages = []Lang{English, Spanish}

// Text is one piece of writing in one or more languages. An absent or empty
// entry is a missing translation.
type Text map[Lang]string

// MarshalJSON writes a text that was never written as {} and not as null, so that
// readers find an object wherever there is a text.
func (t Text) MarshalJSON() ([]byte, error) {
	if t == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(map[Lang]string(t))
}

// In returns the text in the wanted language, or in the first language that
// has it, or "".
func (t Text) In(lang Lang) string {
	if s := t[lang]; s != "" {
		return s
	}
	for _, l := range Languages {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Missing lists those of the wanted languages in which the text is empty.
func (t Text) Missing(wanted []Lang) []Lang {
	var missing []Lang
	for _, l := range wanted {
		if t[l] == "" {
			missing = append(missing, l)
		}
	}
	return missing
}

// Empty reports whether the text says nothing in any language.
func (t Text) Empty() bool { return t.In(English) == "" }
