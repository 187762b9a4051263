package face

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFiguresStandInColumns(t *testing.T) {
	for _, f := range []Face{Serif, SerifBold, Sans, SansBold} {
		for _, digit := range "123456789" {
			if f.Advance(digit) != f.Advance('0') {
				t.Errorf("%s: %c is as wide as %d, 0 as %d", f.Name(), digit, f.Advance(digit), f.Advance('0'))
			}
		}
	}
}

func TestBothLanguagesAreCovered(t *testing.T) {
	for _, f := range []Face{Serif, SerifItalic, SerifBold, Sans, SansBold} {
		for _, r := range "aZñÑáéíóúüÁÉÍÓÚ¿¡«»“”‘’–—…·•%€0123456789\u00ad" {
			if !f.Has(r) {
				t.Errorf("%s lacks %q", f.Name(), r)
			}
		}
	}
}

func TestWhatOneFaceLacksAnotherDraws(t *testing.T) {
	for _, c := range []struct {
		name  string
		r     rune
		face  Face
		shown rune
	}{
		{"a letter stays in its face", 'a', Serif, 'a'},
		{"a hyphen that holds is a hyphen", '\u2011', Serif, '-'},
		{"Hebrew has a face of its own", 'א', Hebrew, 'א'},
		{"Arabic has a face of its own", 'ع', Arabic, 'ع'},
		{"a picture becomes a box", '😀', Sans, Instead},
		{"a Chinese letter becomes a box", '漢', Sans, Instead},
	} {
		t.Run(c.name, func(t *testing.T) {
			if face, shown := Serif.Pick(c.r); face != c.face || shown != c.shown {
				t.Errorf("got %s %q", face.Name(), shown)
			}
		})
	}
}

func TestKerningBringsLettersTogether(t *testing.T) {
	apart := Serif.Width("A", 10) + Serif.Width("V", 10)
	if got := Serif.Width("AV", 10); got >= apart {
		t.Errorf("AV is %v wide, A and V are %v", got, apart)
	}
}

func TestEveryTextHasAWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if width := Serif.Width(text, 10); width < 0 || width != width {
			t.Fatalf("%q is %v wide", text, width)
		}
	})
}
