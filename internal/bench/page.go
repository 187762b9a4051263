package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Between these lines of docs/performance.md stands the table of the last run.
const (
	tableBegins = "<!-- figures: written by make bench -->\n"
	tableEnds   = "<!-- end of figures -->\n"
)

// target is a figure that the page lists, with what it should be.
type target struct{ key, unit, aim, meaning string }

var targets = []target{
	{"vote_service_vs_pgbench", "×", "≥ 4", "durable votes through the service in process, 64 or 512 callers, whichever is lower"},
	{"vote_service_work_vs_pgbench_64", "×", "", "the same in processor time, 64 callers"},
	{"vote_service_work_vs_pgbench_512", "×", "", "the same, 512 callers"},
	{"vote_socket_vs_pgbench", "×", "≥ 2", "durable votes of 256 people in another process, over sockets"},
	{"vote_socket_work_vs_pgbench", "×", "", "the same in processor time, the people's included"},
	{"vote_http_vs_pgbench", "×", "≥ 1", "the same people over HTTP"},
	{"vote_http_work_vs_pgbench", "×", "", "the same in processor time, the people's included"},
	{"vote_sqlite_grouped_vs_single", "×", "> 1", "votes that share a transaction, over one transaction each"},
	{"workshop_ack_p99_ms", "ms", "≤ 15", "300 people, 45 votes a second: until a vote is acknowledged, 99 in 100"},
	{"workshop_visible_p99_ms", "ms", "≤ 250", "until another sees it, once the release gate permits"},
	{"workshop_release_p99_ms", "ms", "≤ 250", "until the server lets it out, at most since the gate permits"},
	{"fanout_vs_raw_broadcast", "×", "≥ 1", "deliveries to 1,000 and to 5,000 sockets, whichever is lower, over a bare loop"},
	{"kb_per_connection", "kB", "≤ 32", "resident memory of an open socket"},
	{"acked", "votes", "", "acknowledged over sockets and HTTP in the whole run"},
	{"acked_lost", "votes", "0", "of these, not found afterwards"},
	{"opinion_100k_x_500_s", "s", "", "opinion map of 100,000 people and 500 statements"},
	{"schulze_200_x_100k_s", "s", "", "Schulze order of 200 candidates from 100,000 ballots"},
	{"report_50_s", "s", "", "a report on 50 recommendations, in every form"},
	{"report_1000_s", "s", "", "a report on 1,000 recommendations, in every form"},
	{"start_ms", "ms", "", "from nothing to the first answer"},
	{"idle_mb", "MB", "", "resident, with nobody there"},
	{"sockets_open", "", "", "sockets that were open at once"},
}

// document draws the chart and writes the table of a page in folder from a
// bench.json.
func document(from, folder string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var figures map[string]any
	if err := json.Unmarshal(content, &figures); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "performance.svg"), []byte(chart(figures)), 0o644); err != nil {
		return err
	}
	page := filepath.Join(folder, "performance.md")
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, rest, begun := strings.Cut(string(text), tableBegins)
	_, after, ended := strings.Cut(rest, tableEnds)
	if !begun || !ended {
		return fmt.Errorf("%s has no lines that say where the table stands", page)
	}
	return os.WriteFile(page, []byte(before+tableBegins+figureTable(figures)+tableEnds+after), 0o644)
}

func figureTable(figures map[string]any) string {
	var b strings.Builder
	machine, _ := figures["machine"].(map[string]any)
	fmt.Fprintf(&b, "\nTaken %v on %v cores (%v); load average when it ended: %v.\n\n", figures["taken"], machine["cores"], machine["processor"], machine["load_at_the_end"])
	b.WriteString("| figure | value | aim | what it is |\n|---|---:|---:|---|\n")
	for _, x := range targets {
		if value, ok := figures[x.key].(float64); ok {
			fmt.Fprintf(&b, "| `%s` | %s %s | %s | %s |\n", x.key, rounded(value), x.unit, x.aim, x.meaning)
		}
	}
	beside, _ := figures["beside"].(map[string]any)
	b.WriteString("\nWhat they were measured beside:\n\n")
	for _, x := range targets {
		if text, ok := beside[x.key].(string); ok && slices.Contains([]string{"×", "ms"}, x.unit) {
			fmt.Fprintf(&b, "- `%s`: %s\n", x.key, text)
		}
	}
	b.WriteString("\n")
	return b.String()
}
