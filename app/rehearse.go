package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/rehearsal"
	"parley/internal/report"
)

// rehearseCommand plays a whole consultation with simulated participants on a
// server of its own, and writes every export.
type rehearseCommand struct {
	Template     string         `enum:"merida,workshop,delphi,quick" default:"merida" aliases:"sample" help:"Consultation to play: merida, workshop, delphi or quick."`
	Privacy      string         `enum:"linked,unlinked" default:"linked" help:"linked: one pseudonym per person; unlinked: one per person and theme."`
	Ways         bool           `help:"Add a step of each further way to answer: dots, quadratic votes, grades, comparisons."`
	Participants int            `default:"40" help:"People to invite; nearly all of them come."`
	Seed         uint64         `default:"1" help:"Seed of what people think. Equal seeds give equal counts."`
	Out          string         `required:"" type:"path" help:"Folder for exports and logs, or what a load measured."`
	Languages    []consult.Lang `default:"en,es" enum:"en,es" help:"Languages of the report; data are named in the first."`
	Pace         string         `enum:"fast,real" default:"fast" help:"fast: without think times; real: as people take them."`
	KeepData     string         `type:"path" help:"Folder to leave the database in, as the server left it."`
	Truth        string         `type:"path" help:"File for what only the participants know: who said what."`
	Load         loadFlags      `embed:""`
	LogLevel     string         `default:"info" enum:"debug,info,warn,error" help:"Least important level in server.log."`
}

// Run plays, writes and says in one line what happened.
func (c rehearseCommand) Run() error {
	if c.Participants < 3 || c.Participants > 20_000 {
		return errors.New("--participants: choose between 3 and 20000 people")
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	began := time.Now()
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return err
	}
	if c.Load.Profile != "" {
		return c.playLoad(ctx)
	}
	result, err := c.play(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%d of %d people gave %d answers and %d comments or proposals in %.1f s; the exports are in %s\n",
		result.Came, c.Participants, result.Answers, result.Words, time.Since(began).Seconds(), c.Out)
	return nil
}

// play runs the server around the rehearsal.
func (c rehearseCommand) play(ctx context.Context) (*rehearsal.Result, error) {
	logFile, err := os.Create(filepath.Join(c.Out, "server.log"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = logFile.Close() }()
	data, remove, err := c.dataFolder()
	if err != nil {
		return nil, err
	}
	defer remove()
	p, err := assemble(ctx, c.settings(data), c.logger(logFile))
	if err != nil {
		return nil, err
	}
	defer p.close()
	return c.attended(ctx, p)
}

func (c rehearseCommand) dataFolder() (string, func(), error) {
	if c.KeepData != "" {
		if _, err := os.Stat(filepath.Join(c.KeepData, "parley.db")); err == nil {
			return "", nil, fmt.Errorf("--keep-data: %s holds a database already; name an empty folder", c.KeepData)
		}
		return c.KeepData, func() {}, nil
	}
	data, err := os.MkdirTemp("", "parley-rehearsal-")
	return data, func() { _ = os.RemoveAll(data) }, err
}

// settings are the defaults with what a rehearsal needs; the environment is
// not read, so that a rehearsal never touches a real database.
func (c rehearseCommand) settings(data string) config.Config {
	settings, err := config.Load(func(name string) string {
		return map[string]string{"PARLEY_DATA": data, "PARLEY_ADDR": "127.0.0.1:0", "PARLEY_LOG_LEVEL": c.LogLevel}[name]
	})
	if err != nil {
		panic(err) // the defaults are valid
	}
	return settings
}

func (c rehearseCommand) logger(out io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel)) // kong has checked it
	return slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: level}))
}

// attended serves while the rehearsal runs against the server.
func (c rehearseCommand) attended(ctx context.Context, p parts) (*rehearsal.Result, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	return c.attendedOn(ctx, p, ln, func(*rehearsal.Result) {})
}

// attendedOn is attended at an address; after is called when the day is over and
// the server still there.
func (c rehearseCommand) attendedOn(ctx context.Context, p parts, ln net.Listener, after func(*rehearsal.Result)) (*rehearsal.Result, error) {
	token, err := p.accounts.OpenSetup(ctx)
	if err != nil {
		return nil, err
	}
	serving, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() { served <- attend(serving, p, ln, func() error { return nil }) }()
	result, err := rehearsal.Play(ctx, rehearsal.Plan{
		URL: "http://" + ln.Addr().String(), SetupToken: token, Template: c.Template, Ways: c.Ways, Participants: c.Participants,
		Privacy: consult.Privacy(c.Privacy), Seed: c.Seed, Real: c.Pace == "real", Progress: progress(os.Stderr),
	})
	if err == nil {
		after(result)
		err = c.write(ctx, result)
	}
	stop()
	return result, errors.Join(err, <-served)
}

// write leaves every export, and the truth where it was asked for.
func (c rehearseCommand) write(ctx context.Context, r *rehearsal.Result) error {
	err := leave(c.Out, c.Languages, func(form report.Form, lang consult.Lang) ([]byte, error) {
		return r.Export(ctx, form.Name, lang)
	})
	if err != nil {
		return err
	}
	if c.Truth == "" {
		return nil
	}
	truth, err := json.MarshalIndent(r.Truth, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(c.Truth, truth, 0o600)
}

// progress draws a bar on a terminal, and nothing elsewhere.
func progress(out *os.File) func(done, all int, what string) {
	info, err := out.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, all int, what string) {
		full := 30 * done / max(all, 1)
		_, _ = fmt.Fprintf(out, "\r\033[K%s%s %d/%d %s", strings.Repeat("█", full), strings.Repeat("░", 30-full), done, all, what)
		if done+1 == all {
			_, _ = fmt.Fprintln(out)
		}
	}
}
