package consult

import (
	"context"
	"time"
)

// Publication is one page of a published report: the bytes that readers get,
// frozen when they were published. Whoever has its address may read it.
type Publication struct {
	Address ID // random; part of the public link
	Lang    Lang
	At      time.Time
	Body    []byte
}

// Publish freezes the pages of a report under a public address, which stays
// the same until they are withdrawn. It is refused before the close: what the
// world reads must not move those who still answer.
func (s *Service) Publish(ctx context.Context, id ID, pages map[Lang][]byte) ([]Publication, error) {
	a, err := s.Agenda(ctx, id)
	if err != nil {
		return nil, err
	}
	if a.Consultation.Rehearsal != nil {
		return nil, errRehearsal("a rehearsal is not published: nobody real said what it shows")
	}
	if a.Consultation.Status != Closed {
		return nil, Errorf(CodeConflict, "close the consultation first; until then its figures may still change")
	}
	before, err := s.store.Publications(ctx, id)
	if err != nil {
		return nil, err
	}
	address := NewID()
	if len(before) > 0 {
		address = before[0].Address
	}
	at := s.now().UTC().Truncate(time.Second)
	var list []Publication
	for _, lang := range Languages {
		if body := pages[lang]; len(body) > 0 {
			list = append(list, Publication{Address: address, Lang: lang, At: at, Body: body})
		}
	}
	return list, s.store.Publish(ctx, id, list)
}

// WithdrawPublication takes the published pages away; their address is never
// used again. Withdrawing none is nothing.
func (s *Service) WithdrawPublication(ctx context.Context, id ID) error {
	if _, err := s.Agenda(ctx, id); err != nil {
		return err
	}
	return s.store.Publish(ctx, id, nil)
}

// Publications lists the published pages of a consultation, without bodies.
func (s *Service) Publications(ctx context.Context, id ID) ([]Publication, error) {
	return s.store.Publications(ctx, id)
}

// Published lists the pages behind a public address, without bodies; none where
// nothing is published there.
func (s *Service) Published(ctx context.Context, address ID) ([]Publication, error) {
	return s.store.Published(ctx, address)
}

// PublishedPage reads one published page, or CodeNotFound.
func (s *Service) PublishedPage(ctx context.Context, address ID, lang Lang) ([]byte, error) {
	return s.store.PublishedPage(ctx, address, lang)
}
