package consult_test

import (
	"context"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store"
)

// fixture is a consultation on a real database with one theme of two
// recommendations, a step of each kind, and one group of people.
type fixture struct {
	*testing.T
	ctx     context.Context
	service *consult.Service
	store   consult.Store
	events  *recorder
	id      consult.ID
	group   consult.ID
	theme   consult.ID
	items   []consult.ID
	steps   map[consult.StepKind]consult.ID
	codes   []string
}

// recorder is a publisher that remembers.
type recorder struct {
	mu   sync.Mutex
	list []consult.Event
}

func (r *recorder) Publish(_ context.Context, _ consult.ID, _ consult.Audience, e consult.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, e)
}

func (r *recorder) last(kind consult.EventType) (consult.Event, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := len(r.list) - 1; i >= 0; i-- {
		if r.list[i].Type == kind {
			return r.list[i], true
		}
	}
	return consult.Event{}, false
}

var kinds = []consult.StepKind{consult.Propose, consult.Discuss, consult.Vote, consult.Rate, consult.Rank}

func newFixture(t *testing.T, change func(*consult.Agenda)) *fixture {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: filepath.Join(t.TempDir(), "parley.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	f := &fixture{T: t, ctx: ctx, store: st, events: &recorder{}, steps: map[consult.StepKind]consult.ID{}, group: consult.NewID(), theme: consult.NewID()}
	f.service = consult.NewService(st, f.events, consult.Options{})
	agenda := f.agenda()
	if change != nil {
		change(agenda)
	}
	for _, step := range agenda.Steps {
		f.steps[step.Kind] = step.ID
	}
	f.id, err = f.service.Create(ctx, agenda)
	f.must(err)
	return f
}

func (f *fixture) agenda() *consult.Agenda {
	en := func(s string) consult.Text { return consult.Text{consult.English: s} }
	protocol := consult.DefaultProtocol()
	protocol.Visibility = consult.VisibleLive
	a := &consult.Agenda{
		Consultation: consult.Consultation{Title: en("A day"), Protocol: protocol},
		Groups:       []consult.Group{{ID: f.group, Place: 1, Name: en("Experts")}},
		Themes:       []consult.Theme{{ID: f.theme, Place: 1, Title: en("Police")}},
	}
	for i, title := range []string{"First", "Second"} {
		f.items = append(f.items, consult.NewID())
		a.Recommendations = append(a.Recommendations, consult.Recommendation{ID: f.items[i], Theme: f.theme, Place: i + 1, Title: en(title)})
	}
	for i, kind := range kinds {
		f.steps[kind] = consult.NewID()
		a.Steps = append(a.Steps, consult.Step{ID: f.steps[kind], Theme: f.theme, Kind: kind, Place: i + 1, Minutes: 10})
	}
	return a
}

func (f *fixture) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *fixture) wants(code consult.Code, err error) {
	f.Helper()
	if consult.CodeOf(err) != code {
		f.Fatalf("got %v, want code %s", err, code)
	}
}

// register makes invitations and opens registration.
func (f *fixture) register(people int) {
	f.Helper()
	var err error
	f.codes, err = f.service.Invite(f.ctx, f.id, f.group, people)
	f.must(err)
	_, err = f.service.OpenRegistration(f.ctx, f.id)
	f.must(err)
}

// redeem turns an invitation into a credential's text.
func (f *fixture) redeem(code string) string {
	f.Helper()
	return f.redeemAll(code)[consult.ID{}]
}

// redeemAll turns an invitation into the credentials' texts, by their themes.
func (f *fixture) redeemAll(code string) map[consult.ID]string {
	f.Helper()
	keys, err := f.service.InvitationKeys(f.ctx, f.id, code)
	f.must(err)
	requests, blinded := make([]*credential.Request, len(keys)), make([][]byte, len(keys))
	for i, key := range keys {
		public, err := credential.ParsePublicKey(key.PublicKey)
		f.must(err)
		requests[i], blinded[i], err = credential.Blind(nil, public)
		f.must(err)
	}
	signatures, err := f.service.Redeem(f.ctx, f.id, code, blinded)
	f.must(err)
	tokens := map[consult.ID]string{}
	for i, signature := range signatures {
		token, err := requests[i].Finish(signature)
		f.must(err)
		tokens[keys[i].Theme] = token.Encode()
	}
	return tokens
}

// open brings people through the doors.
func (f *fixture) open(people int) []consult.Seat {
	f.Helper()
	f.register(people)
	tokens := make([]string, people)
	for i, code := range f.codes {
		tokens[i] = f.redeem(code)
	}
	_, err := f.service.OpenDoors(f.ctx, f.id)
	f.must(err)
	seats := make([]consult.Seat, people)
	for i, token := range tokens {
		seats[i], err = f.service.Authenticate(f.ctx, f.id, token)
		f.must(err)
	}
	return seats
}

func (f *fixture) openStep(kind consult.StepKind) consult.Round {
	f.Helper()
	round, err := f.service.OpenStep(f.ctx, f.id, f.steps[kind])
	f.must(err)
	return round
}

