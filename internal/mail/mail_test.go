package mail

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"
	gomail "github.com/wneessen/go-mail"

	"parley/internal/mail/mailtest"
)

var spanish = Letter{
	Lang: "es", Title: "Mérida 2.0", Hosts: "Instituto <del> Sur", When: "3 de marzo de 2026", Where: "Mérida",
	Note: "Nos vemos pronto.\nAna", Link: "https://parley.example.org/j/ABC#code-1", ReplyTo: "ana@example.org",
}

func office(t *testing.T, address string) *Office {
	t.Helper()
	o, err := Open(address, "Secretaría <parley@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func begin(t *testing.T, o *Office) *Round {
	t.Helper()
	r, err := o.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.End)
	return r
}

func to(address string) *mail.Address { return &mail.Address{Name: "Íñigo", Address: address} }

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	server := mailtest.Start(t, &mailtest.Server{Password: "pass@word"}, nil)
	r := begin(t, office(t, "smtp://user:pass%40word@"+server.Addr))
	if got := r.Send(to("inigo@example.org"), spanish); got != Sent {
		t.Fatalf("it was %s", got)
	}
	m := server.Taken()[0]
	if m.From != "parley@example.org" || m.To != "inigo@example.org" || m.Subject() != "Invitación: Mérida 2.0" {
		t.Errorf("from %s to %s: %s", m.From, m.To, m.Subject())
	}
	if got := m.Header.Get("Reply-To"); got != "<ana@example.org>" {
		t.Errorf("questions go to %q", got)
	}
	if id := m.Header.Get("Message-Id"); !strings.HasSuffix(id, "@example.org>") {
		t.Errorf("the id %q names the machine", id)
	}
	parts := m.Parts(t)
	for media, text := range parts {
		for _, want := range []string{spanish.Link, "Mérida 2.0", "3 de marzo de 2026", "Nos vemos pronto.", "Ana", phrasebook["es"].promise} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", media, want, text)
			}
		}
	}
	if len(parts) != 2 || !strings.Contains(parts["text/html"], "Instituto &lt;del&gt; Sur") {
		t.Errorf("got %v", parts)
	}
}

func TestAnAnswerOfTheServerIsToldByItsKind(t *testing.T) {
	server := mailtest.Start(t, &mailtest.Server{Refuses: map[string]*smtp.SMTPError{
		"gone@example.org": mailtest.Refused, "slow@example.org": mailtest.Busy,
	}}, nil)
	r := begin(t, office(t, "smtp://"+server.Addr))
	for address, want := range map[string]Outcome{
		"gone@example.org": Refused, "slow@example.org": Later, "here@example.org": Sent,
	} {
		if got := r.Send(to(address), spanish); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	if taken := server.Taken(); len(taken) != 1 || taken[0].To != "here@example.org" {
		t.Errorf("the server took %d mails", len(taken))
	}
}

func TestNothingIsSentWhereTheServerIsDownOrRefusesThePassword(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = ln.Close()
	locked := mailtest.Start(t, &mailtest.Server{Password: "right"}, nil)
	for _, address := range []string{"smtp://" + ln.Addr().String(), "smtp://user:wrong@" + locked.Addr} {
		if _, err := office(t, address).Begin(context.Background()); err == nil || strings.Contains(err.Error(), "wrong") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// elsewhere is an office whose server has a name that is not this machine's,
// though it is reached here.
func elsewhere(t *testing.T, server *mailtest.Server) *Office {
	o := office(t, "smtp://user:pass@mail.example.org")
	o.options = append(o.options, gomail.WithDialContextFunc(func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Addr)
	}))
	return o
}

func TestAServerElsewhereMustEncrypt(t *testing.T) {
	plain := mailtest.Start(t, &mailtest.Server{Password: "pass"}, nil)
	if _, err := elsewhere(t, plain).Begin(context.Background()); err == nil || !strings.Contains(err.Error(), "STARTTLS") {
		t.Errorf("it was spoken to in the clear: %v", err)
	}
	lender := httptest.NewTLSServer(nil)
	t.Cleanup(lender.Close)
	encrypted := mailtest.Start(t, &mailtest.Server{Password: "pass"}, &lender.TLS.Certificates[0])
	if _, err := elsewhere(t, encrypted).Begin(context.Background()); err == nil {
		t.Error("a certificate that nobody vouches for was believed")
	}
	o := elsewhere(t, encrypted)
	o.options = append(o.options, gomail.WithTLSConfig(&tls.Config{RootCAs: lender.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs, ServerName: "example.com", MinVersion: tls.VersionTLS12}))
	if got := begin(t, o).Send(to("inigo@example.org"), spanish); got != Sent {
		t.Errorf("it was %s", got)
	}
}

func TestALetterWithNothingButATitleReadsWell(t *testing.T) {
	plain := Letter{Lang: "en", Title: "A trial", Link: "https://x/#c"}.Plain()
	if strings.Contains(plain, "\n\n\n") || !strings.Contains(plain, "A trial\n") {
		t.Errorf("got %q", plain)
	}
}
