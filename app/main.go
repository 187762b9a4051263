// Command parley holds expert consultations under the Chatham House Rule.
//
// This package reads the command line and wires the parts by hand; what the
// program does is in internal.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// commands are what the program can be asked to do.
type commands struct {
	Serve    serveCommand    `cmd:"" default:"1" help:"Start the server (what happens without a command)."`
	Healthy  healthyCommand  `cmd:"" help:"Ask the server on this machine whether it is ready."`
	Rehearse rehearseCommand `cmd:"" help:"Play a whole consultation with simulated participants and write its exports."`
	Report   reportCmd       `cmd:"" help:"Write every form of a report from an exported data.json."`
	Tally    tallyCmd        `cmd:"" help:"Count a file of rankings."`
	Stats    statsCmd        `cmd:"" help:"Describe a file of ratings."`
	Opinion  opinionCmd      `cmd:"" help:"Map the votes of an export folder and the groups on the map."`
	Import   importCmd       `cmd:"" help:"Read a document into a draft agenda."`
}

func main() {
	var c commands
	line := kong.Parse(&c,
		kong.Name("parley"),
		kong.Description("Expert consultations under the Chatham House Rule."),
		kong.UsageOnError(),
		kong.BindTo(os.Stdout, (*io.Writer)(nil)),
	)
	if err := line.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "parley:", err)
		os.Exit(1)
	}
}
