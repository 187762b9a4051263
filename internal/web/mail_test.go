package web

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/mail"
	"parley/internal/mail/mailtest"
)

// posted is the answer to a request to send.
type posted struct {
	Outcomes []string `json:"outcomes"`
}

func recipients(addresses ...string) []map[string]string {
	list := make([]map[string]string, len(addresses))
	for i, address := range addresses {
		list[i] = map[string]string{"name": "Guest", "address": address}
	}
	return list
}

func (h *house) mailsThrough(server *mailtest.Server) {
	h.t.Helper()
	office, err := mail.Open("smtp://"+server.Addr, "Parley <parley@example.org>")
	if err != nil {
		h.t.Fatal(err)
	}
	h.server.office = office
}

func (d *day) invited() int {
	d.h.t.Helper()
	var agenda struct {
		Groups []consult.Group `json:"groups"`
	}
	d.h.owner.must("GET", d.path("/agenda"), nil, &agenda)
	return agenda.Groups[slices.IndexFunc(agenda.Groups, func(g consult.Group) bool { return g.ID == d.group })].Invited
}

// contents are the bytes of the embedded database.
func (h *house) contents() string {
	h.t.Helper()
	files, err := filepath.Glob(filepath.Join(h.folder, "parley.db*"))
	if err != nil || len(files) == 0 {
		h.t.Fatalf("no database: %v", err)
	}
	var all strings.Builder
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			h.t.Fatal(err)
		}
		all.Write(content)
	}
	return all.String()
}

func TestInvitationsGoOutByMailAndNothingOfThemStays(t *testing.T) {
	h := open(t)
	server := mailtest.Start(t, &mailtest.Server{Refuses: map[string]*smtp.SMTPError{
		"gone@people.test": mailtest.Refused, "slow@people.test": mailtest.Busy,
	}}, nil)
	h.mailsThrough(server)
	d := h.draft().invite().register()
	before := d.invited()
	path := d.path("/groups/%/mails", d.group)
	var got posted
	h.owner.must("POST", path, map[string]any{
		"lang": "es", "note": "Nos vemos.", "recipients": recipients("one@people.test", "gone@people.test", "not an address", "slow@people.test", "two@people.test"),
	}, &got)
	if want := []string{"sent", "refused", "address", "later", "sent"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %v, want %v", got.Outcomes, want)
	}
	if now := d.invited(); now != before+2 {
		t.Errorf("%d invited, want %d: only what was sent counts", now, before+2)
	}
	taken := server.Taken()
	if len(taken) != 2 || taken[0].Subject() != "Invitación: Trial" {
		t.Fatalf("the server took %v", taken)
	}
	for _, m := range taken {
		plain := m.Parts(t)["text/plain"]
		_, rest, _ := strings.Cut(plain, h.url+"/j/"+strings.ReplaceAll(d.room, " ", "")+"#")
		code, _, _ := strings.Cut(rest, "\n")
		h.browser().must("POST", d.path("/invitations/keys"), map[string]string{"invitation": strings.TrimSpace(code)}, nil)
		if strings.Contains(h.logged(), code) {
			t.Error("the log tells a code")
		}
	}
	h.server.traffic.report()
	kept := h.logged() + h.contents()
	if i := strings.Index(kept, "people.test"); i >= 0 {
		t.Errorf("an address was kept: %s", kept[max(0, i-80):min(len(kept), i+40)])
	}
}

func TestAPreviewSaysWhatIsMissing(t *testing.T) {
	h := open(t)
	d := h.draft().invite()
	preview := map[string]any{"lang": "en", "note": "Do come."}
	path := d.path("/groups/%/mails", d.group)
	one := map[string]any{"lang": "en", "recipients": recipients("one@people.test")}
	h.play([]scenario{
		{name: "without a mail server", as: h.owner, method: "POST", path: d.path("/mail/preview"), body: preview, status: 200, says: `"available":false`},
		{name: "and nothing is sent", as: h.owner, method: "POST", path: path, body: one, status: 502, code: consult.CodeMail},
		{name: "nor to nobody", as: h.owner, method: "POST", path: path, body: map[string]any{"lang": "en", "recipients": recipients()}, status: 422, code: consult.CodeInvalid},
	})
	server := mailtest.Start(t, &mailtest.Server{Password: "unknown to us"}, nil)
	h.mailsThrough(server)
	refused := map[string]any{"lang": "en", "recipients": recipients("one@people.test")}
	h.play([]scenario{
		{name: "with one, in the organiser's words", as: h.colleague(account.Facilitator), method: "POST", path: d.path("/mail/preview"), body: preview, status: 200, says: `Do come.`},
		{name: "a sender that the server refuses", as: h.owner, method: "POST", path: path, body: refused, status: 200, says: `["sender"]`},
	})
}

func TestAMailServerThatIsDownIsSaidAndNobodyIsInvited(t *testing.T) {
	h := open(t)
	d := h.draft().invite()
	h.mailsThrough(&mailtest.Server{Addr: "127.0.0.1:1"}) // nobody listens there
	before := d.invited()
	got := h.owner.send("POST", apiPath+d.path("/groups/%/mails", d.group), map[string]any{"lang": "en", "recipients": recipients("one@people.test")})
	if got.status != 502 || got.code() != consult.CodeMail || d.invited() != before {
		t.Errorf("%d %s; %d invited, were %d", got.status, got.body, d.invited(), before)
	}
}
