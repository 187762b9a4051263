package account

import (
	"context"
	"fmt"
	"sync"
	"time"

	"parley/internal/consult"
)

// memory is a Store for tests.
type memory struct {
	mu         sync.Mutex
	organisers map[consult.ID]Organiser
	sessions   map[[32]byte]Session
	links      map[[32]byte]PresenterLink
	setups     map[[32]byte]SetupLink
	entries    []Entry
	extended   int
}

func newMemory() *memory {
	return &memory{organisers: map[consult.ID]Organiser{}, sessions: map[[32]byte]Session{}, links: map[[32]byte]PresenterLink{}, setups: map[[32]byte]SetupLink{}}
}

func (m *memory) dump() string {
	return fmt.Sprintf("%v %v %v %v %v", m.organisers, m.sessions, m.links, m.setups, m.entries)
}

func (m *memory) Organisers(context.Context) ([]Organiser, error) {
	var list []Organiser
	for _, o := range m.organisers {
		list = append(list, o)
	}
	return list, nil
}

func (m *memory) OrganiserByEmail(_ context.Context, email string) (Organiser, error) {
	for _, o := range m.organisers {
		if o.Email == email {
			return o, nil
		}
	}
	return Organiser{}, consult.Errorf(consult.CodeNotFound, "no such organiser")
}

func (m *memory) AddFirstOrganiser(_ context.Context, o Organiser) error {
	if len(m.organisers) > 0 {
		return consult.Errorf(consult.CodeConflict, "there is one")
	}
	m.organisers[o.ID] = o
	clear(m.setups)
	return nil
}

func (m *memory) AddSetupLink(_ context.Context, link SetupLink) error {
	m.setups[link.Hash] = link
	return nil
}

func (m *memory) SetupLink(_ context.Context, hash [32]byte) (SetupLink, error) {
	link, ok := m.setups[hash]
	if !ok {
		return SetupLink{}, consult.Errorf(consult.CodeNotFound, "no such link")
	}
	return link, nil
}

func (m *memory) AddOrganiser(ctx context.Context, o Organiser) error {
	if _, err := m.OrganiserByEmail(ctx, o.Email); err == nil {
		return consult.Errorf(consult.CodeConflict, "taken")
	}
	m.organisers[o.ID] = o
	return nil
}

func (m *memory) DeleteOrganiser(_ context.Context, id consult.ID) error {
	delete(m.organisers, id)
	return nil
}

func (m *memory) AddSession(_ context.Context, s Session) error {
	m.sessions[s.Hash] = s
	return nil
}

func (m *memory) Session(_ context.Context, hash [32]byte) (Session, Organiser, error) {
	s, ok := m.sessions[hash]
	if !ok {
		return Session{}, Organiser{}, consult.Errorf(consult.CodeNotFound, "no such session")
	}
	return s, m.organisers[s.Organiser], nil
}

func (m *memory) ExtendSession(_ context.Context, hash [32]byte, expires time.Time) error {
	s := m.sessions[hash]
	s.Expires = expires
	m.sessions[hash] = s
	m.extended++
	return nil
}

func (m *memory) DeleteSession(_ context.Context, hash [32]byte) error {
	delete(m.sessions, hash)
	return nil
}

func (m *memory) DeleteSessionsBefore(_ context.Context, moment time.Time) error {
	for hash, s := range m.sessions {
		if s.Expires.Before(moment) {
			delete(m.sessions, hash)
		}
	}
	return nil
}

func (m *memory) AddPresenterLink(_ context.Context, link PresenterLink) error {
	m.links[link.Hash] = link
	return nil
}

func (m *memory) PresenterLink(_ context.Context, hash [32]byte) (PresenterLink, error) {
	link, ok := m.links[hash]
	if !ok {
		return PresenterLink{}, consult.Errorf(consult.CodeNotFound, "no such link")
	}
	return link, nil
}

func (m *memory) Record(_ context.Context, e Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries = append(m.entries, e)
	return nil
}

func (m *memory) Entries(context.Context, consult.ID, int) ([]Entry, error) { return m.entries, nil }
