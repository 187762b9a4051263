package web

import (
	"context"
	"net/mail"
	"time"

	"parley/internal/consult"
	post "parley/internal/mail"
	"parley/internal/report"
)

// mailWithin leaves time, within what a page waits, to forget the invitations
// that did not go out.
const mailWithin = 12 * time.Second

func (s *Server) mailRoutes() {
	handle(s, operation{
		name: "previewMail", method: "POST", path: "/consultations/{consultation}/mail/preview", tag: tagAdmission, access: facilitator, reads: true,
		summary: "An invitation by e-mail as it will read, and whether this server can send it",
	}, s.previewMail)
	handle(s, operation{
		name: "mailInvitations", method: "POST", path: "/consultations/{consultation}/groups/{group}/mails", tag: tagAdmission, access: facilitator,
		summary: "Make invitations and send each to one address; neither addresses nor codes are kept",
	}, s.mailInvitations)
}

// MailText is what an organiser decides about a mail.
type MailText struct {
	Lang consult.Lang `json:"lang" enum:"en,es"`
	Note string       `json:"note,omitempty" maxLength:"2000" doc:"A word of the organiser's own; lines are paragraphs"`
}

type mailPreview struct {
	Available bool   `json:"available" doc:"A mail server is set"`
	From      string `json:"from,omitempty"`
	ReplyTo   string `json:"reply_to"`
	Subject   string `json:"subject"`
	Body      string `json:"body" doc:"The mail's plain text, with an example of a link"`
}

func (s *Server) previewMail(ctx context.Context, in *struct {
	InConsultation
	Body MailText
}) (*answer[mailPreview], error) {
	a, err := s.service.Agenda(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	l := s.letter(ctx, a.Consultation, in.Body)
	l.Link = s.roomURL(a.Consultation) + "#…"
	p := mailPreview{Available: s.office != nil, ReplyTo: l.ReplyTo, Subject: l.Subject(), Body: l.Plain()}
	if s.office != nil {
		p.From = s.office.From()
	}
	return answered(p, nil)
}

// letter is the invitation to a consultation, without its link.
func (s *Server) letter(ctx context.Context, c consult.Consultation, w MailText) post.Letter {
	return post.Letter{
		Lang: string(w.Lang), Title: c.Title.In(w.Lang), Hosts: c.Hosts.In(w.Lang), Where: c.Place.In(w.Lang),
		When: report.Day(w.Lang, c.Date), Note: w.Note, ReplyTo: callerOf(ctx).signedIn.Organiser.Email,
	}
}

type recipient struct {
	Name    string `json:"name,omitempty" maxLength:"200"`
	Address string `json:"address" maxLength:"254"`
}

type mailOutcomes struct {
	Outcomes []string `json:"outcomes" doc:"sent, address, refused, sender, later or unsure, in the order of the recipients"`
}

func (s *Server) mailInvitations(ctx context.Context, in *struct {
	InGroup
	Body struct {
		MailText
		Recipients []recipient `json:"recipients" minItems:"1" maxItems:"10"`
	}
}) (*answer[mailOutcomes], error) {
	if s.office == nil {
		return nil, consult.Errorf(consult.CodeMail, "no mail server is set; whoever runs this server sets PARLEY_SMTP_URL and PARLEY_SMTP_FROM")
	}
	a, err := s.service.Agenda(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	within, cancel := context.WithTimeout(ctx, mailWithin)
	defer cancel()
	round, err := s.office.Begin(within)
	if err != nil {
		s.traffic.complain("mailInvitations", err) // nobody has been named to the mail server yet
		return nil, consult.Errorf(consult.CodeMail, "the mail server cannot be reached, or refuses this server; nobody was written to")
	}
	defer round.End()
	outcomes, err := s.mailEach(ctx, in.InGroup, in.Body.Recipients, func(to *mail.Address, code string) post.Outcome {
		l := s.letter(ctx, a.Consultation, in.Body.MailText)
		l.Link = s.roomURL(a.Consultation) + "#" + code
		return round.Send(to, l)
	})
	return answered(mailOutcomes{outcomes}, err)
}

// badAddress is the outcome of what is no address at all.
const badAddress = "address"

// mailEach makes an invitation for each address, sends it, and forgets those
// that were not taken.
func (s *Server) mailEach(ctx context.Context, in InGroup, to []recipient, send func(*mail.Address, string) post.Outcome) ([]string, error) {
	outcomes := make([]string, len(to))
	addresses := make([]*mail.Address, len(to))
	good := 0
	for i, r := range to {
		address, err := mail.ParseAddress(r.Address)
		if err != nil || address.Address != r.Address {
			outcomes[i] = badAddress
			continue
		}
		addresses[i], good = &mail.Address{Name: r.Name, Address: r.Address}, good+1
	}
	if good == 0 {
		return outcomes, nil
	}
	codes, err := s.service.Invite(ctx, in.Consultation, in.Group, good)
	if err != nil {
		return nil, err
	}
	var unsent []string
	for i, address := range addresses {
		if address == nil {
			continue
		}
		code := codes[0]
		codes = codes[1:]
		outcome := send(address, code)
		if outcomes[i] = string(outcome); outcome != post.Sent {
			unsent = append(unsent, code)
		}
	}
	s.forget(ctx, in, unsent)
	return outcomes, nil
}

// forget takes back the invitations that were not sent, also where the request
// has run out of time. One that cannot be taken back is one that nobody uses.
func (s *Server) forget(ctx context.Context, in InGroup, codes []string) {
	if len(codes) == 0 {
		return
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := s.service.Uninvite(within, in.Consultation, in.Group, codes); err != nil {
		s.traffic.complain("mailInvitations", err)
	}
}
