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
