package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"parley/internal/consult"
	"parley/internal/ingest"
)

// importCmd reads a document into a draft agenda and prints it.
type importCmd struct {
	Lang consult.Lang `help:"Language of the document: en or es. Default: as it seems." enum:",en,es" default:""`
	JSON bool         `name:"json" help:"Write the draft as JSON."`
	File string       `arg:"" help:"Document: .md, .txt, .docx or .csv, up to 5 MB."`
}

// Run reads the file and writes what was found.
func (c *importCmd) Run(stdout io.Writer) error {
	draft, err := c.read()
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if c.JSON {
		return writeJSON(stdout, draft)
	}
	return draftText{draft}.write(stdout)
}

func (c *importCmd) read() (ingest.Draft, error) {
	file, err := os.Open(c.File)
	if err != nil {
		return ingest.Draft{}, fmt.Errorf("this file cannot be opened")
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, ingest.MaxFile+1))
	if err != nil {
		return ingest.Draft{}, err
	}
	draft, err := ingest.Read(filepath.Base(c.File), data)
	if c.Lang != "" {
		draft.Lang = c.Lang
	}
	return draft, err
}

// draftText writes a draft as an outline for people.
type draftText struct{ ingest.Draft }

func (d draftText) write(to io.Writer) error {
	out := bufio.NewWriter(to)
	fmt.Fprintf(out, "%s (%s, %s)\n", d.Title, d.Format, d.Lang)
	for i, t := range d.Themes {
		fmt.Fprintf(out, "\n%d. %s (%s %d)\n", i+1, t.Title, d.Unit, t.Where)
		fmt.Fprintf(out, "   context: %d characters; position: %d; recommendations: %d\n",
			len([]rune(t.Context)), len([]rune(t.Position)), len(t.Recommendations))
		d.list(out, t.Recommendations)
	}
	if len(d.Principles) > 0 {
		fmt.Fprintf(out, "\nPrinciples\n")
		d.list(out, d.Principles)
	}
	d.ending(out)
	return out.Flush()
}

func (d draftText) list(out io.Writer, recommendations []ingest.Recommendation) {
	for _, r := range recommendations {
		fmt.Fprintf(out, "   - %s\n", r.Title)
		for _, p := range r.SubPoints {
			fmt.Fprintf(out, "     - %s\n", p.Title)
		}
	}
}

func (d draftText) ending(out io.Writer) {
	if len(d.Sources) > 0 {
		fmt.Fprintf(out, "\nSources: %d\n", len(d.Sources))
	}
	if len(d.Warnings) > 0 {
		fmt.Fprintf(out, "\nTo look at:\n")
	}
	for _, w := range d.Warnings {
		if w.Where > 0 {
			fmt.Fprintf(out, "   %s %d: %s\n", d.Unit, w.Where, w.Message)
		} else {
			fmt.Fprintf(out, "   %s\n", w.Message)
		}
	}
}
