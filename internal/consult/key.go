package consult

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"parley/internal/credential"
)

// MaxKeys is how many signing keys one consultation has: making one takes a
// good part of a second of a core.
const MaxKeys = 60

// Key signs credentials of one declared group. Where ballots are linked a group
// has one, which opens the whole consultation; where they are not it has one
// for each theme, which opens that theme alone.
type Key struct {
	Theme      ID     // zero for the whole, or for the cross-cutting principles
	PublicKey  []byte // SPKI
	PrivateKey []byte // PKCS#8; nil after issuance is over
}

// verifier is a public key ready to verify, with what it stands for.
type verifier struct {
	group  ID
	theme  ID
	public *credential.PublicKey
}

// Scopes lists what the keys of a group open: the zero id for the whole where
// ballots are linked, otherwise the cross-cutting principles (zero too) and
// each theme.
func (a *Agenda) Scopes() []ID {
	scopes := []ID{{}}
	if a.Consultation.Protocol.Privacy == UnlinkedBallots {
		for _, t := range a.Themes {
			scopes = append(scopes, t.ID)
		}
	}
	slices.SortFunc(scopes, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	return scopes
}

// KeyName names a key in [Protocol.Keys]: its group, and with unlinked ballots
// its theme.
func (p Protocol) KeyName(group, theme ID) string {
	switch {
	case p.Privacy != UnlinkedBallots:
		return group.String()
	case theme.IsZero():
		return group.String() + "/principles"
	}
	return group.String() + "/" + theme.String()
}

// admits says whether a credential may act on a theme.
func (v *view) admits(seat Seat, theme ID) error {
	if v.Consultation.Protocol.Privacy == UnlinkedBallots && seat.Theme != theme {
		return Errorf(CodeForbidden, "this key belongs to another theme; reload the page")
	}
	return nil
}

// makeKeys gives every group its keys and writes their fingerprints into the
// protocol.
func (s *Service) makeKeys(ctx context.Context, a *Agenda, groups []Group, p *Protocol) error {
	scopes := a.Scopes()
	n := len(groups) * len(scopes)
	if n > MaxKeys {
		return Errorf(CodeTooLarge, "unlinked ballots need a key per group and theme: %d, and %d are the most; merge groups or themes", n, MaxKeys)
	}
	keys, err := generateKeys(n)
	if err != nil {
		return fmt.Errorf("consult: make the groups' keys: %w", err)
	}
	p.Keys = map[string]string{}
	for i, g := range groups {
		if err := s.store.PutGroup(ctx, g); err != nil {
			return err
		}
		own := make([]Key, len(scopes))
		for j, theme := range scopes {
			key := keys[i*len(scopes)+j]
			own[j] = Key{Theme: theme, PublicKey: key.Public().Marshal(), PrivateKey: key.Marshal()}
			p.Keys[p.KeyName(g.ID, theme)] = key.Public().Fingerprint()
		}
		if err := s.store.PutKeys(ctx, g.ID, own); err != nil {
			return err
		}
	}
	return nil
}

// generateKeys uses every core: nobody else waits for the server meanwhile.
func generateKeys(n int) ([]*credential.Key, error) {
	keys, errs := make([]*credential.Key, n), make([]error, n)
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	for i := range keys {
		work.Go(func() {
			places <- struct{}{}
			keys[i], errs[i] = credential.GenerateKey(nil)
			<-places
		})
	}
	work.Wait()
	return keys, errors.Join(errs...)
}

// readKeys makes the public keys of all groups ready to verify.
func readKeys(groups []Group) (map[credential.KeyID]verifier, error) {
	keys := map[credential.KeyID]verifier{}
	for _, g := range groups {
		for _, k := range g.Keys {
			public, err := credential.ParsePublicKey(k.PublicKey)
			if err != nil {
				return nil, err
			}
			keys[public.KeyID()] = verifier{g.ID, k.Theme, public}
		}
	}
	return keys, nil
}

// roomKeys describes the keys of one group, in the order of [Agenda.Scopes].
func (v *view) roomKeys(g Group) []RoomKey {
	var list []RoomKey
	for _, k := range v.keys {
		if k.group == g.ID {
			list = append(list, RoomKey{
				Group: g.ID, Theme: k.theme, Name: g.Name, Open: g.Open,
				PublicKey: k.public.Marshal(), Fingerprint: k.public.Fingerprint(),
			})
		}
	}
	slices.SortFunc(list, func(a, b RoomKey) int { return bytes.Compare(a.Theme[:], b.Theme[:]) })
	return list
}

// live reports whether the group still signs.
func (g Group) live() bool {
	return len(g.Keys) > 0 && !slices.ContainsFunc(g.Keys, func(k Key) bool { return len(k.PrivateKey) == 0 })
}
