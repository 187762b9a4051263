package consult

import (
	"context"
	"crypto/sha256"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"parley/internal/credential"
)

// Rehearsal marks a sandbox copy of a consultation, in which simulated people
// answer while organisers practise. It never counts: nobody real is invited to
// it, it is not published, every text of it says what it is, and it is thrown
// away by itself.
type Rehearsal struct {
	Until  time.Time `json:"until" doc:"When it is thrown away by itself"`
	People int       `json:"people" doc:"Simulated participants who are invited; nearly all come"`
	Pace   Pace      `json:"pace" enum:"stopped,real,brisk,instant" doc:"How fast they act"`
	// Seed makes what simulated people hold, so that a node which takes over
	// plays the same ones. There is nobody to protect.
	Seed []byte `json:"-"`
}

// Pace is how fast simulated people act.
type Pace string

// The paces.
const (
	PaceStopped Pace = "stopped" // they wait
	PaceReal    Pace = "real"    // as people take their time
	PaceBrisk   Pace = "brisk"   // ten times as fast
	PaceInstant Pace = "instant" // without thinking
)

// How large a rehearsal may be and how long it is kept.
const (
	MinRehearsed = 8
	MaxRehearsed = 300
	rehearsalFor = 24 * time.Hour
)

// Rehearse makes a sandbox copy of a consultation for simulated people and opens
// its registration. Groups that would be too small for so few are left out. The
// room is open by its code too, so that organisers can look in with a phone.
func (s *Service) Rehearse(ctx context.Context, from ID, people int, pace Pace) (ID, error) {
	if people < MinRehearsed || people > MaxRehearsed {
		return ID{}, FieldErrorf("people", "choose %d to %d simulated participants", MinRehearsed, MaxRehearsed)
	}
	if err := checkPace(pace); err != nil {
		return ID{}, err
	}
	a, err := s.Agenda(ctx, from)
	if err != nil {
		return ID{}, err
	}
	if a.Consultation.Rehearsal != nil {
		return ID{}, errRehearsal("rehearse the consultation itself; this is a rehearsal of it")
	}
	fresh := rehearsed(a, Rehearsal{Until: s.now().Add(rehearsalFor).UTC().Truncate(time.Second), People: people, Pace: pace, Seed: freshSeed()})
	id, err := s.Create(ctx, fresh)
	if err != nil {
		return id, err
	}
	if err := s.inviteSimulated(ctx, fresh); err != nil {
		return ID{}, s.discard(ctx, id, err)
	}
	if _, err := s.OpenRegistration(ctx, id); err != nil {
		return ID{}, s.discard(ctx, id, err)
	}
	return id, nil
}

func freshSeed() []byte {
	seed := NewID()
	return seed[:]
}

// discard erases a rehearsal that could not be made, and passes on why.
func (s *Service) discard(ctx context.Context, id ID, why error) error {
	if err := s.DeleteConsultation(context.WithoutCancel(ctx), id); err != nil {
		s.complain(ctx, "discard", err)
	}
	return why
}

// rehearsed is a copy of an agenda to rehearse with.
func rehearsed(a *Agenda, r Rehearsal) *Agenda {
	fresh := renewed(a)
	c := &fresh.Consultation
	c.Rehearsal, c.Template, c.OpenRoom, c.Date = &r, false, true, a.Consultation.Date
	c.Title = markedTitle(c.Title)
	most := max(1, r.People/(2*c.Protocol.MinCell))
	fresh.Groups = fresh.Groups[:min(most, len(fresh.Groups))]
	if len(fresh.Groups) == 0 {
		name := Text{English: "Simulated participants", Spanish: "Participantes simulados"}
		fresh.Groups = []Group{{ID: NewID(), Consultation: c.ID, Place: 1, Name: name}}
	}
	return fresh
}

// inviteSimulated gives each group of a new rehearsal its share of the people.
func (s *Service) inviteSimulated(ctx context.Context, a *Agenda) error {
	r := *a.Consultation.Rehearsal
	for i, g := range a.Groups {
		g.Invited = r.People*(i+1)/len(a.Groups) - r.People*i/len(a.Groups)
		var hashes [][32]byte
		for _, code := range r.Invitations(g) {
			invitation, err := credential.ParseInvitation(code)
			if err != nil {
				return err
			}
			hashes = append(hashes, invitation.Hash())
		}
		if err := s.store.AddInvitations(ctx, g.ID, hashes); err != nil {
			return err
		}
	}
	return nil
}

// Invitations are the codes that simulated people of a group hold: as many as
// the group has invitations, the same each time.
func (r Rehearsal) Invitations(g Group) []string {
	random := r.Random("invitations", g.ID.String())
	codes := make([]string, g.Invited)
	for i := range codes {
		codes[i], _ = credential.NewInvitation(random)
	}
	return codes
}

// Random is what the simulated draw from for one purpose, the same each time.
func (r Rehearsal) Random(purpose ...string) io.Reader {
	seed := sha256.Sum256([]byte(string(r.Seed) + "\x00" + strings.Join(purpose, "\x00")))
	return rand.NewChaCha8(seed)
}

// titleMarks begin the title of a rehearsal, in whatever is made of it.
var titleMarks = Text{English: "Rehearsal: ", Spanish: "Ensayo: "}

// markedTitle is a title that says that it is of a rehearsal.
func markedTitle(title Text) Text {
	marked := Text{}
	for lang, words := range title {
		if words != "" && !strings.HasPrefix(words, titleMarks[lang]) {
			words = titleMarks[lang] + words
		}
		if letters := []rune(words); len(letters) > MaxTitle {
			words = string(letters[:MaxTitle])
		}
		marked[lang] = words
	}
	return marked
}

// PaceRehearsal changes how fast simulated people act, or stops them.
func (s *Service) PaceRehearsal(ctx context.Context, id ID, pace Pace) (Consultation, error) {
	if err := checkPace(pace); err != nil {
		return Consultation{}, err
	}
	return s.advance(ctx, id, func(_ *view, c *Consultation) error {
		if c.Rehearsal == nil {
			return Errorf(CodeConflict, "this is no rehearsal; people here keep their own pace")
		}
		changed := *c.Rehearsal
		changed.Pace = pace
		c.Rehearsal = &changed
		return nil
	})
}

func checkPace(pace Pace) error {
	if !slices.Contains([]Pace{PaceStopped, PaceReal, PaceBrisk, PaceInstant}, pace) {
		return FieldErrorf("pace", "simulated people act at a stopped, real, brisk or instant pace")
	}
	return nil
}

// errRehearsal refuses in a rehearsal what belongs to real consultations.
func errRehearsal(why string) error { return Errorf(CodeConflict, "%s", why) }

// Played lists the rehearsals that this node plays: all, where it decides.
func (s *Service) Played(ctx context.Context) ([]Consultation, error) {
	if !s.decides() {
		return nil, nil
	}
	return s.store.Rehearsals(ctx)
}

const sweepEvery = time.Minute

// Sweep throws away the rehearsals whose day is over, and keys that nobody
// collected.
func (s *Service) Sweep(ctx context.Context) {
	if err := s.store.DropParcels(ctx, s.now()); err != nil {
		s.complain(ctx, "sweep", err)
	}
	list, err := s.Played(ctx)
	if err != nil {
		s.complain(ctx, "sweep", err)
		return
	}
	for _, c := range list {
		if !s.now().Before(c.Rehearsal.Until) {
			if err := s.DeleteConsultation(ctx, c.ID); err != nil && CodeOf(err) != CodeNotFound {
				s.complain(ctx, "sweep", err)
			}
		}
	}
}
