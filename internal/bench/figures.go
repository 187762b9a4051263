package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// figure is one measured number.
type figure struct {
	name, unit string
	value      float64
	beside     string // what it was measured beside, or how far the machine went
}

// figures are the numbers of one run, in the order in which they were taken.
type figures []figure

func (f *figures) set(name string, value float64, unit, beside string) {
	*f = append(*f, figure{name, unit, value, beside})
}

// ratio sets a figure to ours over a reference, both per second.
func (f *figures) ratio(name string, ours, reference float64, what string) {
	f.set(name, ours/reference, "×", fmt.Sprintf("%s/s over %s/s of %s", whole(ours), whole(reference), what))
}

func whole(x float64) string {
	digits := fmt.Sprintf("%.0f", x)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + " " + digits[i:]
	}
	return digits
}

func (f figures) print(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, x := range f {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t\n", x.name, rounded(x.value), x.unit)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(w)
	for _, x := range f {
		if x.beside != "" {
			_, _ = fmt.Fprintf(w, "%s: %s\n", x.name, x.beside)
		}
	}
	return nil
}

// rounded shows three digits that mean something.
func rounded(x float64) string {
	switch magnitude := math.Abs(x); {
	case x == math.Trunc(x), magnitude >= 100:
		return fmt.Sprintf("%.0f", x)
	case magnitude >= 10:
		return fmt.Sprintf("%.1f", x)
	default:
		return fmt.Sprintf("%.2f", x)
	}
}

// write keeps the figures as one flat object, with what they were taken on.
func (f figures) write(path string) error {
	beside := map[string]string{}
	all := map[string]any{"taken": time.Now().UTC().Format(time.RFC3339), "machine": machine(), "beside": beside}
	for _, x := range f {
		all[x.name] = math.Round(x.value*1e4) / 1e4
		if x.beside != "" {
			beside[x.name] = x.beside
		}
	}
	content, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(content, '\n'), 0o644)
}

// machine tells what the figures were taken on.
func machine() map[string]any {
	load, _ := os.ReadFile("/proc/loadavg")
	return map[string]any{
		"cores": runtime.NumCPU(), "system": runtime.GOOS + "/" + runtime.GOARCH, "go": runtime.Version(),
		"processor": processor(), "load_at_the_end": strings.TrimSpace(string(load)),
	}
}

func processor() string {
	content, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(content)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "not known"
}
