package ingest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"parley/internal/consult"
)

// The most of a draft that becomes an agenda at once.
const (
	maxThemes = 100
	maxListed = 1000 // sources, or sub-points of one recommendation
)

var keyPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)

// Check says what in a corrected draft an agenda could not hold. The field of
// the error is the place in the draft, as themes[2].recommendations[0].title.
func (d Draft) Check() error {
	c := checker{sources: map[string]bool{}, addressees: map[string]bool{}}
	c.need("title", d.Title)
	c.text("introduction", d.Introduction, consult.MaxPage)
	c.text("position.title", d.Position.Title, consult.MaxTitle)
	for i, p := range d.Position.Points {
		c.text(fmt.Sprintf("position.points[%d].title", i), p.Title, consult.MaxTitle)
		c.text(fmt.Sprintf("position.points[%d].text", i), p.Text, consult.MaxPage)
	}
	c.most("sources", len(d.Sources), maxListed)
	for i, s := range d.Sources {
		field := fmt.Sprintf("sources[%d]", i)
		c.source(field, s)
		c.text(field+".text", s.Text, consult.MaxPage)
	}
	c.most("addressees", len(d.Addressees), maxListed)
	for i, a := range d.Addressees {
		c.addressee(fmt.Sprintf("addressees[%d]", i), a)
	}
	c.most("themes", len(d.Themes), maxThemes)
	for i, t := range d.Themes {
		c.theme(fmt.Sprintf("themes[%d]", i), t)
	}
	c.recommendations("principles", d.Principles, nil)
	if c.err == nil {
		return nil
	}
	return c.err
}

// checker keeps the first thing that is wrong.
type checker struct {
	err        *consult.Error
	sources    map[string]bool
	addressees map[string]bool
}

func (c *checker) fail(field, format string, args ...any) {
	if c.err == nil {
		c.err = consult.FieldErrorf(field, format, args...)
	}
}

func (c *checker) need(field, s string) {
	if strings.TrimSpace(s) == "" {
		c.fail(field, "write a title")
	}
	c.text(field, s, consult.MaxTitle)
}

func (c *checker) text(field, s string, most int) {
	if n := length(s); n > most {
		c.fail(field, "the text has %d characters; shorten it to %d", n, most)
	}
	for _, r := range s {
		turns := r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
		if turns || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			c.fail(field, "the text holds a character that cannot be seen; type it again or paste it as plain text")
			return
		}
	}
}

func (c *checker) most(field string, n, most int) {
	if n > most {
		c.fail(field, "there are %d of them; an agenda takes at most %d", n, most)
	}
}

func (c *checker) source(field string, s Source) {
	if !keyPattern.MatchString(s.Key) || c.sources[s.Key] {
		c.fail(field+".key", "every source needs a key of its own, of lower-case letters, digits and dashes")
	}
	if s.URL != "" && !safeURL(s.URL) {
		c.fail(field+".url", "the address of a source begins with https:// or http://")
	}
	c.sources[s.Key] = true
}

func (c *checker) addressee(field string, a Addressee) {
	c.need(field+".name", a.Name)
	if !keyPattern.MatchString(a.Key) || c.addressees[a.Key] {
		c.fail(field+".key", "every addressee needs a key of its own, of lower-case letters, digits and dashes")
	}
	c.addressees[a.Key] = true
}

func (c *checker) theme(field string, t Theme) {
	c.need(field+".title", t.Title)
	c.text(field+".context", t.Context, consult.MaxPage)
	c.text(field+".position", t.Position, consult.MaxPage)
	sections := map[string]bool{}
	for i, s := range t.Sections {
		place := fmt.Sprintf("%s.sections[%d]", field, i)
		c.need(place+".title", s.Title)
		if !keyPattern.MatchString(s.Key) || sections[s.Key] {
			c.fail(place+".key", "every section needs a key of its own, of lower-case letters, digits and dashes")
		}
		sections[s.Key] = true
	}
	c.recommendations(field+".recommendations", t.Recommendations, sections)
}

func (c *checker) recommendations(field string, list []Recommendation, sections map[string]bool) {
	c.most(field, len(list), consult.MaxItems)
	for i, r := range list {
		place := fmt.Sprintf("%s[%d]", field, i)
		c.need(place+".title", r.Title)
		c.text(place+".body", r.Body, consult.MaxBody)
		if r.Section != "" && !sections[r.Section] {
			c.fail(place+".section", "the theme has no such section")
		}
		for _, key := range r.Sources {
			if !c.sources[key] {
				c.fail(place+".sources", "there is no such source in the draft")
			}
		}
		for _, key := range r.Addressed {
			if !c.addressees[key] {
				c.fail(place+".addressees", "there is no such addressee in the draft")
			}
		}
		c.most(place+".sub_points", len(r.SubPoints), maxListed)
		for j, p := range r.SubPoints {
			c.need(fmt.Sprintf("%s.sub_points[%d].title", place, j), p.Title)
			c.text(fmt.Sprintf("%s.sub_points[%d].body", place, j), p.Body, consult.MaxBody)
		}
	}
}
