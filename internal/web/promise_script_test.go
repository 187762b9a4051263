package web

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/consult"
)

// script asks for everything that a participant can ask for, well and badly,
// while the steps are open, after they closed and after the end, and returns
// what was answered. Figures that a close lets out are not looked at.
func (w *twin) script() []string {
	w.h.t.Helper()
	w.ask(w.me(), "GET", "/snapshot", nil)
	w.everything()
	w.strangers()
	w.ask(w.me(), "GET", "/snapshot", nil)
	for _, kind := range consult.StepKinds {
		w.h.owner.must("POST", w.path("/steps/%/close", w.steps[kind]), nil, nil)
	}
	w.everything()
	w.h.owner.must("POST", w.path("/close"), nil, nil)
	w.everything()
	w.strangers()
	return w.told
}

func (w *twin) everything() {
	w.answers()
	w.write()
	w.callBySocket()
	sealed := map[string]string{"sealed": strings.Repeat("QUJD", 40)}
	for _, parcel := range []consult.ID{w.unknown, w.recs[0]} {
		w.ask(w.me(), "PUT", "/parcels/"+parcel.String(), sealed)
		w.ask(w.me(), "PUT", "/parcels/"+parcel.String(), sealed)
		w.ask("", "POST", "/parcels/"+parcel.String()+"/collect", nil)
		w.ask("", "POST", "/parcels/"+parcel.String()+"/collect", nil)
	}
	w.ask(w.me(), "GET", "/own", nil)
}

// ask makes a request to the consultation and notes what came back.
func (w *twin) ask(as, method, path string, body any) reply {
	w.h.t.Helper()
	return w.askAt(as, method, w.path(path), body)
}

func (w *twin) askAt(as, method, path string, body any) reply {
	w.h.t.Helper()
	got := w.as(as).send(method, apiPath+path, body, "Accept-Encoding", "identity")
	w.asked[method+" "+path] = true
	var own kept
	if path == w.path("/contributions") && json.Unmarshal(got.body, &own) == nil && !own.ID.IsZero() {
		w.mine = append(w.mine, own.ID.String())
	}
	got.header.Del("Date")
	got.header.Del("Content-Length") // a time that ends in 0 is written shorter
	w.note(method+" "+path+" "+marshalled(body), marshalled(got.header)+" "+http.StatusText(got.status)+" "+string(got.body))
	return got
}

var aTime = regexp.MustCompile(`\d{4}-\d\d-\d\dT[0-9:.]+Z`)

// note keeps an answer, without times and with names for the ids that each
// house draws for itself.
func (w *twin) note(asked, told string) {
	line := aTime.ReplaceAllString(asked+"\n\t"+told, "T")
	for i, id := range w.mine {
		line = strings.ReplaceAll(line, id, strings.Repeat("mine ", i+1))
	}
	w.told = append(w.told, line)
}

// answers gives each kind of answer: good, again, bad, about what is not asked
// there, is nothing, is elsewhere or is another's that nobody may know of, and in
// rounds that ask something else, are elsewhere or are nothing.
func (w *twin) answers() {
	about := slices.Concat([]consult.ID{w.recs[0], w.unknown, w.elsewhere.recs[0]}, w.past.hidden)
	item := func(round, rec consult.ID, what string) string {
		return "/rounds/" + round.String() + "/" + what + "/" + rec.String()
	}
	for _, kind := range consult.StepKinds {
		for _, round := range []consult.ID{w.rounds[kind], w.rounds[consult.Discuss], w.unknown, w.foreign} {
			for _, rec := range about {
				var path string
				var bodies []any
				switch kind {
				case consult.Vote:
					path, bodies = item(round, rec, "votes"), values("vote", "pass", "perhaps")
				case consult.Rate:
					path, bodies = item(round, rec, "ratings")+"/importance", values("rating", 7, 70)
				case consult.Judge:
					path, bodies = item(round, rec, "grades"), values("grade", 3, 0)
				case consult.Rank:
					path, bodies = "/rounds/"+round.String()+"/ranking", []any{orderOf(rec), orderOf(rec, rec)}
				case consult.Dots, consult.Quadratic:
					path, bodies = "/rounds/"+round.String()+"/points", []any{pointsFor(rec, 3), pointsFor(rec, 30)}
				case consult.Compare:
					path, bodies = "/rounds/"+round.String()+"/pairs", []any{pairOf(rec, w.recs[1]), pairOf(rec, rec)}
				default:
					path, bodies = "/rounds/"+round.String()+"/finished", []any{struct{}{}}
				}
				if rec != w.recs[0] || round != w.rounds[kind] {
					bodies = bodies[:1]
				} else {
					bodies = append(bodies, bodies[0], `{"vote":`)
				}
				for _, body := range bodies {
					w.ask(w.me(), "PUT", path, body)
				}
				if round != w.rounds[kind] {
					break // the round is refused, whatever it is about
				}
			}
		}
	}
}

// values are a good answer, one older than it and a bad one.
func values(field string, good, bad any) []any {
	return []any{map[string]any{field: good, "turn": 5}, map[string]any{field: good, "turn": 4}, map[string]any{field: bad}}
}

