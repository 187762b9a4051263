package web

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/credential"
)

// TestTheLogTellsNothingOfAnybody runs a day at the most talkative level, with
// mistakes in it, and looks for everything that must not be in the log.
func TestTheLogTellsNothingOfAnybody(t *testing.T) {
	h := open(t)
	d := h.draft().invite().register()
	h.owner.must("POST", d.path("/doors/open"), nil, nil)
	guest := d.guest()
	token := strings.TrimPrefix(guest.authorisation, "Parley ")
	parsed, err := credential.ParseToken(token)
	if err != nil {
		t.Fatal(err)
	}
	participantID := parsed.Participant()
	round := d.openStep(consult.Vote)
	vote := d.path("/rounds/%/votes/%", round, d.recs[0])
	guest.must("PUT", vote, map[string]string{"vote": "disagree"}, nil)
	guest.send("PUT", apiPath+vote, map[string]string{"vote": "secret-scale"})
	guest.send("PUT", apiPath+vote, `{"vote":"disagree", secret-syntax`)
	guest.send("POST", apiPath+d.path("/credentials"), map[string]any{"invitation": d.invitations[3], "blinded": [][]byte{[]byte("x")}})
	d.openStep(consult.Discuss)
	words := with(d.comment(), "body", "secret-words")
	guest.must("POST", d.path("/contributions"), words, nil)
	guest.send("POST", apiPath+d.path("/contributions"), with(words, "body", "secret-control \a"))
	wire := guest.dial(t, "")
	wire.connect(t, map[string]any{"consultation": d.id, "token": token})
	wire.write(t, `{"id":9,"rpc":{"method":"vote.cast","data":{"vote":"secret-wire"}}}`)
	wire.read(t)
	wire.write(t, `{"secret-frame`)
	wire.closed(t)
	organiser := h.colleague(account.Facilitator)
	organiser.send("POST", apiPath+"/session", map[string]string{"email": "eve@example.org", "password": "secret-password"})
	h.server.traffic.report()

	log := h.logged()
	if !strings.Contains(log, "answers in the last minute") {
		t.Errorf("the log does not count: %s", log)
	}
	authorKey := words["author_key"].([]byte)
	for what, secret := range map[string]string{
		"a credential": token, "its message": base64.RawURLEncoding.EncodeToString(parsed.Message),
		"a participant": hex.EncodeToString(participantID.Bytes()), "an invitation": d.invitations[3],
		"a room's code": d.room, "a vote": "disagree", "an author's key": string(authorKey),
		"an author's key in base64": base64.StdEncoding.EncodeToString(authorKey),
		"an agent":                  "Go-http-client", "an address": "127.0.0.1", "a cookie": "parley_session",
		"a password": "secret-password", "an organiser's e-mail": "example.org", "any input": "secret-",
		"a recommendation in a request": d.recs[0].String(), "a path": "/rounds/",
	} {
		if strings.Contains(log, secret) {
			t.Errorf("the log tells %s: %s", what, log)
		}
	}
}
