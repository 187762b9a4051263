// Command bench measures Parley beside references that run in the same minutes
// on the same machine, prints a table and writes bench.json.
//
// A figure alone says more about the machine than about the program, so nearly
// every one is a ratio: our votes per second over those of pgbench on the same
// PostgreSQL, our deliveries over those of a bare loop on the same sockets. Where
// a figure is a time, docs/performance.md tells on which machine it was taken.
//
//	go run ./internal/bench -program bin/parley
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

// part measures some figures that belong together.
type part struct {
	name string
	run  func(context.Context, *bench) error
}

var parts = []part{
	{"footprint", footprint},
	{"storage", storage},
	{"network", network},
	{"workshop", workshop},
	{"fanout", fanout},
	{"mathematics", mathematics},
	{"reports", reports},
	{"scale", scale},
}

// bench is one run.
type bench struct {
	program       string        // the built binary
	slot          time.Duration // how long one measurement takes
	figures       figures
	acked, lost   int     // of all votes over sockets and HTTP
	perConnection float64 // kB
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == broadcaster {
		fail(broadcast(os.Args[2:]))
		return
	}
	program := flag.String("program", "bin/parley", "the built binary")
	out := flag.String("out", "bench.json", "file to write")
	only := flag.String("only", "", "parts to run, separated by commas; all where empty")
	pages := flag.String("docs", "", "folder of performance.md, whose table and chart are made from an earlier run; nothing is measured")
	slot := flag.Duration("slot", 3*time.Second, "how long one measurement takes")
	flag.Parse()
	if *pages != "" {
		fail(document(*out, *pages))
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	b := &bench{program: *program, slot: *slot}
	began := time.Now()
	for _, p := range parts {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), p.name) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%5.0f s  %s\n", time.Since(began).Seconds(), p.name)
		if err := p.run(ctx, b); err != nil {
			fail(fmt.Errorf("%s: %w", p.name, err))
		}
	}
	b.figures.set("acked", float64(b.acked), "votes", "acknowledged over sockets and HTTP in this run")
	b.figures.set("acked_lost", float64(b.lost), "votes", "of these, not found afterwards by those who cast them")
	b.figures.set("bench_s", time.Since(began).Seconds(), "s", "")
	fail(b.figures.print(os.Stdout))
	fail(b.figures.write(*out))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