// write comments, replies and proposes, well and badly, and acts on words: one's
// own, those that everybody sees, and those of others that nobody may know of.
func (w *twin) write() {
	add := func(words map[string]any) { w.ask(w.me(), "POST", "/contributions", words) }
	comment := with(w.comment(), "author_key", ownKey(w.me(), 20+len(w.mine)))
	proposal := with(w.proposal(), "author_key", ownKey(w.me(), 21+len(w.mine)))
	for _, words := range []map[string]any{comment, proposal} {
		add(words)
		add(words)
		add(with(words, "body", ""))
		add(with(words, "step", w.steps[consult.Vote]))
		add(with(words, "step", w.unknown))
		add(with(words, "author_key", []byte("short")))
	}
	strange := slices.Concat([]consult.ID{w.unknown, w.elsewhere.recs[0]}, w.past.hidden)
	for _, id := range append(slices.Clone(strange), w.words[1]) { // the last is on its way out
		add(with(with(comment, "parent", id), "author_key", ownKey(w.me(), 30)))
	}
	for _, id := range strange {
		add(with(with(comment, "recommendation", id), "author_key", ownKey(w.me(), 31)))
	}
	for _, id := range slices.Concat(strange, w.words) {
		w.actOn(id.String(), ownKey(w.me(), 3))
	}
	for i, id := range w.mine {
		w.actOn(id, ownKey(w.me(), 20+i))
	}
}

func (w *twin) actOn(id string, key []byte) {
	path, proof := "/contributions/"+id, map[string]any{"author_key": key}
	w.ask(w.me(), "POST", path+"/status", proof)
	w.ask(w.me(), "PUT", path, with(with(proof, "body", "Better."), "consent", "verbatim"))
	w.ask(w.me(), "PUT", path, with(with(proof, "body", ""), "consent", "verbatim"))
	w.ask(w.me(), "POST", path+"/post", proof)
	w.ask(w.me(), "POST", path+"/withdraw", with(proof, "turn", 3))
	w.ask(w.me(), "POST", path+"/withdraw", with(proof, "turn", 2))
}

// callBySocket makes some of the same requests on a live connection.
func (w *twin) callBySocket() {
	t, me := w.h.t, w.as(w.me())
	conn := me.dial(t, "")
	hello := conn.connect(t, map[string]any{"consultation": w.id, "token": me.token()})
	w.note("connect", marshalled(hello.Error))
	for _, id := range slices.Concat([]consult.ID{w.recs[0], w.unknown}, w.past.hidden) {
		for _, call := range []struct {
			method string
			body   map[string]any
		}{
			{"vote.cast", map[string]any{"round": w.rounds[consult.Vote], "recommendation": id, "vote": "pass"}},
			{"ranking.cast", with(orderOf(id), "round", w.rounds[consult.Rank])},
			{"points.cast", with(pointsFor(id, 2), "round", w.rounds[consult.Dots])},
			{"round.finish", map[string]any{"round": id}},
			{"contribution.add", with(with(w.comment(), "recommendation", id), "author_key", ownKey(w.me(), 3))},
			{"contribution.withdraw", map[string]any{"id": id, "author_key": ownKey(w.me(), 3)}},
		} {
			got := conn.call(t, call.method, call.body)
			w.note(call.method+" "+marshalled(call.body), marshalled(got.Error)+marshalled(got.RPC))
		}
	}
	_ = conn.conn.Close()
}

// strangers ask with the key of another consultation, with none and with codes
// that open nothing, or have been used.
func (w *twin) strangers() {
	for _, as := range []string{"", w.stranger, "Parley ???", "Parley " + swap(w.me()[len("Parley "):])} {
		w.ask(as, "GET", "/snapshot", nil)
		w.ask(as, "GET", "/own", nil)
		w.ask(as, "PUT", "/rounds/"+w.rounds[consult.Vote].String()+"/votes/"+w.recs[0].String(), values("vote", "agree", "")[0])
		w.ask(as, "POST", "/contributions/"+w.words[0].String()+"/status", map[string]any{"author_key": ownKey(w.people[0], 0)})
	}
	w.askAt("", "GET", "/rooms/"+w.room, nil)
	w.askAt("", "GET", "/rooms/ZZZZZZ", nil)
	for _, code := range append(slices.Clone(w.invitations[:2]), "ABC", "") { // the first is used in some houses
		w.ask("", "POST", "/invitations/keys", map[string]any{"invitation": code})
		w.ask("", "POST", "/credentials", map[string]any{"invitation": code, "blinded": [][]byte{}})
		w.ask("", "POST", "/room-credentials", map[string]any{"room_code": code, "blinded": [][]byte{}})
	}
}

// unasked are the operations of participants that the script left out.
func (w *twin) unasked() (names []string) {
	eachOperation(w.h.server.OpenAPI(), func(path string, op *huma.Operation) {
		who, tag := op.Extensions["x-parley-access"], op.Tags[0]
		if op.OperationID == "getQR" || who != string(anybody) && who != string(participant) && who != string(inside) || tag != tagParticipant && tag != tagAdmission {
			return
		}
		pattern := regexp.MustCompile("^" + op.Method + " " + parameter.ReplaceAllString(path, "[^/]+") + "$")
		for asked := range w.asked {
			if pattern.MatchString(asked) {
				return
			}
		}
		names = append(names, op.OperationID)
	})
	return names
}
