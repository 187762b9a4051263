package consult

import (
	"context"
	"time"
)

// Parcel is a participant's key on its way to another device of theirs. The
// browser sealed it with words that the server never sees; its id comes from the
// same words and tells nothing of them. It names nobody.
type Parcel struct {
	ID           ID
	Consultation ID
	Sealed       []byte
	Until        time.Time
}

const (
	// ParcelsWait is how long a parcel can be collected.
	ParcelsWait = 10 * time.Minute
	// MaxParcel is the most bytes of one: sixty keys, one for each theme.
	MaxParcel = 40 << 10
	// MaxParcels is how many of one consultation wait at a time.
	MaxParcels = 500

	minParcel = 64
)

// LeaveParcel keeps a sealed key for another device, for ten minutes and one
// collection. Only somebody inside can leave one; who, is not kept.
func (s *Service) LeaveParcel(ctx context.Context, seat Seat, id ID, sealed []byte) error {
	if len(sealed) < minParcel || len(sealed) > MaxParcel {
		return FieldErrorf("sealed", "this is no sealed key; reload the page")
	}
	return s.store.PutParcel(ctx, Parcel{ID: id, Consultation: seat.Consultation, Sealed: sealed, Until: s.now().Add(ParcelsWait)})
}

// CollectParcel returns a sealed key, once.
func (s *Service) CollectParcel(ctx context.Context, consultation, id ID) ([]byte, error) {
	sealed, err := s.store.TakeParcel(ctx, consultation, id, s.now())
	if CodeOf(err) == CodeNotFound {
		err = Errorf(CodeNotFound, "nothing is waiting under these words: check them, or ask the other device for new ones")
	}
	return sealed, err
}
