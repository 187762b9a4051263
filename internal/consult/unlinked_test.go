package consult_test

import (
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
)

// unlink makes the fixture's ballots unlinked, with a second theme that has a
// vote of its own.
func (f *fixture) unlink() (theme, item, step consult.ID) {
	f.Helper()
	theme, item, step = consult.NewID(), consult.NewID(), consult.NewID()
	name := consult.Text{consult.English: "Second"}
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	c := agenda.Consultation
	c.Protocol.Privacy = consult.UnlinkedBallots
	_, err = f.service.SaveConsultation(f.ctx, c)
	f.must(err)
	_, err = f.service.SaveTheme(f.ctx, f.id, consult.Theme{ID: theme, Title: name})
	f.must(err)
	_, err = f.service.SaveRecommendation(f.ctx, f.id, consult.Recommendation{ID: item, Theme: theme, Title: name, Body: name})
	f.must(err)
	_, err = f.service.SaveStep(f.ctx, f.id, consult.Step{ID: step, Theme: theme, Kind: consult.Vote})
	f.must(err)
	return theme, item, step
}

// unlinkedSeats registers people and lets them in; the seats are by theme.
func (f *fixture) unlinkedSeats(people int) []map[consult.ID]consult.Seat {
	f.Helper()
	f.register(people)
	rings := make([]map[consult.ID]string, people)
	for i, code := range f.codes {
		rings[i] = f.redeemAll(code)
	}
	_, err := f.service.OpenDoors(f.ctx, f.id)
	f.must(err)
	seats := make([]map[consult.ID]consult.Seat, people)
	for i, ring := range rings {
		seats[i] = map[consult.ID]consult.Seat{}
		for theme, token := range ring {
			seats[i][theme], err = f.service.Authenticate(f.ctx, f.id, token)
			f.must(err)
		}
	}
	return seats
}

func TestUnlinkedBallotsHaveAKeyForEachThemeAndOneForThePrinciples(t *testing.T) {
	f := newFixture(t, nil)
	second, _, _ := f.unlink()
	seat := f.unlinkedSeats(5)[0]
	if len(seat) != 3 {
		t.Fatalf("there are %d credentials, want one for the principles and two for themes", len(seat))
	}
	distinct := map[credential.ParticipantID]bool{}
	for theme, s := range seat {
		distinct[s.Participant] = true
		if s.Theme != theme {
			t.Errorf("the credential of %v opens %v", theme, s.Theme)
		}
	}
	if len(distinct) != 3 {
		t.Errorf("two credentials of one person share a participant")
	}
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	p := agenda.Consultation.Protocol
	for _, theme := range []consult.ID{{}, f.theme, second} {
		if p.Keys[p.KeyName(f.group, theme)] == "" {
			t.Errorf("the protocol's hash does not cover the key of theme %v: %v", theme, p.Keys)
		}
	}
	if len(p.Keys) != 3 || agenda.Consultation.ProtocolHash != p.Hash() {
		t.Errorf("the protocol has the keys %v", p.Keys)
	}
}

func TestACredentialOpensNothingOfAnotherTheme(t *testing.T) {
	f := newFixture(t, nil)
	second, item, step := f.unlink()
	seat := f.unlinkedSeats(5)[0]
	round, err := f.service.OpenStep(f.ctx, f.id, step)
	f.must(err)
	for _, theme := range []consult.ID{{}, f.theme} {
		f.wants(consult.CodeForbidden, f.service.CastVote(f.ctx, seat[theme], round.ID, item, "agree"))
		f.wants(consult.CodeForbidden, f.service.Finish(f.ctx, seat[theme], round.ID))
	}
	f.must(f.service.CastVote(f.ctx, seat[second], round.ID, item, "agree"))
	own, err := f.service.Own(f.ctx, seat[second])
	f.must(err)
	other, err := f.service.Own(f.ctx, seat[f.theme])
	f.must(err)
	if len(own.Votes) != 1 || len(other.Votes) != 0 {
		t.Errorf("the theme's key reads %v, another theme's %v", own.Votes, other.Votes)
	}
	talk, err := f.service.OpenStep(f.ctx, f.id, f.steps[consult.Discuss])
	f.must(err)
	words := consult.NewContribution{
		Step: talk.Step, Kind: consult.Comment, Recommendation: f.items[0], Lang: consult.English,
		Body: "Well said.", Consent: consult.NoQuotation, AuthorKey: make([]byte, 32),
	}
	_, err = f.service.Contribute(f.ctx, seat[second], words)
	f.wants(consult.CodeForbidden, err)
	kept, err := f.service.Contribute(f.ctx, seat[f.theme], words)
	f.must(err)
	_, err = f.service.Withdraw(f.ctx, seat[second], kept.ID, words.AuthorKey)
	f.wants(consult.CodeForbidden, err)
}

