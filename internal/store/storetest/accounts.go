package storetest

import (
	"slices"
	"testing"
	"time"

	"parley/internal/account"
	"parley/internal/consult"
)

func organiser(name string, role account.Role) account.Organiser {
	id := consult.NewID()
	return account.Organiser{ID: id, Name: name, Email: name + "@" + id.String() + ".example", Role: role, PasswordHash: "hash of " + name}
}

func testOrganisers(t *testing.T, s account.Store) {
	owner, second := organiser("olga", account.Owner), organiser("paul", account.Owner)
	t.Run("of many first organisers at once one is written, and set-up links go", func(t *testing.T) {
		links := []account.SetupLink{{Hash: newHash(), Expires: time.UnixMilli(1).UTC()}, {Hash: newHash(), Expires: time.UnixMilli(2).UTC()}}
		for _, link := range links {
			must(t, s.AddSetupLink(ctx, link))
			if got := get[account.SetupLink](t)(s.SetupLink(ctx, link.Hash)); got != link {
				t.Errorf("found %+v, want %+v", got, link)
			}
		}
		if won := race(8, func(i int) error {
			o := owner
			o.ID, o.Email = consult.NewID(), organiser("olga", account.Owner).Email
			if i == 0 {
				o = owner
			}
			return s.AddFirstOrganiser(ctx, o)
		}); won != 1 {
			t.Fatalf("%d first organisers", won)
		}
		for _, link := range links {
			_, err := s.SetupLink(ctx, link.Hash)
			wantCode(t, err, consult.CodeNotFound)
		}
		owner = get[[]account.Organiser](t)(s.Organisers(ctx))[0]
		wantCode(t, s.AddFirstOrganiser(ctx, second), consult.CodeConflict)
	})
	t.Run("an account is found by its address and in the list by name", func(t *testing.T) {
		anna := organiser("anna", account.Observer)
		must(t, s.AddOrganiser(ctx, anna))
		if got := get[account.Organiser](t)(s.OrganiserByEmail(ctx, anna.Email)); got != anna {
			t.Errorf("found %+v, want %+v", got, anna)
		}
		if list := get[[]account.Organiser](t)(s.Organisers(ctx)); !slices.Equal(list, []account.Organiser{anna, owner}) {
			t.Errorf("listed %+v", list)
		}
		_, err := s.OrganiserByEmail(ctx, "nobody@example.org")
		wantCode(t, err, consult.CodeNotFound)
		twin := organiser("anna", account.Owner)
		twin.Email = anna.Email
		wantCode(t, s.AddOrganiser(ctx, twin), consult.CodeConflict)
	})
	t.Run("an account goes with its sessions, the last owner stays", func(t *testing.T) {
		wantCode(t, s.DeleteOrganiser(ctx, consult.NewID()), consult.CodeNotFound)
		wantCode(t, s.DeleteOrganiser(ctx, owner.ID), consult.CodeConflict)
		must(t, s.AddOrganiser(ctx, second))
		session := account.Session{Hash: newHash(), Organiser: second.ID, Expires: time.Now()}
		must(t, s.AddSession(ctx, session))
		must(t, s.DeleteOrganiser(ctx, second.ID))
		_, _, err := s.Session(ctx, session.Hash)
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("two owners who delete each other leave one", func(t *testing.T) {
		other := organiser("rita", account.Owner)
		must(t, s.AddOrganiser(ctx, other))
		both := []account.Organiser{owner, other}
		if won := race(2, func(i int) error { return s.DeleteOrganiser(ctx, both[i].ID) }); won != 1 {
			t.Errorf("%d owners were deleted, want one", won)
		}
	})
}

func testSessions(t *testing.T, s account.Store) {
	o := organiser("sara", account.Facilitator)
	must(t, s.AddOrganiser(ctx, o))
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	early := account.Session{Hash: newHash(), Organiser: o.ID, Expires: noon.Add(-time.Hour)}
	late := account.Session{Hash: newHash(), Organiser: o.ID, Expires: noon.Add(time.Hour)}
	must(t, s.AddSession(ctx, early))
	must(t, s.AddSession(ctx, late))

	got, who, err := s.Session(ctx, early.Hash)
	must(t, err)
	if got != early || who != o {
		t.Errorf("found %+v of %+v", got, who)
	}
	must(t, s.DeleteSessionsBefore(ctx, noon))
	_, _, err = s.Session(ctx, early.Hash)
	wantCode(t, err, consult.CodeNotFound)
	late.Expires = noon.Add(2 * time.Hour)
	must(t, s.ExtendSession(ctx, late.Hash, late.Expires))
	if got, _, err := s.Session(ctx, late.Hash); err != nil || got != late {
		t.Errorf("found %+v (%v), want %+v", got, err, late)
	}
	wantCode(t, s.ExtendSession(ctx, early.Hash, noon), consult.CodeNotFound)
	must(t, s.DeleteSession(ctx, late.Hash))
	must(t, s.DeleteSession(ctx, late.Hash))
	_, _, err = s.Session(ctx, late.Hash)
	wantCode(t, err, consult.CodeNotFound)
}

func testPresenterLinks(t *testing.T, s account.Store, consultations consult.Store) {
	scene := NewScene(t, consultations, consult.Vote)
	link := account.PresenterLink{Hash: newHash(), Consultation: scene.Agenda.Consultation.ID}
	must(t, s.AddPresenterLink(ctx, link))
	if got := get[account.PresenterLink](t)(s.PresenterLink(ctx, link.Hash)); got != link {
		t.Errorf("found %+v", got)
	}
	must(t, consultations.DeleteConsultation(ctx, link.Consultation))
	_, err := s.PresenterLink(ctx, link.Hash)
	wantCode(t, err, consult.CodeNotFound)
}

func testEntries(t *testing.T, s account.Store) {
	about := consult.NewID()
	var newestFirst []account.Entry
	for minute := range 5 {
		e := account.Entry{
			ID: consult.NewID(), At: time.Date(2030, 1, 1, 0, minute, 0, 0, time.UTC), Organiser: consult.NewID(), Action: "step.open",
		}
		if minute%2 == 0 {
			e.Consultation = about
		}
		must(t, s.Record(ctx, e))
		if minute%2 == 0 {
			newestFirst = slices.Insert(newestFirst, 0, e)
		}
	}
	if got := get[[]account.Entry](t)(s.Entries(ctx, about, 2)); !slices.Equal(got, newestFirst[:2]) {
		t.Errorf("listed %+v, want %+v", got, newestFirst[:2])
	}
	if got := get[[]account.Entry](t)(s.Entries(ctx, consult.ID{}, 10)); len(got) != 2 {
		t.Errorf("%d acts concern no consultation, want 2", len(got))
	}
}
