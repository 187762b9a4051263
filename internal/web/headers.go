package web

import (
	"mime"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"parley/internal/consult"
)

// policy is the Content-Security-Policy of every page: own files only, and
// scripts made from text only by the two named policies of the front end.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types parley svelte-trusted-html"

// secure sets the headers that every answer has.
func secure(c *fiber.Ctx, https bool) {
	c.Set("Content-Security-Policy", policy)
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()")
	c.Set("Referrer-Policy", "no-referrer")
	c.Set("X-Content-Type-Options", "nosniff")
	if https {
		c.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// headers sets them, and lets no answer of the API be kept by anybody.
func (s *Server) headers(c *fiber.Ctx) error {
	secure(c, s.config.HTTPS())
	if strings.HasPrefix(c.Path(), "/api/") {
		c.Set(fiber.HeaderCacheControl, "no-store")
	}
	return c.Next()
}

// sameSite refuses a request that changes something, or opens a socket, where
// the browser says that another site's page made it.
func (s *Server) sameSite(c *fiber.Ctx) error {
	reads := c.Method() == fiber.MethodGet || c.Method() == fiber.MethodHead
	if reads && c.Path() != livePath {
		return c.Next()
	}
	site := c.Get("Sec-Fetch-Site")
	if site != "" && site != "same-origin" && site != "none" || !s.ownOrigin(c) {
		return refuse(c, newProblem(403, consult.CodeForbidden, "this request came from another site; open this server's own page"))
	}
	return c.Next()
}

// ownOrigin reports whether the request's origin is this server: the address
// it was asked under, or its public one. No origin is fine: no page sent it.
func (s *Server) ownOrigin(c *fiber.Ctx) bool {
	origin := c.Get(fiber.HeaderOrigin)
	if origin == "" || origin == s.publicURL() {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && u.Host == string(c.Request().Host())
}

// jsonOnly refuses a body that does not say that it is JSON: a form of another
// site can send anything else without being asked. A packed body is refused as it
// is: unpacked, it could be a thousand times as large as its limit.
func jsonOnly(c *fiber.Ctx) error {
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return refuse(c, newProblem(415, consult.CodeInvalid, "send the body as it is, without a Content-Encoding"))
	}
	if len(c.BodyRaw()) == 0 {
		return c.Next()
	}
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != "application/json" {
		return refuse(c, newProblem(415, consult.CodeInvalid, "send the body as application/json"))
	}
	return c.Next()
}
