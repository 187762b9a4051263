package report

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"parley/internal/consult"
)

const attack = "<script>alert(1)</script><img src=x onerror=alert(2)>[click](javascript:alert(3)) **bold** | pipe # head `code` \u202Eevil\u2066 &amp; \"quote\" '=1+1"

// everywhere puts a text into every field that somebody can write.
func everywhere(text string) consult.Results {
	r := excerpt()
	t := consult.Text{consult.English: text, consult.Spanish: text}
	c := &r.Agenda.Consultation
	c.Title, c.Hosts, c.Place, c.Introduction, c.Date = t, t, t, t, text
	c.Position.Title = t
	for i := range c.Position.Points {
		c.Position.Points[i].Title, c.Position.Points[i].Text = t, t
	}
	for i := range c.Addressees {
		c.Addressees[i].Name = t
	}
	for i := range c.Sources {
		c.Sources[i].Text, c.Sources[i].URL = t, "javascript:"+text
	}
	c.Protocol.Dimensions[0].Name = t
	for i := range r.Agenda.Groups {
		r.Agenda.Groups[i].Name = t
	}
	for i := range r.Agenda.Themes {
		theme := &r.Agenda.Themes[i]
		theme.Title, theme.Context, theme.Position = t, t, t
		for j := range theme.Figures {
			theme.Figures[j].Value, theme.Figures[j].Label = t, t
		}
		for j := range theme.Sections {
			theme.Sections[j].Title = t
		}
	}
	for i := range r.Agenda.Recommendations {
		rec := &r.Agenda.Recommendations[i]
		rec.Title, rec.Body = t, t
		rec.SubPoints = []consult.SubPoint{{Title: t, Body: t}}
		r.Quotes = append(r.Quotes, consult.Quote{Recommendation: rec.ID, Lang: consult.English, Body: text, Consent: consult.Verbatim})
	}
	return r
}

// elements lists the elements of a page with their attributes.
func elements(t *testing.T, page []byte) []nethtml.Token {
	t.Helper()
	var list []nethtml.Token
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if kind == nethtml.StartTagToken || kind == nethtml.SelfClosingTagToken {
			list = append(list, z.Token())
		}
	}
	return list
}

func checkHarmless(t *testing.T, name string, page []byte) {
	t.Helper()
	for _, e := range elements(t, page) {
		if e.DataAtom == atom.Script || e.DataAtom == atom.Img {
			t.Errorf("%s has an element <%s>", name, e.Data)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
				t.Errorf("%s has %s=%q", name, a.Key, a.Val)
			}
		}
	}
}

func TestHostileTextsStayTexts(t *testing.T) {
	out := exports(t, everywhere(attack))
	for _, lang := range []string{"en", "es"} {
		checkHarmless(t, lang+" page", out["report."+lang+".html"])
		var set bytes.Buffer
		if err := goldmark.Convert(out["report."+lang+".md"], &set); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, lang+" paper, set by a Markdown program", set.Bytes())
	}
	for name, content := range out {
		if bytes.ContainsAny(content, "\u202E\u2066") {
			t.Errorf("%s keeps a character that turns the direction", name)
		}
	}
	for _, row := range table(t, everywhere("=HYPERLINK(\"x\")")) {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula: %s", cell)
			}
		}
	}
	figuresOf(t, everywhere(attack))
}

func TestTextWrittenFromRightToLeftKeepsItsDirection(t *testing.T) {
	const arabic = "العدالة أولاً"
	r := excerpt()
	r.Agenda.Recommendations[0].Title = consult.Text{consult.English: arabic}
	r.Quotes = []consult.Quote{{Recommendation: r.Agenda.Recommendations[0].ID, Lang: consult.English, Body: arabic, Consent: consult.Verbatim}}
	page, err := HTML(r, consult.Spanish)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<bdi lang="en" dir="auto">` + arabic, `“<bdi dir="auto">` + arabic, ` lang="en" dir="auto">` + arabic + "</h4>"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("lacks %s", want)
		}
	}
}

func TestAMissingTranslationIsMarkedWithItsLanguage(t *testing.T) {
	r := excerpt()
	r.Agenda.Themes[0].Title = consult.Text{consult.Spanish: "Solo en español"}
	page, err := HTML(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), `<h2 id="theme-1-title" lang="es">Solo en español</h2>`) {
		t.Error("the language of the title is not marked")
	}
}

func TestEscapedTextReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := clean(rapid.StringOf(rapid.SampledFrom([]rune("aZ 1.9)#*_-+=|<>&[]!`~\\:$^/@\"'“ñ\n"))).Draw(t, "text"))
		var out bytes.Buffer
		if err := goldmark.Convert([]byte(escapeMarkdown(text)), &out); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(out.String()), "<p>"), "</p>")
		if html.UnescapeString(got) != text {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

func FuzzProse(f *testing.F) {
	f.Add("Text with [^key], *stress* and\n\n- a\n  - b\n\n<div>raw</div>\n\n    code")
	f.Add(attack)
	f.Add("[a](<http://x y>) <https://example.org> ![i](data:x) [^")
	f.Fuzz(func(t *testing.T, source string) {
		blocks := prose(source, "", func(key string) []Inline { return []Inline{NoteRef{Number: 1}} })
		d := Document{Lang: consult.English, Sections: []Section{{ID: "s", Blocks: blocks}}}
		page := &htmlWriter{doc: d}
		page.blocks(blocks)
		checkHarmless(t, "page", []byte(page.String()))
		var out bytes.Buffer
		if err := goldmark.Convert([]byte(setMarkdown(d)), &out); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, "paper", out.Bytes())
	})
}
