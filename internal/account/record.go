package account

import (
	"context"

	"parley/internal/consult"
)

// Record notes what an organiser did. It never fails the act that it follows:
// where the note cannot be kept, the log says so.
func (a *Accounts) Record(ctx context.Context, organiser consult.ID, action string, consultation consult.ID) {
	entry := Entry{ID: consult.NewID(), At: a.now().UTC(), Organiser: organiser, Action: action, Consultation: consultation}
	if err := a.store.Record(ctx, entry); err != nil {
		a.log.Error("an organiser's act could not be recorded", "action", action, "error", err)
	}
}

// Entries lists the newest acts on a consultation first.
func (a *Accounts) Entries(ctx context.Context, consultation consult.ID, limit int) ([]Entry, error) {
	return a.store.Entries(ctx, consultation, limit)
}
