package consult

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWritingIsRefusedWhereItCouldNotBeShownAsWritten(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"plain text passes":              {"Publish the figures.\nEvery quarter.", ""},
		"markup is text":                 {"<script>alert(1)</script> & *stars*", ""},
		"accents and other scripts pass": {"Añadir, ¿sí? עברית العربية", ""},
		"too long":                       {strings.Repeat("ñ", MaxBody+1), "shorten it to 2000"},
		"control characters":             {"a\x00b", "control character"},
		"a right-to-left override":       {"abc\u202Edef", "turns its direction"},
		"an isolate":                     {"abc\u2067def", "turns its direction"},
		"broken UTF-8":                   {"abc\xff", "not valid UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			err := checkWriting("body", c.text, MaxBody)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestWordsNeedABodyAConsentAndAProposalATitle(t *testing.T) {
	for name, c := range map[string]struct {
		kind        ContributionKind
		title, body string
		consent     Consent
		field       string
	}{
		"a comment":                  {Comment, "", "text", NoQuotation, ""},
		"a proposal":                 {Proposal, "title", "text", Verbatim, ""},
		"white space alone":          {Comment, "", " \n ", NoQuotation, "body"},
		"a proposal without a title": {Proposal, " ", "text", NoQuotation, "title"},
		"a comment with a title":     {Comment, "title", "text", NoQuotation, "title"},
		"a consent nobody offered":   {Comment, "", "text", "maybe", "consent"},
	} {
		t.Run(name, func(t *testing.T) {
			err := checkWords(c.kind, c.title, c.body, c.consent)
			if c.field == "" && err != nil {
				t.Errorf("refused: %v", err)
			}
			if e, ok := err.(*Error); c.field != "" && (!ok || e.Field != c.field) {
				t.Errorf("got %v, want an error about %s", err, c.field)
			}
		})
	}
}

func TestAnIDReadsItsOwnTextAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		id, err := ParseID(text)
		if err == nil && id.String() != strings.ToLower(text) {
			t.Fatalf("%q was read as %q", text, id)
		}
	})
	id := NewID()
	if back, err := ParseID(id.String()); err != nil || back != id {
		t.Errorf("%v did not survive its text form", id)
	}
}

func TestConnectionsAreRoundedSoThatOnePersonRarelyShows(t *testing.T) {
	for n, want := range map[int]int{0: 0, 2: 0, 3: 5, 38: 40, 42: 40, 99: 100, 104: 100, 105: 110, 1234: 1200, 98765: 99000} {
		if got := about(n); got != want {
			t.Errorf("about(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestARankingNamesEachItemOfTheRoundAtMostOnce(t *testing.T) {
	a, b, other := NewID(), NewID(), NewID()
	in := roundView{items: map[ID]bool{a: true, b: true}}
	for name, c := range map[string]struct {
		order [][]ID
		ok    bool
	}{
		"complete":          {[][]ID{{a}, {b}}, true},
		"tied":              {[][]ID{{b, a}}, true},
		"truncated":         {[][]ID{{b}}, true},
		"empty: abstention": {nil, true},
		"an empty place":    {[][]ID{{a}, {}}, false},
		"unknown item":      {[][]ID{{other}}, false},
		"doubled item":      {[][]ID{{a}, {b, a}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if err := checkOrder(in, c.order); (err == nil) != c.ok {
				t.Errorf("got %v", err)
			}
		})
	}
}
