package pdf

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"parley/internal/report/face"
)

// read is the text of lines as the page shows it.
func read(t *Text) string {
	var out strings.Builder
	for _, line := range t.Lines {
		for _, p := range line.pieces {
			out.WriteString(string(p.shown))
		}
	}
	return out.String()
}

func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == softHyphen {
			return -1
		}
		return r
	}, text)
}

func TestNoLineIsTooLongAndNoLetterIsLost(t *testing.T) {
	letters := []rune("abcdefghijklmnopqrstuvwxyzÁñé    -–/.,“”0123456789MW")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom(letters)).Draw(t, "text")
		width := rapid.Float64Range(12, 400).Draw(t, "width")
		form := Form{Width: width, Lang: rapid.SampledFrom([]string{"en", "es"}).Draw(t, "lang"), Balance: rapid.Bool().Draw(t, "balance")}
		set := Set([]Span{{Text: text, Style: plainStyle}}, form)
		for _, line := range set.Lines {
			if line.Width > width+0.1 {
				t.Fatalf("a line of %v in %v: %q", line.Width, width, read(set))
			}
		}
		if got := squeezed(read(set)); got != squeezed(text) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

func TestAnyTextCanBeSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := []Span{{Text: rapid.String().Draw(t, "first"), Style: plainStyle}, {Text: rapid.String().Draw(t, "second"), Style: plainStyle, Note: 1}}
		Set(spans, Form{Width: rapid.Float64Range(1, 300).Draw(t, "width"), Indent: 12})
	})
}

func TestWhereLinesBreak(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		form             Form
	}{
		{"between words", "alpha beta gamma", "alpha |beta |gamma", Form{Width: 40}},
		{"at a hyphen of the language", "recommendation", "recom\u00ad|menda\u00ad|tion", Form{Width: 40, Lang: "en"}},
		{"nowhere in a heading's words", "one recommendation", "one |recommendation", Form{Width: 90, Lang: "en", Whole: true}},
		{"after the signs of an address", "https://example.org/path", "https://|example.org/|path", Form{Width: 66}},
		{"evenly where asked", "aaa bbb ccc ddd", "aaa bbb |ccc ddd", Form{Width: 62, Balance: true}},
		{"anywhere if nothing else helps", "mmmmmmmm", "mmm|mmm|mm", Form{Width: 30}},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := Set([]Span{{Text: c.text, Style: plainStyle}}, c.form)
			var lines []string
			for _, line := range set.Lines {
				text := ""
				for _, p := range line.pieces {
					text += string(p.shown)
				}
				lines = append(lines, text)
			}
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestALineKnowsItsNotes(t *testing.T) {
	set := Set([]Span{{Text: "word ", Style: plainStyle}, {Text: "7", Style: plainStyle, Note: 7, Anchor: "ref-7"}}, Form{Width: 100})
	if line := set.Lines[0]; len(line.Notes) != 1 || line.Notes[0] != 7 || line.Anchors[0] != "ref-7" {
		t.Errorf("got %v %v", line.Notes, line.Anchors)
	}
}

func TestArabicIsJoinedAndRunsFromTheRight(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"letters take the form of their place", "بيت", "ﺖﻴﺑ"},
		{"lam and alef are one", "سلام", "ﻡﻼﺳ"},
		{"Hebrew turns round", "שלום", "םולש"},
		{"numbers keep their order", "שלום 12", "12 םולש"},
		{"within other text", "a שלום b", "a םולש b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(Set([]Span{{Text: c.text, Style: plainStyle}}, Form{Width: 200})); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestALongTextIsSetAtOnce(t *testing.T) {
	set := Set([]Span{{Text: strings.Repeat("constitutional words ", 10_000), Style: plainStyle}}, Form{Width: 315, Lang: "en"})
	if len(set.Lines) < 1000 {
		t.Errorf("%d lines", len(set.Lines))
	}
}

func BenchmarkSet(b *testing.B) {
	text := strings.Repeat("Recommendations about constitutional arrangements and their implementation. ", 20)
	for b.Loop() {
		Set([]Span{{Text: text, Style: Style{Face: face.Serif, Size: 10.2, Leading: 14}}}, Form{Width: 315, Lang: "en"})
	}
}

func TestAnAddressKeepsItsSchemeWhereThereIsRoom(t *testing.T) {
	style := Style{Face: face.Sans, Size: 10, Leading: 12}
	for width := 80.0; width < 120; width++ {
		for _, line := range Set([]Span{{Text: "https://www.example.org/a/long/path", Style: style}}, Form{Width: width, Whole: true}).Lines {
			shown := ""
			for _, p := range line.pieces {
				shown += string(p.shown)
			}
			if strings.HasSuffix(shown, "https:/") || strings.HasSuffix(shown, "https://") {
				t.Fatalf("%q at %v", shown, width)
			}
		}
	}
}
