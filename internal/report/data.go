package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"

	"parley/internal/consult"
)

// DataJSON writes every released figure with what it was computed from, in the
// shape that docs/schema/data.schema.json describes. Classes, orders and
// intervals can be recomputed from the counts and the protocol in the same
// file; nothing in it is about fewer people than the minimum cell.
func DataJSON(r consult.Results) ([]byte, error) {
	return study(r).dataJSON()
}

func (f *findings) dataJSON() ([]byte, error) {
	out, err := json.MarshalIndent(dataOf(f), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("report: write data: %w", err)
	}
	return append(visible(out), '\n'), nil
}

// visible spells out the characters that turn or hide what follows them. The
// protocol keeps its exact text, which its hash needs; such characters stand
// inside strings only, where the escape means the same.
func visible(text []byte) []byte {
	var out bytes.Buffer
	for _, r := range string(text) {
		if r > unicode.MaxASCII && r < 0x10000 && harmless(r) != r {
			fmt.Fprintf(&out, "\\u%04x", r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}

const (
	dataFormat  = "parley-data"
	dataVersion = 1
)

type data struct {
	Format          string               `json:"format"`
	Version         int                  `json:"version"`
	Consultation    dataConsultation     `json:"consultation"`
	Participation   dataParticipation    `json:"participation"`
	Themes          []dataTheme          `json:"themes"`
	Recommendations []dataRecommendation `json:"recommendations"`
	Steps           []dataStep           `json:"steps"`
	Rounds          []dataRound          `json:"rounds"`
	Opinions        *dataOpinions        `json:"opinions,omitempty"`
	Quotes          []dataQuote          `json:"quotes"`
	Narrative       []dataPassage        `json:"narrative,omitempty"`
}

type dataConsultation struct {
	ID           consult.ID          `json:"id"`
	Title        consult.Text        `json:"title"`
	Hosts        consult.Text        `json:"hosts"`
	Date         string              `json:"date"`
	Place        consult.Text        `json:"place"`
	Languages    []consult.Lang      `json:"languages"`
	Introduction consult.Text        `json:"introduction"`
	Position     dataPosition        `json:"position"`
	Status       consult.Status      `json:"status"`
	Frozen       bool                `json:"frozen"`
	OpenRoom     bool                `json:"open_room"`
	Protocol     consult.Protocol    `json:"protocol"`
	ProtocolHash string              `json:"protocol_hash"`
	FewestSided  int                 `json:"fewest_sided"`
	Addressees   []dataKey           `json:"addressees"`
	Sources      []dataKey           `json:"sources"`
	Deleted      *dataDeleted        `json:"deleted,omitempty"`
	Deviations   []consult.Deviation `json:"deviations,omitempty"`
	Rehearsal    bool                `json:"rehearsal,omitempty"`
}

// dataKey is something that recommendations refer to by a short name.
type dataKey struct {
	Key  string       `json:"key"`
	Text consult.Text `json:"text"`
	URL  string       `json:"url,omitempty"`
}

// dataCount is a number of people; n is absent where it is suppressed, so that
// nobody reads a zero.
type dataCount struct {
	N          *int `json:"n,omitempty"`
	Suppressed bool `json:"suppressed"`
}

type dataParticipation struct {
	Invited  *int               `json:"invited,omitempty"`
	TookPart dataCount          `json:"took_part"`
	Groups   []dataGroup        `json:"groups"`
	Themes   []dataThemeTurnout `json:"themes,omitempty"`
}

type dataThemeTurnout struct {
	Theme    consult.ID `json:"theme,omitzero"`
	TookPart dataCount  `json:"took_part"`
}

type dataGroup struct {
	ID         consult.ID   `json:"id"`
	Name       consult.Text `json:"name"`
	Invited    *int         `json:"invited,omitempty"`
	Registered *dataCount   `json:"registered,omitempty"`
}

type dataTheme struct {
	ID       consult.ID    `json:"id"`
	Number   int           `json:"number"`
	Title    consult.Text  `json:"title"`
	Context  consult.Text  `json:"context"`
	Position consult.Text  `json:"position"`
	Figures  []dataFigure  `json:"figures"`
	Sections []dataSection `json:"sections"`
}

type dataRecommendation struct {
	ID         consult.ID        `json:"id"`
	Number     string            `json:"number"`
	Theme      *consult.ID       `json:"theme,omitempty"`
	Section    string            `json:"section,omitempty"`
	Title      consult.Text      `json:"title"`
	Body       consult.Text      `json:"body"`
	SubPoints  []dataPart        `json:"sub_points"`
	Addressees []string          `json:"addressees"`
	Points     []int             `json:"points"`
	Sources    []string          `json:"sources"`
	Proposed   bool              `json:"proposed"`
	Withdrawn  bool              `json:"withdrawn"`
	Earlier    []consult.Wording `json:"earlier,omitempty"`
}

type dataPart struct {
	Title consult.Text `json:"title"`
	Body  consult.Text `json:"body"`
}

type dataQuote struct {
	Recommendation consult.ID   `json:"recommendation"`
	Lang           consult.Lang `json:"lang"`
	Body           string       `json:"body"`
}

func dataOf(f *findings) data {
	return data{
		Format: dataFormat, Version: dataVersion,
		Consultation: f.dataConsultation(), Participation: f.dataParticipation(),
		Themes: f.dataThemes(), Recommendations: f.dataRecommendations(), Steps: f.dataSteps(),
		Rounds: f.dataRounds(), Opinions: f.dataOpinions(), Quotes: f.dataQuotes(), Narrative: f.dataNarrative(),
	}
}

func (f *findings) dataConsultation() dataConsultation {
	c := f.Agenda.Consultation
	out := dataConsultation{
		ID: c.ID, Title: cleanText(c.Title), Hosts: cleanText(c.Hosts), Date: clean(c.Date), Place: cleanText(c.Place),
		Languages: orEmpty(c.Languages), Introduction: cleanText(c.Introduction), Position: dataPositionOf(c.Position),
		Status: c.Status, Frozen: c.Frozen, OpenRoom: c.OpenRoom,
		Protocol: c.Protocol, ProtocolHash: c.ProtocolHash, FewestSided: f.sided,
		Addressees: []dataKey{}, Sources: []dataKey{}, Deviations: cleanDeviations(c.Deviations), Rehearsal: c.Rehearsal != nil,
	}
	if c.Record != nil {
		out.Deleted = &dataDeleted{c.Record.KeysDestroyed, c.Record.InvitationsGone}
	}
	for _, a := range c.Addressees {
		out.Addressees = append(out.Addressees, dataKey{Key: clean(a.Key), Text: cleanText(a.Name)})
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, dataKey{clean(s.Key), cleanText(s.Text), clean(s.URL)})
	}
	return out
}

func (f *findings) dataParticipation() dataParticipation {
	out := dataParticipation{TookPart: countOf(f.Turnout), Groups: []dataGroup{}}
	if !f.Agenda.Consultation.OpenRoom && f.Invited > 0 {
		out.Invited = &f.Invited
	}
	for _, g := range f.Agenda.Groups {
		group := dataGroup{ID: g.ID, Name: cleanText(g.Name)}
		for _, t := range f.GroupTurnout {
			if t.Group == g.ID {
				invited, registered := t.Invited, countOf(t.Issued)
				group.Invited, group.Registered = &invited, &registered
			}
		}
		out.Groups = append(out.Groups, group)
	}
	for _, t := range f.Themes {
		out.Themes = append(out.Themes, dataThemeTurnout{t.Theme, countOf(t.Turnout)})
	}
	return out
}

func countOf(c consult.Count) dataCount {
	if c.Suppressed {
		return dataCount{Suppressed: true}
	}
	return dataCount{N: &c.N}
}

func (f *findings) dataRecommendations() []dataRecommendation {
	list := []dataRecommendation{}
	for _, r := range f.Agenda.Recommendations {
		out := dataRecommendation{
			ID: r.ID, Number: f.outcomes[r.ID].number, Section: clean(r.Section), Title: cleanText(r.Title), Body: cleanText(r.Body),
			SubPoints: []dataPart{}, Addressees: cleanAll(r.Addressees), Points: orEmpty(r.Points), Sources: cleanAll(r.Sources),
			Proposed: r.Proposed, Withdrawn: r.Withdrawn, Earlier: cleanWordings(r.Earlier),
		}
		if !r.Theme.IsZero() {
			out.Theme = &r.Theme
		}
		for _, p := range r.SubPoints {
			out.SubPoints = append(out.SubPoints, dataPart{cleanText(p.Title), cleanText(p.Body)})
		}
		list = append(list, out)
	}
	return list
}

// dataQuotes are the words that may be quoted verbatim, by recommendation and
// then by text.
func (f *findings) dataQuotes() []dataQuote {
	list := []dataQuote{}
	for _, r := range f.Agenda.Recommendations {
		for _, q := range f.verbatim(r.ID) {
			list = append(list, dataQuote{r.ID, q.Lang, clean(q.Body)})
		}
	}
	return list
}

func cleanText(t consult.Text) consult.Text {
	out := consult.Text{}
	for lang, text := range t {
		out[lang] = cleanLines(text)
	}
	return out
}

func cleanAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = clean(s)
	}
	return out
}

// orEmpty writes a missing list as [].
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
