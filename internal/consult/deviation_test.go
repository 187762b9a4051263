package consult_test

import (
	"slices"
	"testing"

	"parley/internal/consult"
)

func reason(s string) consult.Text { return consult.Text{consult.English: s} }

// protocol is the one in force.
func (f *fixture) protocol() consult.Consultation {
	f.Helper()
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	return agenda.Consultation
}

func TestADeviationIsRecordedAndTheFrozenProtocolCanBeCheckedStill(t *testing.T) {
	f := newFixture(t, planned(2, ""))
	seats := f.open(6)
	round := f.openStep(consult.Vote)
	f.must(f.service.CastVote(f.ctx, seats[0], round.ID, f.items[0], "agree"))
	hash := f.protocol().ProtocolHash

	to := f.protocol().Protocol
	to.MaxRounds, to.Visibility = 3, consult.VisibleAfterClose
	_, err := f.service.Deviate(f.ctx, f.id, to, reason("A third round is needed."))
	f.must(err)
	_, err = f.service.Deviate(f.ctx, f.id, to, reason("The power failed for ten minutes."))
	f.must(err)

	c := f.protocol()
	if c.Protocol.MaxRounds != 3 || c.Protocol.Visibility != consult.VisibleAfterClose || len(c.Deviations) != 3 {
		t.Fatalf("in force: %+v", c)
	}
	i := slices.IndexFunc(c.Deviations, func(d consult.Deviation) bool { return d.Rule == "" })
	if d := c.Deviations[max(i, 0)]; d.Rule != "" || d.Recorded.IsZero() || d.Reason.Empty() {
		t.Errorf("a deviation without a rule: %+v", d)
	}
	frozen, err := c.Protocol.Frozen(c.Deviations)
	f.must(err)
	if c.ProtocolHash != hash || frozen.Hash() != hash || c.Protocol.Hash() == hash {
		t.Errorf("the hash that was shown is %s; it is now %s and undone %s", hash, c.ProtocolHash, frozen.Hash())
	}
	if _, ok := f.events.last(consult.ConsultationChanged); !ok {
		t.Error("nobody was told")
	}
	closed, err := f.service.Close(f.ctx, f.id)
	f.must(err)
	if closed.ProtocolHash != hash {
		t.Error("the close changed the hash")
	}
	_, err = f.service.Deviate(f.ctx, f.id, to, reason("Too late."))
	f.wants(consult.CodeConflict, err)
}

func TestWhatParticipantsRelyOnCannotBeDepartedFrom(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) { a.Consultation.Protocol.Visibility = consult.VisibleAfterAnswer })
	f.open(6)
	f.openStep(consult.Rate)
	for rule, change := range map[string]func(*consult.Protocol){
		"privacy":       func(p *consult.Protocol) { p.Privacy = consult.UnlinkedBallots },
		"min_cell":      func(p *consult.Protocol) { p.MinCell = 4 },
		"comment_batch": func(p *consult.Protocol) { p.CommentBatch = 3 },
		"visibility":    func(p *consult.Protocol) { p.Visibility = consult.VisibleLive },
		"scale":         func(p *consult.Protocol) { p.Scale = "1-5" },
	} {
		to := f.protocol().Protocol
		change(&to)
		if to.Hash() == f.protocol().Protocol.Hash() {
			continue // as it is
		}
		if _, err := f.service.Deviate(f.ctx, f.id, to, reason("Because.")); err == nil {
			t.Errorf("%s was changed", rule)
		}
	}
	_, err := f.service.Deviate(f.ctx, f.id, f.protocol().Protocol, consult.Text{})
	f.wants(consult.CodeInvalid, err)
	if c := f.protocol(); len(c.Deviations) > 0 {
		t.Errorf("something was recorded: %+v", c.Deviations)
	}
}

func TestAnotherThresholdDescribesWhatWasReleasedAnew(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(10)
	round := f.voteRound(seats, 7, 10)
	if class := f.resultOf(round.ID).Items[0].Vote.Verdict.Class; class != "majority_for" {
		t.Fatalf("seven of ten at 75 %%: %s", class)
	}
	to := f.protocol().Protocol
	to.ConsensusPercent = 70
	_, err := f.service.Deviate(f.ctx, f.id, to, reason("The panel agreed on it."))
	f.must(err)
	if class := f.resultOf(round.ID).Items[0].Vote.Verdict.Class; class != "consensus_for" {
		t.Errorf("seven of ten at 70 %%: %s", class)
	}
}

func TestACopyTakesTextsAndRulesAndNothingOfThePeople(t *testing.T) {
	f := newFixture(t, planned(3, consult.RoundNoConsensus))
	seats := f.open(6)
	f.voteRound(seats, 6, 6)
	id, err := f.service.Copy(f.ctx, f.id, reason("Again"), false)
	f.must(err)
	a, err := f.service.Agenda(f.ctx, id)
	f.must(err)
	c := a.Consultation
	if c.Status != consult.Draft || c.Frozen || len(c.Protocol.Keys) > 0 || c.Protocol.MaxRounds != 3 || c.Title["en"] != "Again" {
		t.Errorf("the copy: %+v", c)
	}
	if len(a.Recommendations) != 2 || len(a.Steps) != len(kinds) || a.Steps[2].Theme != a.Themes[0].ID || len(a.Steps[2].Rounds) > 0 {
		t.Errorf("its agenda: %+v", a)
	}
	if g := a.Groups[0]; g.Invited != 0 || len(g.Keys) > 0 || g.ID == f.group {
		t.Errorf("its group: %+v", g)
	}
	template, err := f.service.Copy(f.ctx, f.id, nil, true)
	f.must(err)
	_, err = f.service.OpenRegistration(f.ctx, template)
	f.wants(consult.CodeConflict, err)
}
