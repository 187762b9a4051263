package consult

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

func TestTheCanonicalFormHasSortedKeysAndNoWhiteSpace(t *testing.T) {
	p := DefaultProtocol()
	p.Keys = map[string]string{"b": "2", "a": "1"}
	got := string(p.CanonicalJSON())
	if strings.ContainsAny(got, "\n\t") || !strings.Contains(got, `"keys":{"a":"1","b":"2"}`) {
		t.Errorf("not canonical: %s", got)
	}
	if !strings.HasPrefix(got, `{"comment_batch":3,"consensus_percent":75,"dimensions":[{"high":`) {
		t.Errorf("keys are not sorted: %s", got)
	}
	if strings.Contains(got, `\u003c`) {
		t.Error("HTML is escaped, which canonical JSON is not")
	}
}

func TestTheHashIsTheSHA256OfTheCanonicalFormAndChangesWithEveryRule(t *testing.T) {
	p := DefaultProtocol()
	sum := sha256.Sum256(p.CanonicalJSON())
	if p.Hash() != hex.EncodeToString(sum[:]) {
		t.Fatal("the hash is of something else")
	}
	before := p.Hash()
	p.MinCell = 6
	if p.Hash() == before {
		t.Error("another minimum cell has the same hash")
	}
}

func TestAProtocolThatCannotBePromisedIsRefusedWithItsField(t *testing.T) {
	for field, spoil := range map[string]func(*Protocol){
		"protocol.privacy":            func(p *Protocol) { p.Privacy = "none" },
		"protocol.min_cell":           func(p *Protocol) { p.MinCell = 2 },
		"protocol.consensus_percent":  func(p *Protocol) { p.ConsensusPercent = 50 },
		"protocol.opposition_percent": func(p *Protocol) { p.OppositionLimit = -1 },
		"protocol.scale":              func(p *Protocol) { p.Scale = "1-7" },
		"protocol.dimensions":         func(p *Protocol) { p.Dimensions = nil },
		"protocol.ranking_method":     func(p *Protocol) { p.RankingMethod = "dice" },
		"protocol.unranked":           func(p *Protocol) { p.Unranked = "top" },
		"protocol.visibility":         func(p *Protocol) { p.Visibility = "never" },
		"protocol.comment_batch":      func(p *Protocol) { p.CommentBatch = 2 },
	} {
		p := DefaultProtocol()
		spoil(&p)
		err, ok := checkProtocol(p).(*Error)
		if !ok || err.Field != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
	if err := checkProtocol(DefaultProtocol()); err != nil {
		t.Errorf("the default protocol is refused: %v", err)
	}
}
