package web

import (
	"context"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"

	"parley/internal/account"
	"parley/internal/live"
)

const livePath = apiPath + "/live"

// liveRoute upgrades to a live connection. The origin was checked on the way;
// who it is, the connection's first frame says, but for an organiser, whose
// session comes with this request.
func (s *Server) liveRoute() {
	s.app.Get(livePath, func(c *fiber.Ctx) error {
		if !websocket.IsWebSocketUpgrade(c) {
			return fiber.ErrUpgradeRequired
		}
		return s.live.Handler(c, s.liveOrganiser(c))
	})
}

func (s *Server) liveOrganiser(c *fiber.Ctx) live.Organiser {
	session := c.Cookies(s.cookieName())
	if session == "" || c.Get(fiber.HeaderOrigin) == "" {
		return live.NoOrganiser
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), actWithin)
	defer cancel()
	in, err := s.accounts.Resume(ctx, session)
	switch {
	case err != nil:
		return live.NoOrganiser
	case in.Organiser.Role.Covers(account.Facilitator):
		return live.Runs
	default:
		return live.Reads
	}
}
