package credential

import (
	"bytes"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// secrets are the values that must not be seen, each with the text that stands
// for it and the bytes that would betray it.
func secrets(t *testing.T) map[string]struct {
	value  any
	text   string
	hidden []byte
} {
	t.Helper()
	token := issue(t, testKey(t))
	id := token.Participant()
	author := AuthorKey(token.Message[:32])
	hash := author.Hash()
	code, _ := NewInvitation(nil)
	invitation, err := ParseInvitation(code)
	if err != nil {
		t.Fatal(err)
	}
	request, _, err := Blind(nil, testKey(t).Public())
	if err != nil {
		t.Fatal(err)
	}
	return map[string]struct {
		value  any
		text   string
		hidden []byte
	}{
		"participant":     {id, "participant(redacted)", id[:]},
		"token":           {token, "credential(redacted)", token.Message},
		"token's address": {&token, "credential(redacted)", token.Message},
		"author key":      {author, "author key(redacted)", author[:]},
		"author hash":     {hash, "author(redacted)", hash[:]},
		"invitation":      {invitation, "invitation(redacted)", invitation.values[:]},
		"signing key":     {testKey(t), "signing key(redacted)", testKey(t).private.D.Bytes()},
		"request":         {request, "credential(redacted)", request.message},
	}
}

// betrays tells whether the text holds the bytes in any usual notation.
func betrays(text string, hidden []byte) bool {
	first := hidden[:4]
	decimal := strings.Trim(fmt.Sprint(first), "[]")
	for _, form := range []string{
		string(first), hex.EncodeToString(first), decimal, strings.ReplaceAll(decimal, " ", ","),
		strings.ToUpper(hex.EncodeToString(first)),
	} {
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}

func TestSecretsPrintAsAConstantForEveryVerb(t *testing.T) {
	verbs := []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%b", "%o", "%c", "%U", "%t", "%e", "%08d"}
	for name, secret := range secrets(t) {
		for _, verb := range verbs {
			t.Run(name+" as "+verb, func(t *testing.T) {
				if got := fmt.Sprintf(verb, secret.value); got != secret.text {
					t.Errorf("printed as %s", got)
				}
			})
		}
		t.Run(name+" by its methods", func(t *testing.T) {
			if got := secret.value.(fmt.Stringer).String(); got != secret.text {
				t.Errorf("String gives %s", got)
			}
			if got := secret.value.(fmt.GoStringer).GoString(); got != secret.text {
				t.Errorf("GoString gives %s", got)
			}
		})
	}
}

func TestSecretsStayHiddenInsideOtherValues(t *testing.T) {
	for name, secret := range secrets(t) {
		wrapped := map[string]any{
			"a struct": struct{ Field any }{secret.value},
			"a slice":  []any{secret.value},
			"a map":    map[string]any{"key": secret.value},
			"an error": fmt.Errorf("while doing: %v", secret.value),
		}
		for where, value := range wrapped {
			t.Run(name+" in "+where, func(t *testing.T) {
				for _, verb := range []string{"%v", "%+v", "%#v"} {
					got := fmt.Sprintf(verb, value)
					if betrays(got, secret.hidden) || !strings.Contains(got, secret.text) {
						t.Errorf("%s gives %s", verb, got)
					}
				}
			})
		}
	}
}

func TestSecretsStayHiddenInLogs(t *testing.T) {
	for name, secret := range secrets(t) {
		var text, structured bytes.Buffer
		for _, handler := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&structured, nil)} {
			log := slog.New(handler)
			log.Info("direct", "value", secret.value)
			log.With("value", secret.value).WithGroup("group").Info("bound", slog.Any("value", secret.value))
		}
		for form, got := range map[string]string{"text": text.String(), "JSON": structured.String()} {
			t.Run(name+" logged as "+form, func(t *testing.T) {
				if betrays(got, secret.hidden) || strings.Count(got, secret.text) != 3 {
					t.Errorf("logged as %s", got)
				}
			})
		}
		t.Run(name+" logged inside a struct", func(t *testing.T) {
			structured.Reset()
			slog.New(slog.NewJSONHandler(&structured, nil)).Info("nested", "value", struct{ Field any }{secret.value})
			if got := structured.String(); betrays(got, secret.hidden) || !strings.Contains(got, "must not be marshalled") {
				t.Errorf("logged as %s", got)
			}
		})
	}
}

func TestSecretsRefuseToBeMarshalled(t *testing.T) {
	for name, secret := range secrets(t) {
		ways := map[string]func(any) error{
			"JSON":           func(v any) error { _, err := json.Marshal(v); return err },
			"JSON in a list": func(v any) error { _, err := json.Marshal([]any{v}); return err },
			"XML":            func(v any) error { _, err := xml.Marshal(v); return err },
			"gob":            func(v any) error { return gob.NewEncoder(new(bytes.Buffer)).Encode(v) },
		}
		for way, marshal := range ways {
			t.Run(name+" as "+way, func(t *testing.T) {
				err := marshal(secret.value)
				if !errors.Is(err, ErrSecret) {
					t.Fatalf("error %v, want ErrSecret", err)
				}
				if betrays(err.Error(), secret.hidden) {
					t.Errorf("the error betrays it: %v", err)
				}
			})
		}
	}
}

func TestAParticipantRefusesToBeAKeyInJSON(t *testing.T) {
	id := issue(t, testKey(t)).Participant()
	text, err := json.Marshal(map[ParticipantID]int{id: 1})
	if err == nil {
		t.Fatalf("got %s, want an error", text)
	}
	if betrays(err.Error(), id[:]) {
		t.Errorf("the error betrays it: %v", err)
	}
}

func TestEmptySecretsAreRedactedToo(t *testing.T) {
	for _, value := range []any{ParticipantID{}, Token{}, Invitation{}, AuthorKey{}, AuthorHash{}} {
		if got := fmt.Sprintf("%+v", value); !strings.HasSuffix(got, "(redacted)") {
			t.Errorf("%T prints as %s", value, got)
		}
	}
}
