package web

import (
	"net/netip"
	"testing"
)

func TestAnAddressIsThatOfTheLastWhoIsNoTrustedProxy(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct{ remote, chain, want string }{
		{"203.0.113.5:4711", "", "203.0.113.5"},
		{"203.0.113.5:4711", "198.51.100.1", "203.0.113.5"}, // anybody may say so
		{"10.1.2.3:80", "198.51.100.1", "198.51.100.1"},
		{"[::ffff:10.1.2.3]:80", "198.51.100.1", "198.51.100.1"},
		{"10.1.2.3:80", "6.6.6.6, 198.51.100.1", "198.51.100.1"},
		{"10.1.2.3:80", "198.51.100.1, 10.9.9.9", "198.51.100.1"},
		{"[fd00::1]:80", "2001:db8::7", "2001:db8::7"},
		{"10.1.2.3:80", "198.51.100.1, nonsense", "10.1.2.3"},
		{"10.1.2.3:80", "", "10.1.2.3"},
		{"10.1.2.3:80", "10.4.4.4", "10.4.4.4"},
		{"nowhere", "198.51.100.1", ""},
	} {
		if got := forwardedFor(c.remote, c.chain, trusted); got != c.want {
			t.Errorf("from %s with %q: %q, want %q", c.remote, c.chain, got, c.want)
		}
	}
	if got := forwardedFor("10.1.2.3:80", "198.51.100.1", nil); got != "10.1.2.3" {
		t.Errorf("without trusted proxies the header gave %q", got)
	}
}
