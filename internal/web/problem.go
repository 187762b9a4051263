package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"

	"parley/internal/consult"
)

// Problem is the body of every refusal (RFC 9457). Its code is what programs
// look at; its detail is English for people, and never repeats what was sent.
type Problem struct {
	Type   string       `json:"type" doc:"Always about:blank; see code"`
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail" doc:"What went wrong and what to do"`
	Code   consult.Code `json:"code" enum:"invalid,not_found,forbidden,unauthorised,conflict,changed,outdated,step_closed,paused,doors_closed,frozen,invitation,too_many,too_large,busy,group_small,rounds_over,mail,unavailable"`
	Errors []Fault      `json:"errors,omitempty" doc:"The offending parts of the input"`

	retryAfter int // seconds; 0: no such header
}

// Fault is one offending part of the input.
type Fault struct {
	Location string `json:"location" doc:"As body.title"`
	Message  string `json:"message"`
}

// problemType is the media type of a [Problem].
const problemType = "application/problem+json"

// Error implements error.
func (p *Problem) Error() string { return p.Detail }

// Refusal is the code alone, for traces.
func (p *Problem) Refusal() string { return string(p.Code) }

// GetStatus implements [huma.StatusError].
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements [huma.ContentTypeFilter].
func (p *Problem) ContentType(string) string { return problemType }

// GetHeaders implements [huma.HeadersError].
func (p *Problem) GetHeaders() http.Header {
	if p.retryAfter == 0 {
		return nil
	}
	return http.Header{"Retry-After": {strconv.Itoa(p.retryAfter)}}
}

// statuses gives every code of the domain its HTTP status.
var statuses = map[consult.Code]int{
	consult.CodeInvalid: 422, consult.CodeNotFound: 404, consult.CodeForbidden: 403,
	consult.CodeUnauthorised: 401, consult.CodeConflict: 409, consult.CodeChanged: 409, consult.CodeOutdated: 409, consult.CodeStepClosed: 409,
	consult.CodePaused: 409, consult.CodeDoorsClosed: 409, consult.CodeFrozen: 409, consult.CodeInvitation: 403,
	consult.CodeTooMany: 429, consult.CodeTooLarge: 413, consult.CodeBusy: 503,
	consult.CodeGroupSmall: 409, consult.CodeRoundsOver: 409, consult.CodeMail: 502, consult.CodeUnavailable: 503,
}

// codeOfStatus is the code of refusals that no domain error is behind.
func codeOfStatus(status int) consult.Code {
	switch {
	case status == 404:
		return consult.CodeNotFound
	case status == 401:
		return consult.CodeUnauthorised
	case status == 403:
		return consult.CodeForbidden
	case status == 413:
		return consult.CodeTooLarge
	case status == 429:
		return consult.CodeTooMany
	case status >= 500:
		return consult.CodeUnavailable
	default:
		return consult.CodeInvalid
	}
}

func newProblem(status int, code consult.Code, detail string) *Problem {
	p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, Code: code}
	switch code {
	case consult.CodeBusy, consult.CodeUnavailable:
		p.retryAfter = 1
	case consult.CodeTooMany:
		p.retryAfter = 5
	}
	return p
}

// problemOf turns an error of the domain into a problem. Anything else becomes
// a 500 that says nothing of the error; ok is false then.
func problemOf(err error) (p *Problem, ok bool) {
	if errors.As(err, &p) {
		return p, true
	}
	var refusal *consult.Error
	if errors.As(err, &refusal) {
		p = newProblem(statuses[refusal.Code], refusal.Code, refusal.Message)
		if refusal.Field != "" {
			p.Errors = []Fault{{Location: "body." + refusal.Field, Message: refusal.Message}}
		}
		return p, true
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return newProblem(503, consult.CodeUnavailable, "the server did not answer in time; try again"), true
	}
	return newProblem(500, consult.CodeUnavailable, "something went wrong on the server; try again"), false
}

// init makes huma's own refusals problems too. A detail never echoes the
// offending value, which may be a vote or a credential.
func init() {
	huma.NewError = func(status int, message string, causes ...error) huma.StatusError {
		p := newProblem(status, codeOfStatus(status), message)
		if status >= 500 {
			p.Detail = "something went wrong on the server; try again"
			return p
		}
		for _, cause := range causes {
			var detailed huma.ErrorDetailer
			if errors.As(cause, &detailed) {
				d := detailed.ErrorDetail()
				p.Errors = append(p.Errors, Fault{Location: d.Location, Message: d.Message})
			}
		}
		return p
	}
	huma.DefaultArrayNullable = false
}

// refuse answers a request with a problem outside of huma.
func refuse(c *fiber.Ctx, p *Problem) error {
	for name, values := range p.GetHeaders() {
		c.Set(name, values[0])
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, problemType)
	return c.Status(p.Status).Send(body)
}

// failed is Fiber's last resort: no such page, wrong method, a body beyond the
// limit, an error or a panic further in.
func (s *Server) failed(c *fiber.Ctx, err error) error {
	secure(c, s.config.HTTPS())
	var e *fiber.Error
	if !errors.As(err, &e) {
		p, known := problemOf(err)
		if !known && !errors.Is(err, errPanic) { // that one has been noted
			s.traffic.complain("page", err)
		}
		return refuse(c, p)
	}
	if e.Code == fiber.StatusRequestEntityTooLarge {
		linger(c)
	}
	detail := map[int]string{
		404: "there is nothing at this address",
		405: "this address does not take that kind of request",
		413: "this is more than the server takes at once; make it smaller",
		426: "this address speaks websocket only",
	}[e.Code]
	if detail == "" {
		detail = "this request cannot be read"
	}
	return refuse(c, newProblem(e.Code, codeOfStatus(e.Code), detail))
}