func TestUnlinkedBallotsAreCountedByThemeAndHaveNoMap(t *testing.T) {
	f := newFixture(t, nil)
	second, item, step := f.unlink()
	seats := f.unlinkedSeats(11)
	vote := func(step, item, theme consult.ID, people int) {
		round, err := f.service.OpenStep(f.ctx, f.id, step)
		f.must(err)
		for _, seat := range seats[:people] {
			f.must(f.service.CastVote(f.ctx, seat[theme], round.ID, item, "agree"))
		}
	}
	vote(f.steps[consult.Vote], f.items[0], f.theme, 11)
	vote(step, item, second, 8)
	c, err := f.service.Close(f.ctx, f.id)
	f.must(err)
	turnout := map[consult.ID]consult.Count{}
	for _, of := range c.Record.Themes {
		turnout[of.Theme] = of.Turnout
	}
	if len(turnout) != 2 || turnout[f.theme].N != 11 || turnout[second].N != 8 || !c.Record.Turnout.Suppressed {
		t.Errorf("turnout is %v in all and %v by theme", c.Record.Turnout, turnout)
	}
	if c.Record.KeysDestroyed != 3 {
		t.Errorf("%d keys were destroyed", c.Record.KeysDestroyed)
	}
	results, err := f.service.Results(f.ctx, f.id)
	f.must(err)
	if results.Opinions != nil {
		t.Error("there is a map of opinion across themes")
	}
}

func TestWhatAKeyOpensIsSettledWhenRegistrationOpens(t *testing.T) {
	f := newFixture(t, nil)
	second, _, _ := f.unlink()
	f.register(5)
	_, err := f.service.SaveTheme(f.ctx, f.id, consult.Theme{ID: consult.NewID(), Title: consult.Text{consult.English: "Third"}})
	f.wants(consult.CodeConflict, err)
	f.wants(consult.CodeConflict, f.service.DeleteTheme(f.ctx, f.id, second))
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	c := agenda.Consultation
	c.Protocol.Privacy = consult.LinkedBallots
	_, err = f.service.SaveConsultation(f.ctx, c)
	f.wants(consult.CodeConflict, err)
}

func TestWordsOfTwoThemesByOnePersonAreNoBatch(t *testing.T) {
	f := newFixture(t, nil)
	second, item, _ := f.unlink()
	talk := consult.NewID()
	_, err := f.service.SaveStep(f.ctx, f.id, consult.Step{ID: talk, Theme: second, Kind: consult.Discuss})
	f.must(err)
	seats := f.unlinkedSeats(5)
	for _, step := range []consult.ID{f.steps[consult.Discuss], talk} {
		_, err := f.service.OpenStep(f.ctx, f.id, step)
		f.must(err)
	}
	say := func(seat consult.Seat, step, item consult.ID, n byte) {
		key := make([]byte, 32)
		key[0] = n
		_, err := f.service.Contribute(f.ctx, seat, consult.NewContribution{
			Step: step, Kind: consult.Comment, Recommendation: item, Lang: consult.English,
			Body: "Well said.", Consent: consult.NoQuotation, AuthorKey: key,
		})
		f.must(err)
	}
	shown := func() int {
		f.service.Tick(f.ctx)
		snapshot, err := f.service.Snapshot(f.ctx, f.id)
		f.must(err)
		return len(snapshot.Words)
	}
	say(seats[0][f.theme], f.steps[consult.Discuss], f.items[0], 1)
	say(seats[0][second], talk, item, 2)
	say(seats[1][f.theme], f.steps[consult.Discuss], f.items[0], 3)
	say(seats[1][second], talk, item, 4)
	if n := shown(); n != 0 {
		t.Fatalf("%d comments by two people are shown", n)
	}
	say(seats[2][second], talk, item, 5)
	if n := shown(); n != 5 {
		t.Errorf("%d comments by three people are shown, want all", n)
	}
}
