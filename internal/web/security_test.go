package web

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/consult"
)

// TestAnotherSitesPageChangesNothing walks every operation that changes
// something, as the browser of an owner and of a participant whom another site's
// page makes ask.
func TestAnotherSitesPageChangesNothing(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest := d.guest()
	bare := *h.owner
	bare.csrf = ""
	walked := 0
	eachOperation(h.server.OpenAPI(), func(path string, op *huma.Operation) {
		if op.Method == http.MethodGet {
			return
		}
		walked++
		where := apiPath + fill(path, op, d, true)
		for name, headers := range map[string][]string{
			"from another site":   {"Sec-Fetch-Site", "cross-site"},
			"from a sister site":  {"Sec-Fetch-Site", "same-site"},
			"from another origin": {"Origin", "https://evil.example"},
			"from no origin":      {"Origin", "null"},
		} {
			for _, as := range []*browser{h.owner, guest} {
				if got := as.send(op.Method, where, emptyBody(op), headers...); got.status != 403 {
					t.Errorf("%s %s: got %d", op.OperationID, name, got.status)
				}
			}
		}
		organisers := slices.Contains([]string{"observer", "rapporteur", "facilitator", "owner"}, op.Extensions["x-parley-access"].(string))
		if got := bare.send(op.Method, where, emptyBody(op)); organisers && got.status != 403 {
			t.Errorf("%s without the page's token: got %d", op.OperationID, got.status)
		}
	})
	if walked < 50 {
		t.Errorf("only %d operations change something", walked)
	}
	h.owner.must("GET", "/session", nil, nil)
	h.owner.must("GET", d.path("/agenda"), nil, nil)
}

func TestASessionIsNeverOneThatTheBrowserCameWith(t *testing.T) {
	h := open(t)
	here, _ := url.Parse(h.url)
	victim := h.browser()
	victim.client.Jar.SetCookies(here, []*http.Cookie{{Name: "parley_session", Value: "chosen-by-somebody-else", Path: "/"}})
	tokens := map[string]bool{"chosen-by-somebody-else": true}
	for range 3 {
		victim.must("POST", "/session", map[string]string{"email": "ana@example.org", "password": password}, nil)
		token := victim.client.Jar.Cookies(here)[0].Value
		if tokens[token] || len(token) < 40 {
			t.Fatalf("signing in went on with %q", token)
		}
		tokens[token] = true
	}
	thief := h.browser()
	thief.client.Jar.SetCookies(here, []*http.Cookie{{Name: "parley_session", Value: "chosen-by-somebody-else", Path: "/"}})
	if got := thief.send("GET", apiPath+"/session", nil); got.status != 401 {
		t.Errorf("the chosen session is signed in: %d", got.status)
	}
}

func TestGuessingIsStopped(t *testing.T) {
	h := open(t)
	d := h.draft().invite().register()
	until := func(ask func(i int) reply) int {
		for i := range 100 {
			if ask(i).status == http.StatusTooManyRequests {
				return i
			}
		}
		return 100
	}
	spellings := []string{"ana@example.org", "Ana@example.org", " ANA@example.org "}
	if n := until(func(i int) reply {
		return h.browser().send("POST", apiPath+"/session", map[string]string{"email": spellings[i%3], "password": fmt.Sprint("a guess, number ", i)})
	}); n > 10 {
		t.Errorf("%d passwords were tried", n)
	}
	right := h.browser().send("POST", apiPath+"/session", map[string]string{"email": "ana@example.org", "password": password})
	if right.status != http.StatusTooManyRequests {
		t.Errorf("a guesser who is right in the end gets in: %d", right.status)
	}
	if n := until(func(int) reply {
		return h.browser().send("POST", apiPath+d.path("/invitations/keys"), map[string]string{"invitation": d.invitations[0]})
	}); n > 20 {
		t.Errorf("one invitation was tried %d times", n)
	}
}

// TestEveryAnswerHasItsHeaders asks for one of each kind of answer.
func TestEveryAnswerHasItsHeaders(t *testing.T) {
	h := open(t)
	d := h.begin()
	want := map[string]string{
		"Content-Security-Policy":      policy,
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	}
	for name, got := range map[string]reply{
		"a page":              h.browser().send("GET", "/", nil),
		"the desk":            h.browser().send("GET", "/desk", nil),
		"an asset":            h.browser().send("GET", "/assets/app-1.js", nil, "Accept-Encoding", "identity"),
		"a lost asset":        h.browser().send("GET", "/assets/none.js", nil),
		"a lost report":       h.browser().send("GET", "/r/none", nil),
		"an answer":           d.guest().send("GET", apiPath+d.path("/snapshot"), nil),
		"a picture":           h.browser().send("GET", apiPath+d.path("/qr.svg?to=join"), nil),
		"a refusal":           h.browser().send("GET", apiPath+d.path("/desk"), nil),
		"a lost path":         h.owner.send("GET", apiPath+"/nothing", nil),
		"a foreign request":   h.owner.send("POST", apiPath+"/session", "{}", "Origin", "https://evil.example"),
		"a giant":             h.browser().send("POST", apiPath+"/session", strings.Repeat("x", maxBody+1)),
		"no socket":           h.browser().send("GET", livePath, nil),
		"health":              h.browser().send("GET", "/healthz", nil),
		"the API's document":  h.browser().send("GET", apiPath+"/openapi.json", nil),
		"the API's docs page": h.browser().send("GET", apiPath+"/docs", nil),
		"a method not known":  h.browser().send("PATCH", apiPath+"/session", nil),
	} {
		for header, value := range want {
			if got.header.Get(header) != value && !(header == "Content-Security-Policy" && name == "the API's docs page") {
				t.Errorf("%s (%d) has %s %q", name, got.status, header, got.header.Get(header))
			}
		}
		if got.header.Get("Strict-Transport-Security") != "" || got.header.Get("Access-Control-Allow-Origin") != "" || got.header.Get("Server") != "" {
			t.Errorf("%s (%d) has a header too many: %v", name, got.status, got.header)
		}
	}
}