func (f *fixture) closeStep(kind consult.StepKind) {
	f.Helper()
	_, err := f.service.CloseStep(f.ctx, f.id, f.steps[kind])
	f.must(err)
}

// result is what the snapshot shows of a step's latest round.
func (f *fixture) result(kind consult.StepKind) consult.RoundResult {
	f.Helper()
	f.service.Tick(f.ctx)
	snapshot, err := f.service.Snapshot(f.ctx, f.id)
	f.must(err)
	var found consult.RoundResult
	for _, r := range snapshot.Results {
		if r.Kind == kind {
			found = r
		}
	}
	return found
}

func TestNoFigureAppearsBelowTwiceTheMinimumCellAndAllDoAtClose(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(9)
	round := f.openStep(consult.Vote)
	for i, seat := range seats {
		vote := "agree"
		if i%3 == 0 {
			vote = "disagree"
		}
		f.must(f.service.CastVote(f.ctx, seat, round.ID, f.items[0], vote))
	}
	live := f.result(consult.Vote)
	if !live.Items[0].Suppressed || !live.Answered.Suppressed {
		t.Fatalf("nine answers with k = 5 were shown live: %+v", live)
	}
	f.closeStep(consult.Vote)
	final := f.result(consult.Vote)
	if v := final.Items[0].Vote; v == nil || v.Agree != 6 || v.Disagree != 3 || !final.Final {
		t.Fatalf("the close did not release everything: %+v", final.Items[0])
	}
	if !final.Items[1].Suppressed || final.Answered.N != 9 {
		t.Errorf("got %+v", final)
	}
}

func TestALiveReleaseLeavesAtLeastKPending(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(16)
	round := f.openStep(consult.Vote)
	for i, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, round.ID, f.items[0], []string{"agree", "disagree"}[i%2]))
	}
	v := f.result(consult.Vote).Items[0].Vote
	if v == nil {
		t.Fatal("sixteen mixed answers released nothing")
	}
	if n := v.Agree + v.Disagree; n < 5 || n > 11 {
		t.Errorf("%d answers are out, want 5 to 11", n)
	}
}

func TestAnAnswerCanBeChangedUntilTheStepClosesAndNoLonger(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(6)
	round := f.openStep(consult.Vote)
	for _, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, round.ID, f.items[0], "agree"))
		f.must(f.service.CastVote(f.ctx, seat, round.ID, f.items[0], "disagree"))
	}
	f.closeStep(consult.Vote)
	f.wants(consult.CodeStepClosed, f.service.CastVote(f.ctx, seats[0], round.ID, f.items[0], "agree"))
	if v := f.result(consult.Vote).Items[0].Vote; v.Agree != 0 || v.Disagree != 6 {
		t.Errorf("got %+v", v)
	}
	own, err := f.service.Own(f.ctx, seats[0])
	f.must(err)
	if len(own.Votes) != 1 || own.Votes[0].Vote != "disagree" {
		t.Errorf("own answers: %+v", own)
	}
}

func TestABadAnswerIsRefusedWithItsReason(t *testing.T) {
	f := newFixture(t, nil)
	seat := f.open(5)[0]
	vote, rate, rank := f.openStep(consult.Vote), f.openStep(consult.Rate), f.openStep(consult.Rank)
	ten, five := 10, 5
	for name, c := range map[string]struct {
		err  error
		want consult.Code
	}{
		"a vote that is none":            {f.service.CastVote(f.ctx, seat, vote.ID, f.items[0], "maybe"), consult.CodeInvalid},
		"a vote in a rating step":        {f.service.CastVote(f.ctx, seat, rate.ID, f.items[0], "agree"), consult.CodeInvalid},
		"a vote in an unknown round":     {f.service.CastVote(f.ctx, seat, consult.NewID(), f.items[0], "agree"), consult.CodeNotFound},
		"a vote on an unknown item":      {f.service.CastVote(f.ctx, seat, vote.ID, consult.NewID(), "agree"), consult.CodeNotFound},
		"a rating off the scale":         {f.service.CastRating(f.ctx, seat, rate.ID, f.items[0], "importance", &ten), consult.CodeInvalid},
		"a rating on another dimension":  {f.service.CastRating(f.ctx, seat, rate.ID, f.items[0], "beauty", &five), consult.CodeInvalid},
		"a ranking with an unknown item": {f.service.CastRanking(f.ctx, seat, rank.ID, [][]consult.ID{{consult.NewID()}}), consult.CodeInvalid},
		"a ranking with a doubled item":  {f.service.CastRanking(f.ctx, seat, rank.ID, [][]consult.ID{{f.items[0]}, {f.items[0]}}), consult.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			if consult.CodeOf(c.err) != c.want {
				t.Errorf("got %v, want %s", c.err, c.want)
			}
		})
	}
	f.must(f.service.CastRating(f.ctx, seat, rate.ID, f.items[0], "importance", nil))
	f.must(f.service.CastRanking(f.ctx, seat, rank.ID, nil))
}

