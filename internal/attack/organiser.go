package attack

import (
	"bytes"
	"context"
	"encoding/json"
	mathrand "math/rand/v2"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
)

// mailed is how many invitations the organiser mails, one at a time.
const mailed = 12

// Organiser is attacker A2 before the doors open: it mails codes one at a time
// and looks at everything an organiser can see after each, to learn which of
// the invited people registered. Where nothing on any screen moved, it guesses;
// half of the people register, so the best guess is right half the time. peek is
// what the attacker looks at besides, nil in the product as shipped.
func Organiser(ctx context.Context, store consult.Store, rng *mathrand.Rand, peek func(consult.ID) any) (hit bool, bestGuess float64, err error) {
	service := consult.NewService(store, &listener{}, consult.Options{})
	id, codes, err := invited(ctx, service)
	if err != nil {
		return false, 0, err
	}
	target, registered, guess := rng.IntN(len(codes)), false, rng.IntN(2) == 0
	for i, code := range codes {
		before, err := screens(ctx, service, id, peek)
		if err != nil {
			return false, 0, err
		}
		registers := rng.IntN(2) == 0
		if registers {
			if err := register(ctx, service, id, code); err != nil {
				return false, 0, err
			}
		}
		after, err := screens(ctx, service, id, peek)
		if err != nil {
			return false, 0, err
		}
		if i == target {
			registered = registers
			if peek != nil || !bytes.Equal(before, after) {
				guess = !bytes.Equal(before, after)
			}
		}
	}
	return guess == registered, 0.5, nil
}

// invited makes a consultation with its registration open.
func invited(ctx context.Context, service *consult.Service) (consult.ID, []string, error) {
	group := consult.NewID()
	title := consult.Text{consult.English: "A simulated consultation"}
	id, err := service.Create(ctx, &consult.Agenda{
		Consultation: consult.Consultation{Title: title},
		Groups:       []consult.Group{{ID: group, Place: 1, Name: title}},
	})
	if err != nil {
		return id, nil, err
	}
	codes, err := service.Invite(ctx, id, group, mailed)
	if err != nil {
		return id, nil, err
	}
	_, err = service.OpenRegistration(ctx, id)
	return id, codes, err
}

// register redeems an invitation, as a browser does.
func register(ctx context.Context, service *consult.Service, id consult.ID, code string) error {
	keys, err := service.InvitationKeys(ctx, id, code)
	if err != nil {
		return err
	}
	public, err := credential.ParsePublicKey(keys[0].PublicKey)
	if err != nil {
		return err
	}
	_, blinded, err := credential.Blind(nil, public)
	if err != nil {
		return err
	}
	_, err = service.Redeem(ctx, id, code, [][]byte{blinded})
	return err
}

// screens is everything an organiser can fetch, as bytes, but for the clock.
func screens(ctx context.Context, service *consult.Service, id consult.ID, peek func(consult.ID) any) ([]byte, error) {
	agenda, err := service.Agenda(ctx, id)
	if err != nil {
		return nil, err
	}
	room, err := service.Room(ctx, agenda.Consultation.RoomCode)
	if err != nil {
		return nil, err
	}
	desk, err := service.Desk(ctx, id)
	if err != nil {
		return nil, err
	}
	desk.Snapshot.Now = time.Time{}
	results, err := service.Results(ctx, id)
	if err != nil {
		return nil, err
	}
	all := []any{agenda, room, desk, results}
	if peek != nil {
		all = append(all, peek(id))
	}
	return json.Marshal(all)
}
