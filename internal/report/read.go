package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/docs/schema"
	"parley/internal/consult"
)

// Read takes a report up again from its data.json, so that every other file can
// be written anew without the server it came from. It refuses what does not
// follow the published schema, and a frozen protocol that does not have the
// hash beside it.
func Read(file []byte) (Report, error) {
	var d data
	if err := follows(file); err != nil {
		return Report{}, err
	}
	if err := json.Unmarshal(file, &d); err != nil {
		return Report{}, fmt.Errorf("data.json: %w", err)
	}
	if err := d.check(); err != nil {
		return Report{}, fmt.Errorf("data.json: %w", err)
	}
	return of(study(d.results())), nil
}

const schemaName = "urn:parley:schema:data:1"

// follows checks a file against the published schema.
func follows(file []byte) error {
	published, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Data))
	if err != nil {
		return fmt.Errorf("report: read schema: %w", err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(schemaName, published); err != nil {
		return fmt.Errorf("report: read schema: %w", err)
	}
	compiled, err := compiler.Compile(schemaName)
	if err != nil {
		return fmt.Errorf("report: read schema: %w", err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		return fmt.Errorf("data.json is not JSON: %w", err)
	}
	if err := compiled.Validate(document); err != nil {
		return fmt.Errorf("this is no data.json of Parley: %w", err)
	}
	return nil
}

// check holds what the schema cannot say.
func (d data) check() error {
	c := d.Consultation
	if c.Frozen {
		frozen, err := c.Protocol.Frozen(c.Deviations)
		if err != nil || frozen.Hash() != c.ProtocolHash {
			return errors.New("the protocol was changed: without its deviations it does not have the hash beside it")
		}
	}
	for _, round := range d.Rounds {
		if r := round.Ranking; r != nil && !r.Suppressed && !r.square() {
			return fmt.Errorf("round %s: the pairwise matrix needs a row and a column for each item", round.ID)
		}
	}
	return nil
}

func (r dataRanking) square() bool {
	if len(r.Pairwise) != len(r.Items) {
		return false
	}
	for _, row := range r.Pairwise {
		if len(row) != len(r.Items) {
			return false
		}
	}
	return true
}

// results are the file's figures in the form in which the domain gives them.
func (d data) results() consult.Results {
	r := consult.Results{Agenda: d.agenda(), Turnout: d.Participation.TookPart.count(), Opinions: d.Opinions.opinions()}
	if d.Participation.Invited != nil {
		r.Invited = *d.Participation.Invited
	}
	for _, g := range d.Participation.Groups {
		if g.Invited != nil && g.Registered != nil {
			r.GroupTurnout = append(r.GroupTurnout, consult.GroupIssued{Group: g.ID, Invited: *g.Invited, Issued: g.Registered.count()})
		}
	}
	for _, t := range d.Participation.Themes {
		r.Themes = append(r.Themes, consult.ThemeTurnout{Theme: t.Theme, Turnout: t.TookPart.count()})
	}
	if record := r.Agenda.Consultation.Record; record != nil {
		record.Issued, record.Turnout, record.Themes = r.GroupTurnout, r.Turnout, r.Themes
	}
	for _, round := range d.Rounds {
		r.Rounds = append(r.Rounds, round.result())
	}
	for _, q := range d.Quotes {
		r.Quotes = append(r.Quotes, consult.Quote{Recommendation: q.Recommendation, Lang: q.Lang, Body: q.Body, Consent: consult.Verbatim})
	}
	narrative, allowing := d.passages()
	r.Narrative, r.Quotes = narrative, append(r.Quotes, allowing...)
	return r
}

func (c dataCount) count() consult.Count {
	if c.N == nil {
		return consult.Count{Suppressed: true}
	}
	return consult.Count{N: *c.N}
}

func (o *dataOpinions) opinions() *consult.OpinionMap {
	if o == nil {
		return nil
	}
	m := &consult.OpinionMap{Clear: o.Clear, People: o.People, Silhouette: o.Silhouette, Noise: o.Noise, Restarts: o.Restarts}
	for _, g := range o.Groups {
		m.Groups = append(m.Groups, consult.OpinionGroup{Size: g.Size, Outline: g.Outline, Agrees: g.Agrees, Opposes: g.Opposes})
	}
	for _, b := range o.Bridges {
		m.Bridges = append(m.Bridges, consult.Bridge{Recommendation: b.Recommendation, Consensus: b.Consensus})
	}
	return m
}
