package web

import (
	"bytes"
	"testing"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/store/pgtest"
)

func TestAKeyIsCarriedOnceAndByWhoeverIsInside(t *testing.T) {
	for name, settings := range map[string]func(*testing.T) config.Config{
		"sqlite":   func(*testing.T) config.Config { return config.Config{} },
		"postgres": func(t *testing.T) config.Config { return config.Config{DatabaseURL: pgtest.Database(t)} },
	} {
		t.Run(name, func(t *testing.T) {
			h := openWith(t, settings(t))
			d, elsewhere := h.begin(), h.begin()
			guest, id := d.guest(), consult.NewID()
			sealed := map[string]any{"sealed": bytes.Repeat([]byte{7}, 500)}
			guest.must("PUT", d.path("/parcels/%", id), sealed, nil)
			other := h.browser()
			for _, r := range []refusal{
				{"from another room", "POST", elsewhere.path("/parcels/%/collect", id), nil, 404, consult.CodeNotFound},
				{"under other words", "POST", d.path("/parcels/%/collect", consult.NewID()), nil, 404, consult.CodeNotFound},
				{"by nobody", "PUT", d.path("/parcels/%", consult.NewID()), sealed, 401, consult.CodeUnauthorised},
			} {
				r.play(t, other)
			}
			refusal{"a thing too small", "PUT", d.path("/parcels/%", consult.NewID()), map[string]any{"sealed": []byte("x")}, 422, consult.CodeInvalid}.play(t, guest)
			refusal{"a thing too large", "PUT", d.path("/parcels/%", consult.NewID()), map[string]any{"sealed": make([]byte, consult.MaxParcel+1)}, 422, consult.CodeInvalid}.play(t, guest)
			var got parcel
			other.must("POST", d.path("/parcels/%/collect", id), nil, &got)
			if len(got.Sealed) != 500 {
				t.Errorf("%d bytes came back", len(got.Sealed))
			}
			refusal{"a second time", "POST", d.path("/parcels/%/collect", id), nil, 404, consult.CodeNotFound}.play(t, other)
		})
	}
}
