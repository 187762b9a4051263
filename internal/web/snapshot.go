package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"parley/internal/consult"
)

func (s *Server) snapshotRoutes() {
	handle(s, operation{
		name: "getSnapshot", method: "GET", path: "/consultations/{consultation}/snapshot", tag: tagParticipant, access: inside,
		summary: "The released state of a consultation, to which newer events are applied",
		answer:  consult.Snapshot{}, media: "application/json",
	}, s.getSnapshot)
	handle(s, operation{
		name: "getOwnAnswers", method: "GET", path: "/consultations/{consultation}/own", tag: tagParticipant, access: participant,
		summary: "The caller's own answers",
	}, func(ctx context.Context, _ *InConsultation) (*answer[consult.OwnAnswers], error) {
		return answered(s.service.Own(ctx, seatOf(ctx)))
	})
}

// snapshots keeps the newest snapshot of each consultation ready to send: when
// a door opens, three hundred browsers ask for the same one at once.
type snapshots struct {
	now  func() time.Time
	mu   sync.Mutex
	kept map[consult.ID]*keptSnapshot
}

type keptSnapshot struct {
	mu      sync.Mutex
	version uint64
	made    time.Time
	plain   []byte
	packed  []byte // gzip
}

// freshFor is how old the server's clock in a snapshot may be.
const freshFor = time.Second

func (k *snapshots) of(id consult.ID) *keptSnapshot {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[consult.ID]*keptSnapshot{}
	}
	if k.kept[id] == nil {
		k.kept[id] = &keptSnapshot{}
	}
	return k.kept[id]
}

type rawAnswer struct {
	Status             int
	ContentType        string `header:"Content-Type"`
	ContentEncoding    string `header:"Content-Encoding"`
	ContentDisposition string `header:"Content-Disposition"`
	ETag               string `header:"ETag"`
	Vary               string `header:"Vary"`
	Policy             string `header:"Content-Security-Policy"` // that of every page, where empty
	Body               []byte
}

func (s *Server) getSnapshot(ctx context.Context, in *struct {
	InConsultation
	At       uint64 `query:"at" doc:"The newest event the caller has heard; the answer is at least as new, on whichever node"`
	Known    string `header:"If-None-Match"`
	Encoding string `header:"Accept-Encoding"`
}) (*rawAnswer, error) {
	if err := s.service.CatchUp(ctx, in.Consultation, in.At); err != nil {
		return nil, err
	}
	version, err := s.service.Version(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	k := s.kept.of(in.Consultation)
	k.mu.Lock()
	defer k.mu.Unlock()
	if now := s.kept.now(); k.version != version || now.Sub(k.made) >= freshFor {
		if err := s.renew(ctx, k, in.Consultation, now); err != nil {
			return nil, err
		}
	}
	return k.answer(in.Known, in.Encoding), nil
}

// renew marshals the snapshot as it stands. The caller holds the lock.
func (s *Server) renew(ctx context.Context, k *keptSnapshot, id consult.ID, now time.Time) error {
	snapshot, err := s.service.Snapshot(ctx, id)
	if err != nil {
		return err
	}
	plain, err := json.Marshal(snapshot)
	if err != nil {
		return fmt.Errorf("web: marshal snapshot: %w", err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(plain) // a buffer takes everything
	_ = w.Close()
	k.version, k.made, k.plain, k.packed = snapshot.Version, now, plain, packed.Bytes()
	return nil
}

func (k *keptSnapshot) answer(known, encoding string) *rawAnswer {
	out := &rawAnswer{
		Status: 200, ContentType: "application/json", ETag: fmt.Sprintf(`W/"%d"`, k.version), Vary: "Accept-Encoding",
	}
	switch {
	case known == out.ETag:
		out.Status = 304
	case strings.Contains(encoding, "gzip"):
		out.ContentEncoding, out.Body = "gzip", k.packed
	default:
		out.Body = k.plain
	}
	return out
}
