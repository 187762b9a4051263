package mail

import (
	"crypto/rand"
	"errors"
	"net/mail"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// Outcome says what became of one mail.
type Outcome string

// The outcomes.
const (
	Sent    Outcome = "sent"    // the mail server has taken it
	Refused Outcome = "refused" // the mail server will not take it for this address
	Sender  Outcome = "sender"  // the mail server does not take mail from our sender
	Later   Outcome = "later"   // not now; nothing went out, and it may be tried again
	Unsure  Outcome = "unsure"  // the connection broke in the middle; it may have gone out
)

// Send hands one letter to the mail server. What the server said is reduced to
// an outcome: its words may repeat the address.
func (r *Round) Send(to *mail.Address, l Letter) Outcome {
	if r.ctx.Err() != nil {
		return Later
	}
	message := r.office.message(to, l)
	err := r.client.Send(message)
	if err == nil || message.IsDelivered() {
		return Sent
	}
	var failure *gomail.SendError
	if !errors.As(err, &failure) {
		return Unsure
	}
	return outcomeOf(failure)
}

func outcomeOf(failure *gomail.SendError) Outcome {
	answered := failure.ErrorCode() >= 400
	switch {
	case failure.IsTemp():
		return Later
	case answered && failure.Reason == gomail.ErrSMTPMailFrom:
		return Sender
	case answered:
		return Refused
	case failure.Reason == gomail.ErrWriteContent || failure.Reason == gomail.ErrSMTPDataClose:
		return Unsure
	default:
		return Later
	}
}

func (o *Office) message(to *mail.Address, l Letter) *gomail.Msg {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(o.from)
	m.AddToMailAddress(to)
	if l.ReplyTo != "" {
		_ = m.ReplyTo(l.ReplyTo) // an account's address that is none is left out
	}
	m.Subject(l.Subject())
	m.SetDate()
	_, domain, _ := strings.Cut(o.from.Address, "@")
	m.SetMessageIDWithValue(rand.Text() + "@" + domain) // the default names the machine
	m.SetBodyString(gomail.TypeTextPlain, l.Plain())
	m.AddAlternativeString(gomail.TypeTextHTML, l.HTML())
	return m
}
