package live

import (
	"bytes"
	"encoding/json"
	"io"

	"parley/internal/consult"
)

// decode reads one JSON object strictly: a field that is not known, or anything
// after the object, is refused, so that a browser never believes in something
// that the server dropped. The error repeats nothing of the input.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return errMalformed()
	}
	if _, err := d.Token(); err != io.EOF {
		return errMalformed()
	}
	return nil
}

func errMalformed() error {
	return consult.Errorf(consult.CodeInvalid, "this request cannot be read; reload the page")
}

// rating is a point of a scale, or null for "outside my expertise". A rating
// that is missing is neither.
type rating struct {
	given bool
	value *int
}

// UnmarshalJSON implements [json.Unmarshaler].
func (r *rating) UnmarshalJSON(data []byte) error {
	r.given = true
	return json.Unmarshal(data, &r.value)
}
