package rehearsal

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"parley/internal/consult"
)

func TestASpreadTakesTheNearestRank(t *testing.T) {
	var times []time.Duration
	for i := 100; i > 0; i-- {
		times = append(times, time.Duration(i)*time.Millisecond)
	}
	if got, want := spreadOf(times), (Spread{N: 100, P50: 50, P90: 90, P99: 99, Max: 100}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := spreadOf(nil); got != (Spread{}) {
		t.Errorf("of nothing: %+v", got)
	}
	if got, want := spreadOf(times[:1]), (Spread{N: 1, P50: 100, P90: 100, P99: 100, Max: 100}); got != want {
		t.Errorf("of one: %+v, want %+v", got, want)
	}
}

func TestTheTimeToBeSeenCountsFromWhenTheGatePermits(t *testing.T) {
	item, now := consult.ID{1}, time.Now()
	w := newWatch(3)
	w.saw(w.item(item), map[string]int{"agree": 3, "disagree": 2}, now)
	for range 3 {
		w.acknowledged(item, "", "agree")
	}
	for range 2 {
		w.acknowledged(item, "", "disagree")
	}
	cases := []struct {
		name          string
		before, after string
		permitted     bool
	}{
		{"everything is shown", "", "agree", false},
		{"one more, two fresh", "", "agree", false},
		{"three fresh", "", "agree", false},
		{"four fresh", "", "agree", false},
		{"five fresh", "", "agree", false},
		{"five fresh and two answers", "agree", "pass", false},
		{"six fresh and two answers", "", "agree", true},
	}
	for _, c := range cases {
		w.acknowledged(item, c.before, c.after)
		if got := !w.item(item).permitted.IsZero(); got != c.permitted {
			t.Fatalf("%s: permitted is %v", c.name, got)
		}
	}
	w.saw(w.item(item), map[string]int{"agree": 6, "disagree": 2, "pass": 1}, time.Now())
	if len(w.visible) != 1 || !w.item(item).permitted.IsZero() {
		t.Errorf("seen %v, then permitted since %v", w.visible, w.item(item).permitted)
	}
}

func TestAReleaseThatTheGateWaitedWithIsNotDated(t *testing.T) {
	item, now := consult.ID{1}, time.Now()
	w := newWatch(3)
	w.saw(w.item(item), map[string]int{"agree": 0, "disagree": 0}, now)
	for range 6 {
		w.acknowledged(item, "", "agree")
	}
	w.acknowledged(item, "", "disagree") // the gate may wait for two more, or may not have looked
	w.saw(w.item(item), map[string]int{"agree": 3, "disagree": 1}, time.Now())
	if len(w.visible) != 0 || w.undated != 1 {
		t.Errorf("dated %v, undated %d", w.visible, w.undated)
	}
	for range 5 {
		w.acknowledged(item, "", "disagree") // beside three that agree and were not shown
	}
	w.saw(w.item(item), map[string]int{"agree": 5, "disagree": 4}, time.Now())
	if len(w.visible) != 1 || w.undated != 1 {
		t.Errorf("then dated %v, undated %d", w.visible, w.undated)
	}
}

func TestAReportIsATableAndAPicture(t *testing.T) {
	r := &LoadReport{
		Profile: Storm, Participants: 12, Way: "socket", Acknowledged: 30, Questions: 30, Seen: 30, Failed: 1, FirstFailure: "cut <off>",
		ServerCPU: 1, Ack: Spread{N: 30, P99: 4}, Return: Spread{N: 12, P99: 80},
		Series: []second{{Second: 1, Acknowledged: 10, AckP99: 4, CPU: 20, MB: 40}, {Second: 2, Acknowledged: 20, AckP99: 3, CPU: 25, MB: 41}},
	}
	var table bytes.Buffer
	if err := r.Table(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"lost", "to come back", "cut <off>"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table does not say %q:\n%s", want, table.String())
		}
	}
	for _, series := range [][]second{r.Series, nil} {
		r.Series = series
		wellFormed(t, r.Picture())
	}
}

func wellFormed(t *testing.T, picture []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(picture))
	for {
		switch _, err := decoder.Token(); err {
		case nil:
		case io.EOF:
			return
		default:
			t.Fatalf("%v in\n%s", err, picture)
		}
	}
}

func TestAServerThatDoesNotStartSaysWhy(t *testing.T) {
	if _, err := StartServer(t.Context(), "false"); err == nil || !strings.Contains(err.Error(), "did not start") {
		t.Errorf("got %v", err)
	}
}

func TestAProcessThatIsNotThereUsesNothing(t *testing.T) {
	if got := UsageOf(-1); got != (Usage{}) {
		t.Errorf("got %+v", got)
	}
}
