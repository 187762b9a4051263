package web

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/credential"
)

// TestWhatAnybodyIsAnsweredTellsNothingOfWhatOthersHaveNotLetOut plays one
// script of good and bad requests, by a participant, a stranger and nobody, in
// houses that differ in what others did and is not out yet. Each answer has to
// be the same to the byte.
func TestWhatAnybodyIsAnsweredTellsNothingOfWhatOthersHaveNotLetOut(t *testing.T) {
	past := livePast(t)
	agree, disagree := past.twin(t).others("agree", 4), past.twin(t).others("disagree", 2)
	past.hidden = agree.hidden
	alone := past.twin(t).script()
	for name, w := range map[string]*twin{"they agree": agree, "they disagree": disagree} {
		told := w.script()
		if len(told) != len(alone) {
			t.Errorf("where %s, %d answers became %d", name, len(alone), len(told))
		}
		for i, line := range told[:min(len(told), len(alone))] {
			if asked, _, _ := strings.Cut(line, "\n"); line != alone[i] {
				t.Errorf("where %s, on %s: %s", name, asked, difference(alone[i], line))
			}
		}
		for _, op := range w.unasked() {
			t.Errorf("the script does not ask for %s", op)
		}
	}
}

// past is what the houses have in common: an open day of all kinds of step,
// whose people have keys and some of whom have spoken.
type past struct {
	*day
	rounds    map[consult.StepKind]consult.ID
	elsewhere *day
	foreign   consult.ID // a round there
	stranger  string     // a credential of there
	people    []string   // credentials; the last is whose answers are looked at
	words     []consult.ID
	hidden    []consult.ID // words that one of the houses has and shows to nobody
	unknown   consult.ID
	file      string // the database as it was
}

// fewerThan2k people can answer all alike or all differently: nothing is released.
const fewerThan2k = 9

func livePast(t *testing.T) *past {
	h := open(t)
	p := &past{day: h.draft(), rounds: map[consult.StepKind]consult.ID{}, elsewhere: h.begin(), unknown: consult.NewID()}
	p.answersAreLive()
	for i, kind := range consult.StepKinds {
		if p.steps[kind].IsZero() {
			p.steps[kind] = consult.NewID()
			h.owner.must("PUT", p.path("/steps/%", p.steps[kind]), map[string]any{"theme": p.theme, "kind": kind, "place": i + 6, "minutes": 10}, nil)
		}
	}
	p.invite().register()
	h.owner.must("POST", p.path("/doors/open"), nil, nil)
	for _, kind := range consult.StepKinds {
		p.rounds[kind] = p.openStep(kind)
	}
	p.foreign, p.stranger = p.elsewhere.openStep(consult.Vote), p.elsewhere.guest().authorisation
	for range fewerThan2k {
		p.people = append(p.people, p.guest().authorisation)
	}
	p.speak(t)
	p.copy(t)
	return p
}

// copy keeps the past as it is at one moment: its house may still be telling of
// what was said.
func (p *past) copy(t *testing.T) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(p.h.folder, "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	p.file = filepath.Join(t.TempDir(), "past.db")
	if _, err := db.Exec(`VACUUM INTO '` + p.file + `'`); err != nil {
		t.Fatal(err)
	}
}

func (d *day) answersAreLive() {
	d.h.t.Helper()
	var agenda consult.Agenda
	d.h.owner.must("GET", d.path("/agenda"), nil, &agenda)
	agenda.Consultation.Protocol.Visibility = consult.VisibleLive
	d.h.owner.must("PUT", d.path(""), agenda.Consultation, nil)
}

// ownKey is the author's key of the words that a person wrote so many before.
func ownKey(person string, n int) []byte {
	return key(strings.Repeat("k", n) + person[len(person)-32:])
}

// speak has three people write, two of them the same person's words twice, until
// all of it is out.
func (p *past) speak(t *testing.T) {
	for i, who := range []string{p.people[0], p.people[0], p.people[1], p.me()} {
		b := p.h.browser()
		b.authorisation = who
		var out kept
		b.must("POST", p.path("/contributions"), with(p.comment(), "author_key", ownKey(who, i)), &out)
		p.words = append(p.words, out.ID)
	}
	waitFor(t, func() bool { return len(p.h.owner.snapshot(p.day).Words) == len(p.words) })
}

