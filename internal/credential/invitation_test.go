package credential

import (
	"encoding/hex"
	"errors"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawCode is a code from drawn randomness, without separators.
func drawCode(t *rapid.T) string {
	random := rapid.SliceOfN(rapid.Byte(), invitationSymbols, invitationSymbols).Draw(t, "randomness")
	code, _ := NewInvitation(strings.NewReader(string(random)))
	return strings.ReplaceAll(code, "-", "")
}

func TestAnInvitationIsSevenGroupsOfFour(t *testing.T) {
	shape := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$`)
	seen := map[string]bool{}
	for range 200 {
		code, hash := NewInvitation(nil)
		if !shape.MatchString(code) {
			t.Fatalf("code %q", code)
		}
		if seen[code] {
			t.Fatalf("%q was drawn twice", code)
		}
		seen[code] = true
		invitation, err := ParseInvitation(code)
		if err != nil {
			t.Fatal(err)
		}
		if invitation.Hash() != hash || invitation.Code() != code {
			t.Fatal("another invitation was read")
		}
	}
}

func TestEveryCharacterOfTheAlphabetIsDrawnAboutAsOften(t *testing.T) {
	const codes = 2000
	counts := map[rune]int{}
	for range codes {
		code, _ := NewInvitation(nil)
		for _, c := range strings.ReplaceAll(code, "-", "")[:invitationSymbols] {
			counts[c]++
		}
	}
	expected := float64(codes*invitationSymbols) / float64(len(alphabet))
	var chi2 float64
	for _, c := range alphabet {
		difference := float64(counts[c]) - expected
		chi2 += difference * difference / expected
	}
	// 31 degrees of freedom: exceeded with probability below 10⁻⁹.
	if chi2 > 105 {
		t.Errorf("chi-squared %.1f", chi2)
	}
}

func TestACodeReadsTheSameHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := drawCode(t)
		want, err := ParseInvitation(code)
		if err != nil {
			t.Fatal(err)
		}
		var typed strings.Builder
		for _, c := range code {
			typed.WriteString(rapid.SampledFrom([]string{"", "", "-", " ", "–", "\u00a0", "\n", "."}).Draw(t, "separator"))
			forms := []string{string(c), strings.ToLower(string(c))}
			switch c {
			case '0':
				forms = append(forms, "O", "o")
			case '1':
				forms = append(forms, "I", "i", "L", "l")
			}
			typed.WriteString(rapid.SampledFrom(forms).Draw(t, "form"))
		}
		got, err := ParseInvitation(typed.String())
		if err != nil || got.Hash() != want.Hash() {
			t.Errorf("%q: error %v", typed.String(), err)
		}
	})
}

func TestEveryWrongCharacterIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(drawCode(t))
		at := rapid.IntRange(0, len(code)-1).Draw(t, "place")
		wrong := alphabet[rapid.IntRange(0, len(alphabet)-1).Draw(t, "character")]
		if wrong == code[at] {
			t.Skip("not wrong")
		}
		code[at] = wrong
		if _, err := ParseInvitation(string(code)); !errors.Is(err, ErrInvitation) {
			t.Errorf("%s: error %v, want ErrInvitation", code, err)
		}
	})
}

func TestEverySwapOfTwoCharactersIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(drawCode(t))
		i := rapid.IntRange(0, len(code)-1).Draw(t, "one")
		j := rapid.IntRange(0, len(code)-1).Draw(t, "other")
		if code[i] == code[j] {
			t.Skip("not a swap")
		}
		code[i], code[j] = code[j], code[i]
		if _, err := ParseInvitation(string(code)); !errors.Is(err, ErrInvitation) {
			t.Errorf("%s: error %v, want ErrInvitation", code, err)
		}
	})
}

func TestWhatIsNoInvitationIsRefused(t *testing.T) {
	code, _ := NewInvitation(strings.NewReader(strings.Repeat("\x07", invitationSymbols)))
	cases := map[string]string{
		"nothing":                   "",
		"separators alone":          "---- ----",
		"a character missing":       code[1:],
		"a character too many":      code + "7",
		"a letter outside":          "U" + code[1:],
		"a letter of another kind":  "Ж" + code[1:],
		"a letter that folds to K":  "\u212a" + code[1:],
		"bytes that are not text":   "\xff" + code[1:],
		"a code of no randomness":   strings.Repeat("0", invitationLength-1) + "1",
		"a room code":               "K7M 4QX",
		"a very long line of noise": strings.Repeat("7", 1<<20),
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := ParseInvitation(text); !errors.Is(err, ErrInvitation) {
				t.Errorf("error %v, want ErrInvitation", err)
			}
		})
	}
}

// The front end's tests read the same file.
func TestTheGoldenCodesReadTheSameHereAndInTheBrowser(t *testing.T) {
	var golden struct {
		Good []struct{ Typed, Code, Hash string }
		Bad  []string
	}
	readTestdata(t, "invitation.json", &golden)
	for _, good := range golden.Good {
		invitation, err := ParseInvitation(good.Typed)
		if err != nil {
			t.Fatalf("%q: %v", good.Typed, err)
		}
		hash := invitation.Hash()
		if invitation.Code() != good.Code || hex.EncodeToString(hash[:]) != good.Hash {
			t.Errorf("%q reads as %s with hash %x", good.Typed, invitation.Code(), hash)
		}
	}
	for _, bad := range golden.Bad {
		if _, err := ParseInvitation(bad); !errors.Is(err, ErrInvitation) {
			t.Errorf("%q: error %v, want ErrInvitation", bad, err)
		}
	}
	if len(golden.Good) == 0 || len(golden.Bad) == 0 {
		t.Error("the golden file is empty")
	}
}

func FuzzParseInvitation(f *testing.F) {
	code, _ := NewInvitation(nil)
	f.Add(code)
	f.Add(strings.ToLower(code))
	f.Add("OIL")
	f.Fuzz(func(t *testing.T, text string) {
		invitation, err := ParseInvitation(text)
		if err != nil {
			return
		}
		again, err := ParseInvitation(invitation.Code())
		if err != nil || again != invitation {
			t.Errorf("%q does not survive being written: %v", text, err)
		}
	})
}
