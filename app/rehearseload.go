package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/internal/rehearsal"
)

// loadFlags turn a rehearsal into a load: many people who vote in one step, on a
// server of their own or on one that runs.
type loadFlags struct {
	Profile string        `help:"Load instead of a whole day: workshop, saturate or storm."`
	URL     string        `help:"Server to load, as https://parley.example.org; default: one of its own, on SQLite."`
	Email   string        `help:"With --url: an organiser's e-mail address. The password is read from PARLEY_PASSWORD."`
	For     time.Duration `default:"1m" help:"With --profile: how long people vote."`
	Rate    float64       `help:"With --profile: votes a second that all together mean to cast. Default: as people do."`
	Way     string        `enum:"mixed,socket,http" default:"mixed" help:"With --profile: how people reach the server; mixed: one in four by HTTP."`
}

// playLoad runs the load, prints its table and writes load.json and load.svg.
func (c rehearseCommand) playLoad(ctx context.Context) error {
	profile, err := rehearsal.ProfileOf(c.Load.Profile)
	if err != nil {
		return fmt.Errorf("--profile: %w", err)
	}
	load := rehearsal.Load{
		URL: c.Load.URL, Email: c.Load.Email, Password: os.Getenv("PARLEY_PASSWORD"),
		Profile: profile, Participants: c.Participants, For: c.Load.For, Rate: c.Load.Rate, Seed: c.Seed,
		Way: map[string]rehearsal.Way{"socket": rehearsal.Sockets, "http": rehearsal.HTTP}[c.Load.Way], Progress: progress(os.Stderr),
	}
	if load.URL == "" {
		return c.onOwnServer(ctx, load)
	}
	if load.Email == "" || load.Password == "" {
		return errors.New("--url needs an organiser: --email, and the password in PARLEY_PASSWORD")
	}
	return c.measure(ctx, load)
}

// onOwnServer loads this program as a process of its own.
func (c rehearseCommand) onOwnServer(ctx context.Context, load rehearsal.Load) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	data, remove, err := c.dataFolder()
	if err != nil {
		return err
	}
	defer remove()
	server, err := rehearsal.StartServer(context.WithoutCancel(ctx), program, "PARLEY_DATA="+data)
	if err != nil {
		return err
	}
	load.URL, load.SetupToken, load.Process = server.URL, server.SetupToken, server.PID
	return errors.Join(c.measure(ctx, load), server.Stop())
}

func (c rehearseCommand) measure(ctx context.Context, load rehearsal.Load) error {
	report, err := rehearsal.PlayLoad(ctx, load)
	if err != nil {
		return err
	}
	if err := report.Table(os.Stdout); err != nil {
		return err
	}
	content, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(c.Out, "load.json"), append(content, '\n'), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(c.Out, "load.svg"), report.Picture(), 0o644); err != nil {
		return err
	}
	if report.Lost > 0 || report.Duplicated > 0 {
		return fmt.Errorf("%d acknowledged votes were lost and %d counted twice", report.Lost, report.Duplicated)
	}
	return nil
}
