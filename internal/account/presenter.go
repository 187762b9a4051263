package account

import (
	"context"

	"parley/internal/consult"
)

// NewPresenterLink makes a token with which a projector reads the released
// values of one consultation.
func (a *Accounts) NewPresenterLink(ctx context.Context, consultation consult.ID) (token string, err error) {
	token, hash := newToken()
	return token, a.store.AddPresenterLink(ctx, PresenterLink{Hash: hash, Consultation: consultation})
}

// Presenter checks a projector's token for one consultation. An unknown one,
// or another consultation's, is CodeUnauthorised.
func (a *Accounts) Presenter(ctx context.Context, consultation consult.ID, token string) error {
	link, err := a.store.PresenterLink(ctx, hashToken(token))
	if consult.CodeOf(err) == consult.CodeNotFound || err == nil && link.Consultation != consultation {
		return consult.Errorf(consult.CodeUnauthorised, "this link to the projector does not work; make a new one at the desk")
	}
	return err
}
