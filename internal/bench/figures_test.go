package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFiguresAreOneFlatObjectAndATable(t *testing.T) {
	var f figures
	f.ratio("fast", 12_500, 5_000, "a loop")
	f.set("start_ms", 31.256789, "ms", "")
	path := filepath.Join(t.TempDir(), "bench.json")
	if err := f.write(path); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(content, &got); err != nil {
		t.Fatal(err)
	}
	if got["fast"] != 2.5 || got["start_ms"] != 31.2568 || got["machine"] == nil {
		t.Errorf("wrote %s", content)
	}
	var table bytes.Buffer
	if err := f.print(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2.50", "31.3", "12 500/s over 5 000/s of a loop"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
}

func TestNumbersAreShownWithThreeDigitsThatMeanSomething(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 7: "7", 0.123: "0.12", 12.345: "12.3", 123.45: "123", -2.5: "-2.50"} {
		if got := rounded(x); got != want {
			t.Errorf("%v is shown as %s, want %s", x, got, want)
		}
	}
	for x, want := range map[float64]string{5: "5", 999: "999", 1000: "1 000", 1234567: "1 234 567"} {
		if got := whole(x); got != want {
			t.Errorf("%v is shown as %s, want %s", x, got, want)
		}
	}
}

func TestThePageShowsTheFiguresOfTheLastRun(t *testing.T) {
	folder := t.TempDir()
	page, run := filepath.Join(folder, "performance.md"), filepath.Join(folder, "bench.json")
	var f figures
	f.set("scale_votes_100_s", 0.02, "s", "")
	f.set("scale_votes_1000_s", 0.2, "s", "")
	for _, value := range []float64{12.5, 13.5} {
		f.set("workshop_ack_p99_ms", value, "ms", "half within 3 ms")
		if value == 12.5 {
			write(t, page, "# Performance\n"+tableBegins+"old\n"+tableEnds+"the rest\n")
		}
		if err := f.write(run); err != nil {
			t.Fatal(err)
		}
		if err := document(run, folder); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Performance", "13.5 ms", "half within 3 ms", "the rest"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	for _, old := range []string{"old", "12.5"} {
		if strings.Contains(string(text), old) {
			t.Errorf("the page still says %q", old)
		}
	}
	if drawn, err := os.ReadFile(filepath.Join(folder, "performance.svg")); err != nil || strings.Count(string(drawn), "<circle") != 2 {
		t.Errorf("the chart is %s (%v)", drawn, err)
	}
	write(t, page, "no place for a table")
	if err := document(run, folder); err == nil {
		t.Error("a page without a place for the table is no error")
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestAQuantileOfAHistogramIsTheFirstBoundThatHoldsEnough(t *testing.T) {
	histogram := `# TYPE parley_release_seconds histogram
parley_release_seconds_bucket{le="0.1"} 50
parley_release_seconds_bucket{le="0.2"} 98
parley_release_seconds_bucket{le="0.25"} 99
parley_release_seconds_bucket{le="+Inf"} 100
parley_release_seconds_sum 12
`
	for share, want := range map[float64]float64{0.5: 0.1, 0.6: 0.2, 0.99: 0.25} {
		got, all, err := quantileOf(strings.NewReader(histogram), "parley_release_seconds", share)
		if got != want || all != 100 || err != nil {
			t.Errorf("%v: within %v of %v, %v; want %v", share, got, all, err, want)
		}
	}
	if _, _, err := quantileOf(strings.NewReader(histogram), "another", 0.5); err == nil {
		t.Error("a histogram that is not there has a quantile")
	}
}
