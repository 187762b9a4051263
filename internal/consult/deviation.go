package consult

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"time"
)

// Deviation is a departure from the frozen protocol, recorded with its reason
// and its time: a rule that was changed, or, where Rule is empty, something in
// how the day was held. The hash stays that of the frozen protocol, which
// [Protocol.Frozen] gives back, so that anybody can check both.
type Deviation struct {
	ID       ID        `json:"id"`
	Recorded time.Time `json:"recorded" doc:"When an organiser recorded it"`
	Rule     string    `json:"rule,omitempty" doc:"The protocol's field, as visibility; absent where no rule was changed"`
	Was      any       `json:"was,omitempty" doc:"The field's value before"`
	Now      any       `json:"now,omitempty" doc:"The field's value since"`
	Reason   Text      `json:"reason"`
}

// departures says of each rule whether it can be departed from: whether the new
// protocol may follow the old one. What participants were promised can become
// stricter, never weaker; what gives answers their meaning stays once anybody
// has been asked. A rule that is not listed never changes.
var departures = map[string]func(v *view, old, now Protocol) bool{
	"min_cell":           func(_ *view, old, now Protocol) bool { return now.MinCell > old.MinCell },
	"comment_batch":      func(_ *view, old, now Protocol) bool { return now.CommentBatch > old.CommentBatch },
	"visibility":         func(_ *view, old, now Protocol) bool { return openness(now.Visibility) < openness(old.Visibility) },
	"opinion_map":        func(_ *view, _, now Protocol) bool { return now.OpinionMap == MapOff },
	"scale":              func(v *view, _, _ Protocol) bool { return !v.held(Rate) },
	"dimensions":         func(v *view, _, _ Protocol) bool { return !v.held(Rate) },
	"ways":               func(v *view, _, _ Protocol) bool { return !v.held(Dots, Quadratic, Judge, Compare) },
	"consensus_percent":  always,
	"opposition_percent": always,
	"ranking_method":     always,
	"unranked":           always,
	"moderate_comments":  always,
	"moderate_proposals": always,
	"max_rounds":         always,
	"round_items":        always,
}

func always(*view, Protocol, Protocol) bool { return true }

// openness orders the choices of visibility by how early results are seen.
func openness(v Visibility) int {
	return slices.Index([]Visibility{VisibleAfterClose, VisibleAfterAnswer, VisibleLive}, v)
}

// held reports whether a step of one of the kinds has been opened.
func (v *view) held(kinds ...StepKind) bool {
	return slices.ContainsFunc(v.Steps, func(st Step) bool { return slices.Contains(kinds, st.Kind) && len(st.Rounds) > 0 })
}

// Deviate records departures from the frozen protocol of an open consultation:
// one for each rule that differs in the protocol given, all for one reason, or
// one without a rule where none differs. Everybody inside is told. A rule that
// cannot be departed from is CodeFrozen, and nothing is recorded.
func (s *Service) Deviate(ctx context.Context, id ID, to Protocol, reason Text) (Consultation, error) {
	var c Consultation
	err := s.rewrite(ctx, id, func(v *view) error {
		c = v.Consultation
		to = to.as(c.Protocol)
		to.Version, to.Keys = c.Protocol.Version, c.Protocol.Keys
		deviations, err := s.deviations(v, to, reason)
		if err != nil {
			return err
		}
		c.Protocol, c.Deviations = to, append(slices.Clone(c.Deviations), deviations...)
		return s.store.Deviate(ctx, c, deviations)
	})
	if err != nil {
		return Consultation{}, err
	}
	return c, s.describeAnew(ctx, id)
}

func (s *Service) deviations(v *view, to Protocol, reason Text) ([]Deviation, error) {
	switch {
	case v.Consultation.Status != Open:
		return nil, Errorf(CodeConflict, "deviations are recorded while the doors are open; before, change the protocol itself")
	case reason.Empty():
		return nil, FieldErrorf("reason", "say why: the reason is shown to everybody and printed in the report")
	}
	if err := firstError(checkText("reason", reason, MaxBody), checkProtocol(to)); err != nil {
		return nil, err
	}
	base := Deviation{Recorded: s.now().UTC().Truncate(time.Millisecond), Reason: reason}
	changes := differing(v.Consultation.Protocol, to)
	if len(changes) == 0 {
		base.ID = NewID()
		return []Deviation{base}, nil
	}
	var list []Deviation
	for _, change := range changes {
		if may := departures[change.Rule]; may == nil || !may(v, v.Consultation.Protocol, to) {
			return nil, &Error{Code: CodeFrozen, Field: "protocol." + change.Rule, Message: "participants rely on this rule; it cannot be changed, nor made weaker, once the doors are open"}
		}
		d := base
		d.ID, d.Rule, d.Was, d.Now = NewID(), change.Rule, change.Was, change.Now
		list = append(list, d)
	}
	return list, nil
}

// differing lists the rules in which two protocols differ, by name.
func differing(old, now Protocol) []Deviation {
	was, is := old.fields(), now.fields()
	names := maps.Clone(was)
	maps.Copy(names, is)
	var list []Deviation
	for _, rule := range slices.Sorted(maps.Keys(names)) {
		if !reflect.DeepEqual(was[rule], is[rule]) {
			list = append(list, Deviation{Rule: rule, Was: was[rule], Now: is[rule]})
		}
	}
	return list
}

// fields are the values of the protocol's rules by name, as JSON has them.
func (p Protocol) fields() map[string]any {
	var fields map[string]any
	if err := json.Unmarshal(p.CanonicalJSON(), &fields); err != nil {
		panic(err) // it is an object
	}
	return fields
}

// Frozen is the protocol as it was frozen: the one in force with its deviations
// undone, the latest first. Its hash is the one that was shown.
func (p Protocol) Frozen(deviations []Deviation) (Protocol, error) {
	fields := p.fields()
	for _, d := range slices.Backward(deviations) {
		switch {
		case d.Rule == "":
		case d.Was == nil:
			delete(fields, d.Rule)
		default:
			fields[d.Rule] = d.Was
		}
	}
	var frozen Protocol
	all, err := json.Marshal(fields)
	if err == nil {
		err = json.Unmarshal(all, &frozen)
	}
	return frozen, err
}

// describeAnew forgets results that were described by the old rules.
func (s *Service) describeAnew(ctx context.Context, id ID) error {
	r, err := s.room(ctx, id)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.results)
	return nil
}
