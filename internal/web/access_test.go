package web

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/account"
	"parley/internal/consult"
)

// TestEveryOperationIsClosedToThoseItIsNotFor walks the description: every
// operation, asked for by every kind of caller, among them a participant and a
// projector of another consultation.
func TestEveryOperationIsClosedToThoseItIsNotFor(t *testing.T) {
	h := open(t)
	d, elsewhere := h.begin(), h.begin()
	as := map[string]*browser{
		"nobody": h.browser(), "participant": d.guest(), "stranger": elsewhere.guest(),
		"projector": d.projector(), "other projector": elsewhere.projector(),
		"observer": h.colleague(account.Observer), "rapporteur": h.colleague(account.Rapporteur), "facilitator": h.colleague(account.Facilitator), "owner": h.owner,
	}
	walked := map[string]bool{}
	eachOperation(h.server.OpenAPI(), func(path string, op *huma.Operation) {
		walked[op.OperationID] = true
		open := strings.Fields(matrix[op.OperationID])
		if len(open) != len(callers) {
			t.Errorf("%s is not in the matrix; say whom it is open to", op.OperationID)
			return
		}
		for i, name := range callers {
			as, let := as[name], open[i] == "●"
			if let && op.OperationID == "signOut" {
				as = h.colleague(account.Owner)
			}
			got := as.send(op.Method, apiPath+fill(path, op, d, let), emptyBody(op))
			if refused := got.status == 401 || got.status == 403 && got.code() == consult.CodeForbidden; refused == let {
				t.Errorf("%s by %s: got %d %q, may: %v", op.OperationID, name, got.status, got.code(), let)
			}
		}
	})
	for name := range matrix {
		if !walked[name] {
			t.Errorf("the API has no operation %s", name)
		}
	}
}

var parameter = regexp.MustCompile(`\{(\w+)\}`)

// fill puts ids into a path. Organisers who may change things do so in a
// consultation that does not exist, so that the walk destroys nothing.
func fill(path string, op *huma.Operation, d *day, let bool) string {
	return parameter.ReplaceAllStringFunc(path, func(name string) string {
		organisers := slices.Contains([]any{string(rapporteur), string(facilitator), string(owner)}, op.Extensions["x-parley-access"])
		switch {
		case name == "{consultation}" && !(let && organisers):
			return d.id.String()
		case name == "{code}":
			return strings.ReplaceAll(d.room, " ", "")
		case name == "{part}":
			return string(consult.PartIntroduction)
		case name == "{dimension}":
			return "importance"
		}
		return consult.NewID().String()
	})
}

func emptyBody(op *huma.Operation) any {
	if op.RequestBody == nil {
		return nil
	}
	return "{}"
}

func (d *day) projector() *browser {
	d.h.t.Helper()
	var link presenterLink
	d.h.owner.must("POST", d.path("/presenter-links"), nil, &link)
	_, token, _ := strings.Cut(link.URL, "#")
	b := d.h.browser()
	b.authorisation = "Presenter " + token
	return b
}

// TestNothingOfAnotherConsultationCanBeReached asks one consultation for the
// things of another, as an organiser who may change both.
func TestNothingOfAnotherConsultationCanBeReached(t *testing.T) {
	h := open(t)
	here, there := h.draft(), h.draft().invite()
	before := h.owner.send("GET", apiPath+there.path("/agenda"), nil).body
	named := map[string]any{"name": text("Mine"), "title": text("Mine"), "body": text("Mine")}
	pick := func(fields ...string) map[string]any {
		body := map[string]any{}
		for _, field := range fields {
			body[field] = named[field]
		}
		return body
	}
	vote := there.steps[consult.Vote]
	cases := []struct {
		name, method, path string
		body               any
	}{
		{"take a group", "PUT", here.path("/groups/%", there.group), pick("name")},
		{"delete a group", "DELETE", here.path("/groups/%", there.group), nil},
		{"merge a group", "POST", here.path("/groups/%/merge", there.group), map[string]any{"into": here.group}},
		{"merge into a group", "POST", here.path("/groups/%/merge", here.group), map[string]any{"into": there.group}},
		{"invite to a group", "POST", here.path("/groups/%/invitations", there.group), map[string]int{"count": 1}},
		{"withdraw an invitation", "POST", here.path("/invitations/withdraw"), map[string]string{"code": there.invitations[0]}},
		{"take a theme", "PUT", here.path("/themes/%", there.theme), pick("title")},
		{"delete a theme", "DELETE", here.path("/themes/%", there.theme), nil},
		{"take a recommendation", "PUT", here.path("/recommendations/%", there.recs[0]), with(pick("title", "body"), "theme", here.theme)},
		{"delete a recommendation", "DELETE", here.path("/recommendations/%", there.recs[0]), nil},
		{"hang one on a theme", "PUT", here.path("/recommendations/%", consult.NewID()), with(pick("title", "body"), "theme", there.theme)},
		{"take a step", "PUT", here.path("/steps/%", vote), map[string]any{"theme": here.theme, "kind": "vote"}},
		{"delete a step", "DELETE", here.path("/steps/%", vote), nil},
		{"open a step", "POST", here.path("/steps/%/open", vote), nil},
		{"close a step", "POST", here.path("/steps/%/close", vote), nil},
		{"extend a step", "POST", here.path("/steps/%/extend", vote), map[string]int{"minutes": 5}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := h.owner.send(c.method, apiPath+c.path, c.body); got.status < 400 || got.status >= 500 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if after := h.owner.send("GET", apiPath+there.path("/agenda"), nil).body; string(after) != string(before) {
				t.Errorf("the other consultation changed")
			}
		})
	}
}

func TestAnObserverSeesReleasedWordsOnly(t *testing.T) {
	all := consult.Desk{Queue: []consult.ModeratedWords{
		{Status: consult.Queued}, {Status: consult.Shown}, {Status: consult.Hidden},
	}}
	got := released(all)
	if len(got.Queue) != 1 || got.Queue[0].Status != consult.Shown || len(all.Queue) != 3 {
		t.Errorf("got %+v", got)
	}
}
