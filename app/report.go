package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"parley/internal/consult"
	"parley/internal/report"
)

// reportCmd writes every form of a report from an exported data.json, without
// the server it came from.
type reportCmd struct {
	Out       string         `required:"" type:"path" help:"Folder for the files."`
	Languages []consult.Lang `default:"en,es" enum:"en,es" help:"Languages of the report; data are named in the first."`
	File      string         `arg:"" help:"data.json as Parley exported it."`
}

// maxData is the size of the largest data.json that is read.
const maxData = 100 << 20

// Run reads the data and leaves the files. Run twice, it leaves the same bytes.
func (c *reportCmd) Run() error {
	made, err := c.read()
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return err
	}
	return leave(c.Out, c.Languages, made.Write)
}

func (c *reportCmd) read() (report.Report, error) {
	file, err := os.Open(c.File)
	if err != nil {
		return report.Report{}, errors.New("this file cannot be opened")
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, maxData+1))
	if err != nil {
		return report.Report{}, err
	}
	if len(data) > maxData {
		return report.Report{}, fmt.Errorf("the file is larger than %d MB", maxData>>20)
	}
	return report.Read(data)
}

// leave writes every form into a folder: reports in each language, data in the
// first, as many at once as there are cores.
func leave(dir string, languages []consult.Lang, write func(report.Form, consult.Lang) ([]byte, error)) error {
	if len(languages) == 0 {
		return errors.New("--languages: name at least one")
	}
	var files errgroup.Group
	files.SetLimit(runtime.GOMAXPROCS(0))
	for _, form := range report.Forms {
		spoken := languages
		if !form.Translated {
			spoken = languages[:1]
		}
		for _, lang := range spoken {
			files.Go(func() error {
				content, err := write(form, lang)
				if err != nil {
					return fmt.Errorf("write %s in %s: %w", form.Name, lang, err)
				}
				return os.WriteFile(filepath.Join(dir, form.File(lang)), content, 0o644)
			})
		}
	}
	return files.Wait()
}
