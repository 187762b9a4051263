package storetest

import (
	"crypto/rand"
	"maps"
	"reflect"
	"sync"
	"testing"

	"parley/internal/consult"
)

func newHash() [32]byte {
	var h [32]byte
	_, _ = rand.Read(h[:])
	return h
}

func invited(t *testing.T, s consult.Store, scene Scene) [2]int {
	t.Helper()
	a := get[*consult.Agenda](t)(s.Agenda(ctx, scene.Agenda.Consultation.ID))
	return [2]int{a.Groups[0].Invited, a.Groups[1].Invited}
}

func testInvitations(t *testing.T, s consult.Store) {
	t.Run("an invitation leads to its group, in its consultation alone", func(t *testing.T) {
		scene, other := NewScene(t, s, consult.Vote), NewScene(t, s, consult.Vote)
		hash := newHash()
		must(t, s.AddInvitations(ctx, scene.Groups[1], [][32]byte{hash, newHash()}))
		if g := get[consult.ID](t)(s.InvitationGroup(ctx, scene.Agenda.Consultation.ID, hash)); g != scene.Groups[1] {
			t.Errorf("the invitation leads to %v", g)
		}
		_, err := s.InvitationGroup(ctx, other.Agenda.Consultation.ID, hash)
		wantCode(t, err, consult.CodeNotFound)
		wantCode(t, s.RedeemInvitation(ctx, other.Agenda.Consultation.ID, hash, newHash()), consult.CodeInvitation)
		if got := invited(t, s, scene); got != [2]int{0, 2} {
			t.Errorf("invited %v, want 2 in the second group", got)
		}
	})
	t.Run("invitations of no group and invitations made twice are refused", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		hash := newHash()
		wantCode(t, s.AddInvitations(ctx, consult.NewID(), [][32]byte{hash}), consult.CodeNotFound)
		must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{hash}))
		wantCode(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{newHash(), hash}), consult.CodeConflict)
		wantCode(t, s.DeleteGroup(ctx, scene.Groups[0]), consult.CodeConflict)
		if got := invited(t, s, scene); got != [2]int{1, 0} {
			t.Errorf("invited %v, want the one", got)
		}
	})
	t.Run("many invitations are made at once, and moved with their count", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		hashes := make([][32]byte, 1201)
		for i := range hashes {
			hashes[i] = newHash()
		}
		must(t, s.AddInvitations(ctx, scene.Groups[0], hashes))
		must(t, s.MoveInvitations(ctx, scene.Groups[0], scene.Groups[1]))
		if got := invited(t, s, scene); got != [2]int{0, 1201} {
			t.Errorf("invited %v, want all in the second group", got)
		}
		if g := get[consult.ID](t)(s.InvitationGroup(ctx, scene.Agenda.Consultation.ID, hashes[1200])); g != scene.Groups[1] {
			t.Error("an invitation was not moved")
		}
		must(t, s.DeleteGroup(ctx, scene.Groups[0]))
	})
	t.Run("saving a group leaves the count of its invitations", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{newHash()}))
		must(t, s.PutGroup(ctx, scene.Agenda.Groups[0]))
		if got := invited(t, s, scene); got != [2]int{1, 0} {
			t.Errorf("invited %v, want the one", got)
		}
	})
	t.Run("redeeming", func(t *testing.T) { testRedeeming(t, s) })
	t.Run("dropping", func(t *testing.T) { testDropping(t, s) })
	t.Run("withdrawing", func(t *testing.T) { testWithdrawing(t, s) })
}

func testRedeeming(t *testing.T, s consult.Store) {
	scene := NewScene(t, s, consult.Vote)
	id := scene.Agenda.Consultation.ID
	first, second := newHash(), newHash()
	must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{first, second, newHash()}))
	t.Run("the same message may be sent again, another may not", func(t *testing.T) {
		message := newHash()
		must(t, s.RedeemInvitation(ctx, id, first, message))
		must(t, s.RedeemInvitation(ctx, id, first, message))
		wantCode(t, s.RedeemInvitation(ctx, id, first, newHash()), consult.CodeInvitation)
		wantCode(t, s.RedeemInvitation(ctx, id, newHash(), message), consult.CodeInvitation)
	})
	t.Run("of many messages at once one is signed", func(t *testing.T) {
		if won := race(16, func(int) error { return s.RedeemInvitation(ctx, id, second, newHash()) }); won != 1 {
			t.Errorf("%d messages were accepted for one invitation", won)
		}
	})
	t.Run("redeemed ones are counted and shredded", func(t *testing.T) {
		issued := get[map[consult.ID]int](t)(s.Issued(ctx, id))
		if !maps.Equal(issued, map[consult.ID]int{scene.Groups[0]: 2}) {
			t.Errorf("issued %v", issued)
		}
		if n := get[int](t)(s.Shred(ctx, id)); n != 3 {
			t.Errorf("shredded %d, want 3", n)
		}
		_, err := s.InvitationGroup(ctx, id, first)
		wantCode(t, err, consult.CodeNotFound)
		if got := invited(t, s, scene); got != [2]int{3, 0} {
			t.Errorf("invited %v: the count must outlive the invitations", got)
		}
	})
}

