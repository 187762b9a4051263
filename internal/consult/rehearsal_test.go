package consult_test

import (
	"path/filepath"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/store"
)

func (f *fixture) rehearse() consult.Consultation {
	f.Helper()
	id, err := f.service.Rehearse(f.ctx, f.id, 24, consult.PaceStopped)
	f.must(err)
	a, err := f.service.Agenda(f.ctx, id)
	f.must(err)
	return a.Consultation
}

func TestARehearsalIsMarkedAndCannotBecomeReal(t *testing.T) {
	f := newFixture(t, nil)
	c := f.rehearse()
	a, err := f.service.Agenda(f.ctx, c.ID)
	f.must(err)
	if c.Title.In(consult.English) != "Rehearsal: A day" || c.Rehearsal == nil || c.Status != consult.Registering {
		t.Errorf("the rehearsal is %+v", c)
	}
	if room, err := f.service.Room(f.ctx, c.RoomCode); err != nil || !room.Rehearsal {
		t.Errorf("its room does not say so: %+v, %v", room, err)
	}
	_, err = f.service.Invite(f.ctx, c.ID, a.Groups[0].ID, 5)
	f.wants(consult.CodeConflict, err)
	_, err = f.service.Copy(f.ctx, c.ID, nil, false)
	f.wants(consult.CodeConflict, err)
	_, err = f.service.Rehearse(f.ctx, c.ID, 24, consult.PaceStopped)
	f.wants(consult.CodeConflict, err)

	unmarked := c
	unmarked.Title, unmarked.Rehearsal = consult.Text{consult.English: "A day"}, nil
	saved, err := f.service.SaveConsultation(f.ctx, unmarked)
	f.must(err)
	if saved.Rehearsal == nil || saved.Title.In(consult.English) != "Rehearsal: A day" {
		t.Errorf("a saved rehearsal lost its mark: %+v", saved)
	}
	_, err = f.service.OpenDoors(f.ctx, c.ID)
	f.must(err)
	_, err = f.service.Close(f.ctx, c.ID)
	f.must(err)
	_, err = f.service.Publish(f.ctx, c.ID, map[consult.Lang][]byte{consult.English: []byte("<p>")})
	f.wants(consult.CodeConflict, err)
}

func TestARehearsalLeavesOutGroupsThatFewPeopleCannotFill(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) {
		for i := range 3 {
			name := consult.Text{consult.English: string(rune('A' + i))}
			a.Groups = append(a.Groups, consult.Group{ID: consult.NewID(), Place: i + 2, Name: name})
		}
	})
	c := f.rehearse()
	a, err := f.service.Agenda(f.ctx, c.ID)
	f.must(err)
	invited := []int{}
	for _, g := range a.Groups {
		if !g.Open {
			invited = append(invited, g.Invited)
		}
	}
	if len(invited) != 2 || invited[0] != 12 || invited[1] != 12 {
		t.Errorf("24 people are invited as %v", invited)
	}
}

func TestOnlyASimulatedRoomHasAPace(t *testing.T) {
	f := newFixture(t, nil)
	c := f.rehearse()
	paced, err := f.service.PaceRehearsal(f.ctx, c.ID, consult.PaceReal)
	f.must(err)
	if paced.Rehearsal.Pace != consult.PaceReal || len(paced.Rehearsal.Seed) == 0 {
		t.Errorf("the rehearsal goes on as %+v", paced.Rehearsal)
	}
	_, err = f.service.PaceRehearsal(f.ctx, c.ID, "wild")
	f.wants(consult.CodeInvalid, err)
	_, err = f.service.PaceRehearsal(f.ctx, f.id, consult.PaceReal)
	f.wants(consult.CodeConflict, err)
	for _, people := range []int{consult.MinRehearsed - 1, consult.MaxRehearsed + 1} {
		_, err := f.service.Rehearse(f.ctx, f.id, people, consult.PaceReal)
		f.wants(consult.CodeInvalid, err)
	}
}

func TestARehearsalIsThrownAwayAfterADay(t *testing.T) {
	f := newFixture(t, nil)
	st, err := store.Open(f.ctx, store.Options{Path: filepath.Join(t.TempDir(), "parley.db")})
	f.must(err)
	defer func() { _ = st.Close() }()
	now := time.Now()
	f.service = consult.NewService(st, f.events, consult.Options{Now: func() time.Time { return now }})
	f.id, err = f.service.Create(f.ctx, f.agenda())
	f.must(err)
	c := f.rehearse()
	now = now.Add(23 * time.Hour)
	f.service.Sweep(f.ctx)
	_, err = f.service.Agenda(f.ctx, c.ID)
	f.must(err)
	now = now.Add(time.Hour)
	f.service.Sweep(f.ctx)
	_, err = f.service.Agenda(f.ctx, c.ID)
	f.wants(consult.CodeNotFound, err)
	_, err = f.service.Agenda(f.ctx, f.id)
	f.must(err)
}
