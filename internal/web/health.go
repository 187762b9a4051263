package web

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"parley/internal/consult"
)

// healthRoutes tell supervisors that the process lives, and that it can serve.
func (s *Server) healthRoutes() {
	s.app.Get("/healthz", func(c *fiber.Ctx) error { return c.SendString("ok\n") })
	s.app.Get("/readyz", func(c *fiber.Ctx) error {
		if s.draining.Load() {
			return refuse(c, newProblem(503, consult.CodeUnavailable, "this server is stopping; another one answers"))
		}
		ctx, cancel := context.WithTimeout(c.UserContext(), 2*time.Second)
		defer cancel()
		if err := s.service.Ping(ctx); err != nil {
			return refuse(c, newProblem(503, consult.CodeUnavailable, "the database does not answer"))
		}
		return c.SendString("ready\n")
	})
}
