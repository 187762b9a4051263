package web

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/internal/config"
)

// certificate writes a certificate for the loopback address and its key.
func certificate(t *testing.T) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "parley"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", keyDER)
}

func TestOverHTTPSCookiesStayWithTheHost(t *testing.T) {
	cert, key := certificate(t)
	h := openWith(t, config.Config{Addr: "127.0.0.1:0", TLSCert: cert, TLSKey: key})
	if !strings.HasPrefix(h.server.publicURL(), "https://127.0.0.1:") {
		t.Errorf("people are sent to %s", h.server.publicURL())
	}
	resp := h.owner.send("POST", apiPath+"/session", map[string]string{"email": "ana@example.org", "password": password})
	cookie := resp.header.Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "__Host-parley_session=") || !strings.Contains(cookie, "; Secure") {
		t.Errorf("cookie %q", cookie)
	}
	if resp.header.Get("Strict-Transport-Security") == "" {
		t.Errorf("headers %v", resp.header)
	}
}

func TestAnOversizedBodyIsRefusedOverHTTPSToo(t *testing.T) {
	cert, key := certificate(t)
	h := openWith(t, config.Config{Addr: "127.0.0.1:0", TLSCert: cert, TLSKey: key})
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	resp, err := client.Post(h.url+"/api/v1/session", "application/json", strings.NewReader(strings.Repeat("x", 10<<20)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != 413 || !strings.Contains(string(body), "too_large") {
		t.Errorf("got %d %s", resp.StatusCode, body)
	}
}

func TestBehindAProxyItsAddressIsOurs(t *testing.T) {
	h := openWith(t, config.Config{Addr: "127.0.0.1:0", PublicURL: "https://parley.example.org"})
	body := map[string]string{"email": "ana@example.org", "password": password}
	for origin, want := range map[string]int{"https://parley.example.org": 200, "https://example.org": 403, "http://parley.example.org": 403, "null": 403} {
		if got := h.browser().send("POST", apiPath+"/session", body, "Origin", origin); got.status != want {
			t.Errorf("origin %s: got %d", origin, got.status)
		}
	}
	d := h.draft()
	var invited madeInvitations
	h.owner.must("POST", d.path("/groups/%/invitations", d.group), map[string]int{"count": 1}, &invited)
	if !strings.HasPrefix(invited.Invitations[0].URL, "https://parley.example.org/j/") {
		t.Errorf("invited to %s", invited.Invitations[0].URL)
	}
}
