package web

import (
	"slices"
	"strings"
	"testing"

	"parley/internal/consult"
)

// labels are all that a metric may be divided by: never a person, a
// consultation, an address or an answer.
var labels = []string{
	"class", "code", "outcome", "le", "quantile", "version", "name", // ours, and of the runtime
	"type", "method", "error", "action", "transport", "accept_protocol", "recovered", "frame_type", "channel_namespace",
	"client_name", "client_version", "channel_type", "broker_name", "map_broker_name", "num_nodes", "has_recovered_publications", "operation", "status", "cache", "reason", "direction",
}

func TestNoMetricCanCarryAPerson(t *testing.T) {
	h := open(t)
	d := h.begin()
	round, guest := d.openStep(consult.Vote), d.guest()
	guest.must("PUT", d.path("/rounds/%/votes/%", round, d.recs[0]), map[string]string{"vote": "agree"}, nil)
	guest.send("PUT", apiPath+d.path("/rounds/%/votes/%", d.id, d.recs[0]), map[string]string{"vote": "agree"})
	guest.dial(t, "").connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	families, err := h.metrics.Gather()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, family := range families {
		names = append(names, family.GetName())
		for _, metric := range family.GetMetric() {
			for _, label := range metric.GetLabel() {
				if !slices.Contains(labels, label.GetName()) {
					t.Errorf("%s has the label %s", family.GetName(), label.GetName())
				}
				for _, secret := range []string{d.id.String(), round.String(), guest.token(), "127.0.0.1", "ana@example.org"} {
					if strings.Contains(label.GetValue(), secret) {
						t.Errorf("%s has the value %s", family.GetName(), label.GetValue())
					}
				}
			}
		}
	}
	for _, name := range []string{
		"parley_answers_committed_total", "parley_answers_waiting", "parley_answers_outdated_total", "parley_releases_total", "parley_release_seconds",
		"parley_batch_size", "parley_commit_seconds",
		"parley_http_requests_total", "parley_http_refusals_total", "centrifuge_node_num_clients",
	} {
		if !slices.Contains(names, name) {
			t.Errorf("there is no metric %s among %v", name, names)
		}
	}
}

func TestAnAllowanceIsSpentAtBothNodes(t *testing.T) {
	s := openStreet(t)
	waitFor(t, func() bool { return s.a.server.limits.email.joint.Send(t.Context(), nil) == nil })
	waitFor(t, func() bool { return s.b.server.limits.email.joint.Send(t.Context(), nil) == nil })
	allowed := 0
	for range 15 {
		for _, h := range []*house{s.a, s.b} {
			if h.server.limits.signIn.allow("address", "somebody@example.org") {
				allowed++
			}
		}
	}
	if allowed < 10 || allowed > 13 { // some are refilled meanwhile
		t.Errorf("%d tries at two nodes, want 10", allowed)
	}
	s.redis.Stop()
	for i := range 300 {
		if !s.a.server.limits.redeem.allow("hotel", string(rune(i))) {
			t.Fatalf("guest %d was refused without Redis", i)
		}
	}
}
