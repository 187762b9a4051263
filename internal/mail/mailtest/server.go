// Package mailtest is a real mail server for tests, on loopback.
package mailtest

import (
	"bytes"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/mail"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Server takes mail and keeps it for the test.
type Server struct {
	Addr     string
	Refuses  map[string]*smtp.SMTPError // what it answers to a recipient, by address
	Password string                     // that a sender must give; empty: none
	mu       sync.Mutex
	taken    []Mail
}

// Mail is one mail that was taken.
type Mail struct {
	From, To string
	*mail.Message
}

// Refused and Busy are a mail server's two kinds of no.
var (
	Refused = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user here"}
	Busy    = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted, come back later"}
)

// Start listens until the test ends; with a certificate it offers STARTTLS.
func Start(t testing.TB, s *Server, certificate *tls.Certificate) *Server {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Addr = ln.Addr().String()
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &session{server: s, known: s.Password == ""}, nil
	}))
	server.Domain, server.AllowInsecureAuth = "localhost", certificate == nil
	server.ErrorLog = log.New(io.Discard, "", 0) // clients that hang up
	if certificate != nil {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
	}
	served := make(chan struct{})
	go func() { defer close(served); _ = server.Serve(ln) }()
	t.Cleanup(func() { _ = server.Close(); <-served })
	return s
}

// Taken is the mail so far.
func (s *Server) Taken() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.taken...)
}

// session is one connection.
type session struct {
	server   *Server
	known    bool
	from, to string
}

func (c *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (c *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, _, password string) error {
		if c.known = password == c.server.Password; !c.known {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (c *session) Mail(from string, _ *smtp.MailOptions) error {
	if !c.known {
		return smtp.ErrAuthRequired
	}
	c.from = from
	return nil
}

func (c *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if no := c.server.Refuses[to]; no != nil {
		return no
	}
	c.to = to
	return nil
}

func (c *session) Data(r io.Reader) error {
	message, err := mail.ReadMessage(r)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(message.Body)
	if err != nil {
		return err
	}
	message.Body = bytes.NewReader(body)
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.taken = append(c.server.taken, Mail{c.from, c.to, message})
	return nil
}

func (c *session) Reset() { c.from, c.to = "", "" }

func (c *session) Logout() error { return nil }
