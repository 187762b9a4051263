package consult

import (
	"encoding/json"
	"testing"
)

func TestATextThatWasNeverWrittenIsStillAnObject(t *testing.T) {
	wire, err := json.Marshal(struct{ Place Text }{})
	if err != nil || string(wire) != `{"Place":{}}` {
		t.Errorf("%s, %v", wire, err)
	}
}
