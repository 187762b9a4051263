package consult

import (
	"context"
	"testing"
)

func TestACheckIsAskedAgainWhereAnotherCallReadTheAgendaMeanwhile(t *testing.T) {
	stale, fresh := &view{}, &view{}
	r := &room{}
	r.current.Store(stale)
	refused := Errorf(CodeStepClosed, "not open")
	err := (&Service{}).settled(context.Background(), r, func(v *view) error {
		if v == fresh {
			return nil
		}
		r.current.Store(fresh) // as the call beside this one does
		return refused
	})
	if err != nil {
		t.Error(err)
	}
}
