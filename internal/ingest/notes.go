package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var webAddress = regexp.MustCompile(`https?://[^\s<>"'\])]+`)

// notesByMark gives the notes of a document keys that an agenda can hold.
type notesByMark struct {
	list []note
	keys map[string]string // by mark
	used map[string]bool
}

func keysOf(notes []note) notesByMark {
	n := notesByMark{keys: map[string]string{}, used: map[string]bool{}}
	for _, entry := range notes {
		n.name(entry)
	}
	n.list = notes
	return n
}

func (n *notesByMark) name(entry note) {
	if n.keys[entry.mark] != "" {
		return
	}
	key := slug(entry.mark)
	if strings.Trim(key, "0123456789-_") == "" {
		key = "note-" + key
	}
	n.keys[entry.mark] = unique(key, func(k string) bool { return n.used[k] })
	n.used[n.keys[entry.mark]] = true
}

// add makes a source of a line in a list of references.
func (n *notesByMark) add(b block) {
	if b.form == heading && !b.guessed {
		return
	}
	entry := note{fmt.Sprintf("reference-%d", len(n.list)+1), b.text, b.at}
	n.name(entry)
	n.list = append(n.list, entry)
}

// sources lists the notes as sources.
func (r *reading) sources() []Source {
	list := []Source{}
	seen := map[string]bool{}
	for _, n := range r.notesOf.list {
		key := r.notesOf.keys[n.mark]
		if key == "" || seen[key] {
			continue
		}
		seen[key] = true
		url := strings.TrimRight(webAddress.FindString(n.text), ".,;:")
		text := strings.TrimSpace(plain(n.text))
		if short := strings.Trim(strings.Replace(text, url, "", 1), " <>:.,;"); short != "" {
			text = short
		}
		list = append(list, Source{Key: key, Text: text, URL: url, Where: n.at})
	}
	return list
}

// cite writes the marks of notes as the keys of sources and drops those that
// lead nowhere.
func (r *reading) cite(md string) string {
	return noteMark.ReplaceAllStringFunc(md, func(mark string) string {
		if key := r.notesOf.keys[mark[2:len(mark)-1]]; key != "" {
			return "[^" + key + "]"
		}
		return ""
	})
}

// keys lists the sources that a text cites.
func (r *reading) keys(md string) []string {
	var keys []string
	for _, mark := range citations(md) {
		if key := r.notesOf.keys[mark]; key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// sectionKey is a key for a section that no other has.
func sectionKey(title string, others []Section) string {
	return unique(slug(title), func(k string) bool {
		return slices.ContainsFunc(others, func(s Section) bool { return s.Key == k })
	})
}

// unique adds a number to a key that is taken.
func unique(key string, taken func(string) bool) string {
	for n := 2; taken(key); n++ {
		base := key
		if at := strings.LastIndexByte(key, '-'); n > 2 && at > 0 {
			base = key[:at]
		}
		key = fmt.Sprintf("%s-%d", base[:min(len(base), 34)], n)
	}
	return key
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n")

// slug is a text as a key: lower-case letters, digits and dashes.
func slug(s string) string {
	var out strings.Builder
	for _, r := range accents.Replace(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			out.WriteRune(r)
		case out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
			out.WriteByte('-')
		}
		if out.Len() >= 32 {
			break
		}
	}
	if key := strings.Trim(out.String(), "-"); key != "" {
		return key
	}
	return "x"
}