// TestOrganisersTextsComeBackAsTexts writes markup into the fields of a
// consultation and looks at the pages that the server itself makes.
func TestOrganisersTextsComeBackAsTexts(t *testing.T) {
	h := open(t)
	d := h.draft()
	evil := `"><script>alert(1)</script><img src=x onerror=alert(2)>`
	h.owner.must("PUT", d.path(""), map[string]any{"title": consult.Text{consult.English: evil}, "open_room": false}, nil)
	h.owner.must("PUT", d.path("/themes/%", d.theme), map[string]any{"title": consult.Text{consult.English: evil}}, nil)
	for _, path := range []string{d.path("/snapshot"), d.path("/agenda"), d.path("/desk"), "/consultations", "/rooms/" + strings.ReplaceAll(d.room, " ", "")} {
		got := h.owner.send("GET", apiPath+path, nil)
		if got.status != 200 || got.header.Get("Content-Type") != "application/json" || got.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", path, got.status, got.header)
		}
	}
	for _, path := range []string{"/" + evil, "/j/" + evil, "/r/" + evil, "/desk/" + evil} {
		if got := h.browser().send("GET", (&url.URL{Path: path}).EscapedPath(), nil); strings.Contains(string(got.body), "<script>alert") {
			t.Errorf("%s comes back as markup", path)
		}
	}
}

// TestABodyOfTheWrongSizeOrKindIsRefusedUnread sends bodies of anybody and of an
// organiser at the edge of what is taken, and of kinds that are not.
func TestABodyOfTheWrongSizeOrKindIsRefusedUnread(t *testing.T) {
	h := open(t)
	form := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\n\r\nPK\r\n--x--\r\n"
	document := func(bytes int) string { // a request of so many bytes
		head, tail := `{"file":"a.txt","content":"`, `"}`
		return head + strings.Repeat("A", (bytes-len(head)-len(tail))/4*4) + tail
	}
	for name, c := range map[string]struct {
		path, body string
		headers    []string
		status     int
	}{
		"a form with a file":           {ingestPath, form, []string{"Content-Type", "multipart/form-data; boundary=x"}, 415},
		"a form":                       {"/session", "email=a&password=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		"a body that says nothing":     {"/session", "{}", []string{"Content-Type", ""}, 415},
		"a Word file as it is":         {ingestPath, "PK\x03\x04", []string{"Content-Type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, 415},
		"an archive that unpacks":      {"/session", packed(t, 64<<20), []string{"Content-Encoding", "gzip"}, 415},
		"an archive for an organiser":  {ingestPath, packed(t, 64<<20), []string{"Content-Encoding", "gzip"}, 415},
		"a large body":                 {"/session", strings.Repeat("x", maxBody+1), nil, 413},
		"a large body in pieces":       {"/session", strings.Repeat("x", maxBody+1), []string{"Transfer-Encoding", "chunked"}, 413},
		"a document within its limit":  {ingestPath, document(maxDocument), nil, 413}, // five megabytes of text: its reader says so
		"a document above its limit":   {ingestPath, document(maxDocument + 4096), nil, 413},
		"a document where none is due": {"/consultations", document(maxBody + 4096), nil, 413},
	} {
		got := h.owner.send("POST", apiPath+c.path, c.body, c.headers...)
		if got.status != c.status || got.header.Get("Content-Type") != problemType || got.code() == "" {
			t.Errorf("%s: got %d %q %s", name, got.status, got.code(), got.body)
		}
	}
}

// packed is a body that unpacks to so many zeros.
func packed(t *testing.T, size int64) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.CopyN(w, zeros{}, size); err != nil {
		t.Fatal(err)
	}
	_ = w.Close() // a buffer takes everything
	return out.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestHostileWordsReachNoReportAsMarkup has participants write what would be a
// script, a field of Word, a relation or a formula, and reads the reports.
func TestHostileWordsReachNoReportAsMarkup(t *testing.T) {
	h := open(t)
	d := h.begin()
	d.openStep(consult.Discuss)
	evil := `</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\windows\\cmd.exe "/k x"</w:instrText></w:r><w:r><w:t>]]><script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)> {{share:evil}}`
	for i := range 3 {
		guest := d.guest()
		body := with(with(with(d.comment(), "body", evil+fmt.Sprint(i)), "consent", "verbatim"), "author_key", base64.StdEncoding.EncodeToString(key(consult.NewID().String())))
		guest.must("POST", d.path("/contributions"), body, nil)
	}
	report := func(form string) string {
		return string(h.owner.send("GET", apiPath+d.path("/report/"+form), nil).body)
	}
	waitFor(t, func() bool { return strings.Contains(report("data.json"), "DDEAUTO") })
	for _, form := range []string{"report.html", "report.html?lang=es&show=true"} {
		if page := report(form); !strings.Contains(page, "DDEAUTO") || strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") || strings.Contains(page, `href="javascript`) {
			t.Errorf("%s holds markup, or not the words", form)
		}
	}
	for name, part := range unzip(t, []byte(report("report.docx"))) {
		if strings.Contains(part, "<w:instrText>") || strings.Contains(part, "javascript:alert(2)\"") || strings.Contains(part, "<script") {
			t.Errorf("%s of the Word report holds markup", name)
		}
	}
}

// unzip reads every part of an office file.
func unzip(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(content)
	}
	return parts
}
