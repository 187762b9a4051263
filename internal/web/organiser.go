package web

import (
	"context"

	"parley/internal/account"
	"parley/internal/consult"
)

type organisers struct {
	Organisers []account.Organiser `json:"organisers"`
}

func (s *Server) organiserRoutes() {
	handle(s, operation{
		name: "listOrganisers", method: "GET", path: "/organisers", tag: tagAccount, access: observer,
		summary: "All organisers",
	}, func(ctx context.Context, _ *none) (*answer[organisers], error) {
		all, err := s.accounts.Organisers(ctx)
		return answered(organisers{all}, err)
	})
	handle(s, operation{
		name: "addOrganiser", method: "POST", path: "/organisers", tag: tagAccount, access: owner,
		summary: "Give somebody an account",
	}, s.addOrganiser)
	handle(s, operation{
		name: "removeOrganiser", method: "DELETE", path: "/organisers/{organiser}", tag: tagAccount, access: owner, status: 204,
		summary: "Take an account away; the last owner stays",
	}, func(ctx context.Context, in *struct {
		Organiser consult.ID `path:"organiser"`
	}) (*none, error) {
		return nil, s.accounts.Remove(ctx, in.Organiser)
	})
}

func (s *Server) addOrganiser(ctx context.Context, in *struct {
	Body struct {
		Name     string       `json:"name" maxLength:"200"`
		Email    string       `json:"email" maxLength:"254"`
		Role     account.Role `json:"role" enum:"owner,facilitator,rapporteur,observer"`
		Password string       `json:"password" maxLength:"1000"`
	}
}) (*answer[account.Organiser], error) {
	return answered(s.accounts.Add(ctx, account.Newcomer(in.Body)))
}
