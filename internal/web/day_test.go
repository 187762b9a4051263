package web

import (
	"encoding/json"
	"strings"

	"parley/internal/consult"
	"parley/internal/credential"
)

// day is a consultation in a house: one theme with three recommendations, and
// a step of each kind on it. The room is open.
type day struct {
	h           *house
	id          consult.ID
	room        string
	group       consult.ID
	theme       consult.ID
	recs        []consult.ID
	steps       map[consult.StepKind]consult.ID
	invitations []string
	keys        map[bool]*credential.PublicKey // by whether it is the open room's
}

func text(en string) consult.Text { return consult.Text{consult.English: en, consult.Spanish: en} }

// draft writes a consultation that nobody can enter yet.
func (h *house) draft() *day {
	h.t.Helper()
	d := &day{h: h, group: consult.NewID(), theme: consult.NewID(), steps: map[consult.StepKind]consult.ID{}}
	var made created
	h.owner.must("POST", "/consultations", map[string]any{"template": "blank", "title": text("Trial")}, &made)
	d.id = made.ID
	h.owner.must("PUT", d.path(""), map[string]any{"title": text("Trial"), "open_room": true, "languages": []string{"en", "es"}}, nil)
	h.owner.must("PUT", d.path("/groups/%", d.group), map[string]any{"name": text("Guests"), "place": 1}, nil)
	h.owner.must("PUT", d.path("/themes/%", d.theme), map[string]any{"title": text("Justice"), "place": 1}, nil)
	for i := range 3 {
		rec := consult.NewID()
		d.recs = append(d.recs, rec)
		h.owner.must("PUT", d.path("/recommendations/%", rec), map[string]any{
			"theme": d.theme, "title": text("Train judges"), "body": text("In every state."), "place": i + 1,
		}, nil)
	}
	for i, kind := range []consult.StepKind{consult.Propose, consult.Discuss, consult.Vote, consult.Rate, consult.Rank} {
		d.steps[kind] = consult.NewID()
		h.owner.must("PUT", d.path("/steps/%", d.steps[kind]), map[string]any{"theme": d.theme, "kind": kind, "place": i + 1, "minutes": 10}, nil)
	}
	var agenda consult.Agenda
	h.owner.must("GET", d.path("/agenda"), nil, &agenda)
	d.room = agenda.Consultation.RoomCode
	return d
}

// invite makes twelve invitations, so that the declared group gets a key too.
func (d *day) invite() *day {
	d.h.t.Helper()
	var made madeInvitations
	d.h.owner.must("POST", d.path("/groups/%/invitations", d.group), map[string]int{"count": 12}, &made)
	for _, invitation := range made.Invitations {
		d.invitations = append(d.invitations, invitation.Code)
	}
	return d
}

// path is below the consultation, with each % replaced by an id.
func (d *day) path(path string, ids ...consult.ID) string {
	for _, id := range ids {
		path = strings.Replace(path, "%", id.String(), 1)
	}
	return "/consultations/" + d.id.String() + path
}

// register opens registration and learns the groups' keys.
func (d *day) register() *day {
	d.h.t.Helper()
	d.h.owner.must("POST", d.path("/registration/open"), nil, nil)
	var room consult.Room
	d.h.browser().must("GET", "/rooms/"+d.room, nil, &room)
	d.keys = map[bool]*credential.PublicKey{}
	for _, key := range room.Keys {
		parsed, err := credential.ParsePublicKey(key.PublicKey)
		if err != nil {
			d.h.t.Fatal(err)
		}
		d.keys[key.Open] = parsed
	}
	return d
}

// begin is a day whose doors are open.
func (h *house) begin() *day {
	h.t.Helper()
	d := h.draft().register()
	h.owner.must("POST", d.path("/doors/open"), nil, nil)
	return d
}

// guest enters by the room's code.
func (d *day) guest() *browser {
	d.h.t.Helper()
	request, blinded, err := credential.Blind(nil, d.keys[true])
	if err != nil {
		d.h.t.Fatal(err)
	}
	b := d.h.browser()
	var out signatures
	b.must("POST", d.path("/room-credentials"), map[string]any{"room_code": d.room, "blinded": [][]byte{blinded}}, &out)
	token, err := request.Finish(out.Signatures[0])
	if err != nil {
		d.h.t.Fatal(err)
	}
	b.authorisation = "Parley " + token.Encode()
	return b
}

// openStep opens a step and tells its round.
func (d *day) openStep(kind consult.StepKind) consult.ID {
	d.h.t.Helper()
	var round consult.Round
	d.h.owner.must("POST", d.path("/steps/%/open", d.steps[kind]), nil, &round)
	return round.ID
}

// comment is a good comment on the first recommendation.
func (d *day) comment() map[string]any {
	return map[string]any{
		"step": d.steps[consult.Discuss], "kind": "comment", "recommendation": d.recs[0], "lang": "en",
		"body": "Well said.", "consent": "none", "author_key": key(consult.NewID().String()),
	}
}

// key is an author's key: 32 bytes.
func key(seed string) []byte { return []byte(seed)[:32] }

func with(body map[string]any, field string, value any) map[string]any {
	changed := map[string]any{field: value}
	for name, v := range body {
		if name != field {
			changed[name] = v
		}
	}
	return changed
}

func marshalled(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
