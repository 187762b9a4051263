package credential

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestARoomCodeIsTwoGroupsOfThree(t *testing.T) {
	shape := regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{3} [0-9A-HJKMNP-TV-Z]{3}$`)
	for range 500 {
		code := NewRoomCode(nil)
		if !shape.MatchString(code) {
			t.Fatalf("code %q", code)
		}
		if got, err := NormaliseRoomCode(code); err != nil || got != code {
			t.Fatalf("%q is normalised to %q, error %v", code, got, err)
		}
	}
}

func TestARoomCodeReadsTheSameHoweverItIsTyped(t *testing.T) {
	cases := map[string]string{
		"K7M 4QX":      "K7M 4QX",
		"k7m4qx":       "K7M 4QX",
		"k7m-4qx":      "K7M 4QX",
		" K 7 M 4QX\n": "K7M 4QX",
		"K7M–4QX":      "K7M 4QX",
		"oOiIlL":       "001 111",
	}
	for typed, want := range cases {
		t.Run(typed, func(t *testing.T) {
			if got, err := NormaliseRoomCode(typed); err != nil || got != want {
				t.Errorf("got %q and error %v, want %q", got, err, want)
			}
		})
	}
}

func TestWhatIsNoRoomCodeIsRefused(t *testing.T) {
	for _, text := range []string{"", "K7M4Q", "K7M4QXX", "K7M 4QU", "K7M/4QX", "Κ7M 4QX", "\xff7M4QX", strings.Repeat(" ", 1000)} {
		t.Run(text, func(t *testing.T) {
			if got, err := NormaliseRoomCode(text); !errors.Is(err, ErrRoomCode) {
				t.Errorf("got %q and error %v, want ErrRoomCode", got, err)
			}
		})
	}
}

func TestRandomnessThatFailsIsNotPaperedOver(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a code was drawn from nothing")
		}
	}()
	NewRoomCode(strings.NewReader("short"))
}

func FuzzNormaliseRoomCode(f *testing.F) {
	f.Add("K7M 4QX")
	f.Add("oil-oil")
	f.Fuzz(func(t *testing.T, text string) {
		code, err := NormaliseRoomCode(text)
		if err != nil {
			return
		}
		if again, err := NormaliseRoomCode(code); err != nil || again != code {
			t.Errorf("%q is normalised to %q, that to %q", text, code, again)
		}
	})
}
