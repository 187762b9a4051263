package consult

import (
	"encoding/json"
	"reflect"
)

// unchanged refuses with CodeChanged where a part is no longer as its editor read
// it: what somebody else wrote meanwhile is never overwritten unseen. Without a
// reading (was) nothing is checked. What is absent and what is empty are the same.
func unchanged[T, U any](was []T, now T, written func(T) U) error {
	for _, one := range was {
		if !reflect.DeepEqual(meaningOf(written(one)), meaningOf(written(now))) {
			return Errorf(CodeChanged, "somebody else has changed this since you read it; look at both and decide")
		}
	}
	return nil
}

// meaningOf is a value as JSON tells it, without what says nothing.
func meaningOf(v any) any {
	data, err := json.Marshal(v)
	if err != nil {
		return err // the same for no two values
	}
	var plain any
	if err := json.Unmarshal(data, &plain); err != nil {
		return err
	}
	return withoutEmpty(plain)
}

// writtenIn is what saving a consultation can change.
func writtenIn(c Consultation) any {
	p := c.Protocol.as(DefaultProtocol())
	p.Version, p.Keys = 0, nil
	return []any{prefaceOf(c), c.Date, c.Languages, p, c.OpenRoom}
}

// writtenOf is what saving a recommendation can change, but for its place.
func writtenOf(r Recommendation) Recommendation {
	r.Place, r.Proposed, r.Earlier, r.MergedInto = 0, false, nil, ID{}
	return r
}