func (p *past) me() string { return p.people[len(p.people)-1] }

// twin is a house on a copy of the past.
type twin struct {
	*past
	h        *house
	hidden   []consult.ID
	told     []string // what was answered, in order
	asked    map[string]bool
	mine     []string            // ids of the words that the script's participant wrote
	browsers map[string]*browser // by credential
}

func (p *past) twin(t *testing.T) *twin {
	t.Helper()
	folder := t.TempDir()
	data, err := os.ReadFile(p.file)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "parley.db"), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	h := openIn(t, folder, config.Config{Addr: "127.0.0.1:0"})
	h.server.limits.act = newLimit(1<<20, time.Minute, time.Now) // the script is in a hurry
	return &twin{past: p, h: h, asked: map[string]bool{}, browsers: map[string]*browser{}}
}

func (w *twin) as(authorisation string) *browser {
	if w.browsers[authorisation] == nil {
		w.browsers[authorisation] = w.h.browser()
		w.browsers[authorisation].authorisation = authorisation
	}
	return w.browsers[authorisation]
}

// others lets everybody but one answer everything, and one of them write, change
// and take back words; an invitation is redeemed.
func (w *twin) others(vote string, grade int) *twin {
	for _, who := range w.people[:len(w.people)-1] {
		b := w.as(who)
		for _, rec := range w.recs {
			b.must("PUT", w.path("/rounds/%/votes/%", w.rounds[consult.Vote], rec), map[string]string{"vote": vote}, nil)
			b.must("PUT", w.path("/rounds/%/ratings/%/importance", w.rounds[consult.Rate], rec), map[string]int{"rating": grade}, nil)
			b.must("PUT", w.path("/rounds/%/grades/%", w.rounds[consult.Judge], rec), map[string]int{"grade": grade}, nil)
		}
		first := w.recs[grade/2%len(w.recs)]
		for _, kind := range []consult.StepKind{consult.Dots, consult.Quadratic} {
			b.must("PUT", w.path("/rounds/%/points", w.rounds[kind]), pointsFor(first, grade), nil)
		}
		b.must("PUT", w.path("/rounds/%/ranking", w.rounds[consult.Rank]), orderOf(first), nil)
		b.must("PUT", w.path("/rounds/%/pairs", w.rounds[consult.Compare]), pairOf(w.recs[1], w.recs[0]), nil)
		for _, round := range w.rounds {
			b.must("PUT", w.path("/rounds/%/finished", round), struct{}{}, nil)
		}
	}
	w.otherWrites()
	return w
}

func pointsFor(rec consult.ID, points int) map[string]any {
	return map[string]any{"points": []map[string]any{{"recommendation": rec, "points": points}}}
}

func orderOf(recs ...consult.ID) map[string]any {
	return map[string]any{"order": [][]consult.ID{recs}}
}

func pairOf(first, second consult.ID) map[string]any {
	return map[string]any{"pairs": []map[string]any{{"first": first, "second": second, "answer": "first"}}}
}

func (w *twin) otherWrites() {
	who := w.people[0]
	b := w.as(who)
	for i, words := range []map[string]any{w.comment(), w.proposal()} {
		var out kept
		b.must("POST", w.path("/contributions"), with(words, "author_key", ownKey(who, 10+i)), &out)
		w.hidden = append(w.hidden, out.ID)
	}
	b.must("PUT", w.path("/contributions/%", w.words[0]), map[string]any{"author_key": ownKey(who, 0), "body": "Changed.", "consent": "none"}, nil)
	b.must("POST", w.path("/contributions/%/withdraw", w.words[1]), map[string]any{"author_key": ownKey(who, 1)}, nil)
	_, blinded, err := credential.Blind(nil, w.keys[false])
	if err != nil {
		w.h.t.Fatal(err)
	}
	b.must("POST", w.path("/credentials"), map[string]any{"invitation": w.invitations[0], "blinded": [][]byte{blinded}}, nil)
}

func (d *day) proposal() map[string]any {
	return map[string]any{
		"step": d.steps[consult.Propose], "kind": "proposal", "theme": d.theme, "lang": "es",
		"title": "Formar jueces", "body": "En cada estado.", "consent": "none", "author_key": key(consult.NewID().String()),
	}
}
