package web

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// addressOf is the address a request comes from: the other end of the
// connection or, where that is a proxy we trust, the one that the proxy saw. It
// is a part of keys of allowances and goes nowhere else.
func (s *Server) addressOf(ctx huma.Context) string {
	return forwardedFor(ctx.RemoteAddr(), ctx.Header("X-Forwarded-For"), s.config.TrustedProxies)
}

// forwardedFor reads a chain of proxies from its near end. Beyond the first
// address that is not a trusted proxy's, anybody may have written it.
func forwardedFor(remote, chain string, trusted []netip.Prefix) string {
	near, err := netip.ParseAddrPort(remote)
	if err != nil {
		return ""
	}
	from := near.Addr().Unmap()
	hops := strings.Split(chain, ",")
	for i := len(hops) - 1; i >= 0 && isTrusted(from, trusted); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		from = hop.Unmap()
	}
	return from.String()
}

func isTrusted(address netip.Addr, trusted []netip.Prefix) bool {
	return slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(address.WithZone("")) })
}