func TestAnInvitationIsGoodForOneMessageAndForALostReply(t *testing.T) {
	f := newFixture(t, nil)
	f.register(5)
	keys, err := f.service.InvitationKeys(f.ctx, f.id, f.codes[0])
	f.must(err)
	public, err := credential.ParsePublicKey(keys[0].PublicKey)
	f.must(err)
	_, blinded, err := credential.Blind(nil, public)
	f.must(err)
	first, err := f.service.Redeem(f.ctx, f.id, f.codes[0], [][]byte{blinded})
	f.must(err)
	again, err := f.service.Redeem(f.ctx, f.id, f.codes[0], [][]byte{blinded})
	f.must(err)
	if !reflect.DeepEqual(first, again) {
		t.Error("the repeated request got another signature")
	}
	_, other, err := credential.Blind(nil, public)
	f.must(err)
	_, err = f.service.Redeem(f.ctx, f.id, f.codes[0], [][]byte{other})
	f.wants(consult.CodeInvitation, err)
	f.must(f.service.WithdrawInvitation(f.ctx, f.id, f.codes[1]))
	_, err = f.service.InvitationKeys(f.ctx, f.id, f.codes[1])
	f.wants(consult.CodeInvitation, err)
	unknown, _ := credential.NewInvitation(nil)
	_, err = f.service.InvitationKeys(f.ctx, f.id, unknown)
	f.wants(consult.CodeInvitation, err)
}

func TestNobodyEntersBeforeTheDoorsOpenOrWithAnotherKey(t *testing.T) {
	f := newFixture(t, nil)
	f.register(5)
	token := f.redeem(f.codes[0])
	_, err := f.service.Authenticate(f.ctx, f.id, token)
	f.wants(consult.CodeDoorsClosed, err)
	_, err = f.service.OpenDoors(f.ctx, f.id)
	f.must(err)
	_, err = f.service.Authenticate(f.ctx, f.id, token)
	f.must(err)
	other := newFixture(t, nil)
	other.register(5)
	_, err = f.service.Authenticate(f.ctx, f.id, other.redeem(other.codes[0]))
	f.wants(consult.CodeUnauthorised, err)
}

func TestTheProtocolIsFrozenWhenTheDoorsOpen(t *testing.T) {
	f := newFixture(t, nil)
	f.open(5)
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	c := agenda.Consultation
	if !c.Frozen || c.ProtocolHash != c.Protocol.Hash() || len(c.Protocol.Keys) != 1 {
		t.Fatalf("not frozen with its keys: %+v", c)
	}
	c.Protocol.ConsensusPercent = 60
	_, err = f.service.SaveConsultation(f.ctx, c)
	f.wants(consult.CodeFrozen, err)
}

func TestGroupsTooSmallToBeReportedMustBeMerged(t *testing.T) {
	second := consult.NewID()
	f := newFixture(t, func(a *consult.Agenda) {
		a.Groups = append(a.Groups, consult.Group{ID: second, Place: 2, Name: consult.Text{consult.English: "Officials"}})
	})
	_, err := f.service.Invite(f.ctx, f.id, second, 9)
	f.must(err)
	codes, err := f.service.Invite(f.ctx, f.id, f.group, 10)
	f.must(err)
	_, err = f.service.OpenRegistration(f.ctx, f.id)
	f.wants(consult.CodeGroupSmall, err)
	f.must(f.service.MergeGroups(f.ctx, f.id, second, f.group))
	_, err = f.service.OpenRegistration(f.ctx, f.id)
	f.must(err)
	f.redeem(codes[0])
}

func TestTheCloseDestroysKeysAndRosterAndEndsEveryWrite(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(6)
	round := f.openStep(consult.Vote)
	for _, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, round.ID, f.items[0], "agree"))
	}
	c, err := f.service.Close(f.ctx, f.id)
	f.must(err)
	if r := c.Record; r == nil || r.KeysDestroyed != 1 || r.InvitationsGone != 6 || r.Turnout.N != 6 || r.Issued[0].Issued.N != 6 {
		t.Fatalf("record: %+v", c.Record)
	}
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	if agenda.Groups[0].Keys[0].PrivateKey != nil {
		t.Error("the signing key is still there")
	}
	f.wants(consult.CodeStepClosed, f.service.CastVote(f.ctx, seats[0], round.ID, f.items[0], "pass"))
	_, err = f.service.SaveTheme(f.ctx, f.id, agenda.Themes[0])
	f.wants(consult.CodeConflict, err)
	results, err := f.service.Results(f.ctx, f.id)
	f.must(err)
	if results.Invited != 6 || results.Turnout.N != 6 || results.Rounds[0].Items[0].Vote.Agree != 6 {
		t.Errorf("results: %+v", results)
	}
}

func TestAnOpenStepEndsLaterWhenExtended(t *testing.T) {
	f := newFixture(t, nil)
	f.open(5)
	round := f.openStep(consult.Vote)
	longer, err := f.service.ExtendStep(f.ctx, f.id, f.steps[consult.Vote], 5)
	f.must(err)
	if got := longer.Ends.Sub(round.Ends); got != 5*time.Minute {
		t.Errorf("extended by %v", got)
	}
	_, err = f.service.OpenStep(f.ctx, f.id, f.steps[consult.Vote])
	f.wants(consult.CodeConflict, err)
}