// race runs do n times at once and counts the successes.
func race(n int, do func(i int) error) int {
	var wait sync.WaitGroup
	results := make([]error, n)
	for i := range n {
		wait.Go(func() { results[i] = do(i) })
	}
	wait.Wait()
	won := 0
	for _, err := range results {
		if err == nil {
			won++
		}
	}
	return won
}

func testDropping(t *testing.T, s consult.Store) {
	scene := NewScene(t, s, consult.Vote)
	id := scene.Agenda.Consultation.ID
	sent, unsent, used := newHash(), newHash(), newHash()
	must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{sent, unsent, used}))
	must(t, s.PutKeys(ctx, scene.Groups[0], keys("a", consult.ID{})))
	must(t, s.RedeemInvitation(ctx, id, used, newHash()))
	must(t, s.DropInvitations(ctx, scene.Groups[1], [][32]byte{unsent}))
	must(t, s.DropInvitations(ctx, scene.Groups[0], [][32]byte{unsent, used, newHash()}))
	must(t, s.DropInvitations(ctx, scene.Groups[0], [][32]byte{unsent}))
	if got := invited(t, s, scene); got != [2]int{2, 0} {
		t.Errorf("invited %v: one of three reached nobody, and one of three was used", got)
	}
	_, err := s.InvitationGroup(ctx, id, unsent)
	wantCode(t, err, consult.CodeNotFound)
	for _, kept := range [][32]byte{sent, used} {
		_, err := s.InvitationGroup(ctx, id, kept)
		must(t, err)
	}
}

func testWithdrawing(t *testing.T, s consult.Store) {
	scene := NewScene(t, s, consult.Vote)
	id := scene.Agenda.Consultation.ID
	draft, used, unused := newHash(), newHash(), newHash()
	must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{draft, used, unused}))
	wantCode(t, s.WithdrawInvitation(ctx, id, newHash()), consult.CodeNotFound)

	must(t, s.WithdrawInvitation(ctx, id, draft))
	must(t, s.WithdrawInvitation(ctx, id, draft))
	if got := invited(t, s, scene); got != [2]int{2, 0} {
		t.Errorf("invited %v: one was withdrawn before there was a key", got)
	}
	must(t, s.PutKeys(ctx, scene.Groups[0], keys("a", consult.ID{})))
	must(t, s.RedeemInvitation(ctx, id, used, newHash()))
	must(t, s.WithdrawInvitation(ctx, id, used))
	must(t, s.WithdrawInvitation(ctx, id, unused))
	if got := invited(t, s, scene); got != [2]int{2, 0} {
		t.Errorf("invited %v: the count tells which invitation had been redeemed", got)
	}
	_, err := s.InvitationGroup(ctx, id, unused)
	wantCode(t, err, consult.CodeNotFound)
	wantCode(t, s.RedeemInvitation(ctx, id, unused, newHash()), consult.CodeInvitation)
	get[consult.ID](t)(s.InvitationGroup(ctx, id, used))
}

// keys are key pairs whose bytes are their names.
func keys(name string, themes ...consult.ID) []consult.Key {
	list := make([]consult.Key, len(themes))
	for i, theme := range themes {
		list[i] = consult.Key{Theme: theme, PublicKey: []byte("public " + name), PrivateKey: []byte("private " + name)}
	}
	return list
}

func testKeys(t *testing.T, s consult.Store) {
	wantKeys := func(t *testing.T, scene Scene, want []consult.Key) {
		t.Helper()
		groups := get[*consult.Agenda](t)(s.Agenda(ctx, scene.Agenda.Consultation.ID)).Groups
		if got := groups[0].Keys; !reflect.DeepEqual(got, want) || groups[1].Keys != nil {
			t.Errorf("the groups have the keys %q and %q, want %q and none", got, groups[1].Keys, want)
		}
	}
	t.Run("a destroyed key does not come back", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		id, own := scene.Agenda.Consultation.ID, keys("a", consult.ID{})
		must(t, s.PutKeys(ctx, scene.Groups[0], own))
		must(t, s.DestroyKeys(ctx, id))
		must(t, s.DestroyKeys(ctx, id))
		must(t, s.PutGroup(ctx, scene.Agenda.Groups[0]))
		wantCode(t, s.PutKeys(ctx, scene.Groups[0], own), consult.CodeConflict)
		wantKeys(t, scene, []consult.Key{{PublicKey: own[0].PublicKey}})
	})
	t.Run("keys that were made again replace the first", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		themes := []consult.ID{{}, {1}, {2}}
		must(t, s.PutKeys(ctx, scene.Groups[0], keys("first", themes...)))
		second := keys("second", themes...)
		must(t, s.PutKeys(ctx, scene.Groups[0], second))
		wantKeys(t, scene, second)
	})
	t.Run("a group is deleted with its keys", func(t *testing.T) {
		a := NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		must(t, s.PutKeys(ctx, a.Groups[0].ID, keys("a", consult.ID{})))
		must(t, s.DeleteGroup(ctx, a.Groups[0].ID))
	})
}
