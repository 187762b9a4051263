package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"
)

// face is the page that answers at a path that is no file: one of the three
// faces, or none.
func face(path string) string {
	under := func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	switch {
	case path == "/", under("/j"):
		return "index.html"
	case under("/desk"), path == "/setup", path == "/sign-in":
		return "desk.html"
	case under("/present"):
		return "present.html"
	}
	return ""
}

// unbuilt is the front page of a server that was compiled without a front end.
const unbuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>
<h1>Parley</h1><p>The server runs, but it was compiled without its pages. Run <code>make build</code>.</p>`

// pages answers everything outside the API: files of the front end, its faces,
// and real refusals for the rest.
func (s *Server) pages(c *fiber.Ctx) error {
	path := c.Path()
	if c.Method() != fiber.MethodGet && c.Method() != fiber.MethodHead || strings.HasPrefix(path, "/api/") {
		return c.Next()
	}
	name := strings.TrimPrefix(path, "/")
	if page := face(path); page != "" {
		name = page
	}
	if a := s.assets[name]; a != nil && a.plain != nil {
		return a.send(c, name)
	}
	if path == "/" {
		c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
		return c.SendString(unbuilt)
	}
	return s.lost(c)
}

// lost answers an address where nothing is: a person sees the front page, where
// a code can be typed; anything else gets the refusal alone. Both say 404.
func (s *Server) lost(c *fiber.Ctx) error {
	front := s.assets["index.html"]
	if front == nil || front.plain == nil || c.Accepts(fiber.MIMEApplicationJSON, fiber.MIMETextHTML) != fiber.MIMETextHTML {
		return fiber.ErrNotFound
	}
	c.Request().Header.Del(fiber.HeaderIfNoneMatch) // "not modified" would be no answer here
	if err := front.send(c, "index.html"); err != nil {
		return err
	}
	c.Status(fiber.StatusNotFound)
	return nil
}
