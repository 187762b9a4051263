// Package mail sends invitations through the mail server that the settings
// name. It keeps nothing: an address and what was written to it live until the
// mail server has answered.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// answerWithin is how long the mail server may take for one answer.
const answerWithin = 6 * time.Second

// Office sends mail through one server, from one address.
type Office struct {
	from    *mail.Address
	host    string
	options []gomail.Option
}

// Open reads the address of a mail server, as smtp://user:password@host:587 or
// smtps://…, and a sender, as "Name <name@host>". With smtp, the connection must
// be encrypted (STARTTLS) unless the server is on this machine. An error never
// repeats the address, which may hold a password.
func Open(server, from string) (*Office, error) {
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, errors.New("the sender is not an e-mail address")
	}
	u, err := url.Parse(server)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return nil, errors.New("expected an address that begins with smtp:// or smtps://")
	}
	o := &Office{from: sender, host: u.Hostname(), options: []gomail.Option{
		gomail.WithTimeout(answerWithin), gomail.WithTLSPolicy(gomail.TLSMandatory), gomail.WithPort(587),
	}}
	how := gomail.SMTPAuthAutoDiscover
	switch {
	case u.Scheme == "smtps":
		o.options = append(o.options, gomail.WithSSL(), gomail.WithPort(465))
	case isHere(o.host):
		o.options, how = append(o.options, gomail.WithTLSPolicy(gomail.NoTLS)), gomail.SMTPAuthPlainNoEnc
	}
	if password, ok := u.User.Password(); ok {
		o.options = append(o.options, gomail.WithUsername(u.User.Username()), gomail.WithPassword(password), gomail.WithSMTPAuth(how))
	}
	if u.Port() != "" {
		port, _ := strconv.Atoi(u.Port()) // net/url lets digits through only
		o.options = append(o.options, gomail.WithPort(port))
	}
	if _, err := gomail.NewClient(o.host, o.options...); err != nil {
		return nil, fmt.Errorf("the mail server's address: %w", err)
	}
	return o, nil
}

// isHere reports whether a host is this machine, where nobody listens between.
func isHere(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// From is the sender that people see.
func (o *Office) From() string { return o.from.String() }

// Round is one connection to the mail server.
type Round struct {
	office *Office
	client *gomail.Client
	ctx    context.Context
}

// Begin connects and signs in. Its error tells what went wrong between this
// server and the mail server; nobody has been written to.
func (o *Office) Begin(ctx context.Context) (*Round, error) {
	client, err := gomail.NewClient(o.host, o.options...)
	if err != nil {
		return nil, err
	}
	if err := client.DialWithContext(ctx); err != nil {
		var unreached net.Error
		if errors.As(err, &unreached) && unreached.Timeout() {
			return nil, fmt.Errorf("the mail server did not answer: %w", err)
		}
		return nil, err
	}
	return &Round{o, client, ctx}, nil
}

// End closes the connection.
func (r *Round) End() { _ = r.client.Close() }
