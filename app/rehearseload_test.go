package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parley/internal/rehearsal"
)

func TestEveryProfileKeepsWhatItWasToldIsKept(t *testing.T) {
	for _, profile := range []string{"workshop", "saturate", "storm"} {
		t.Run(profile, func(t *testing.T) {
			out := t.TempDir()
			arguments := []string{"rehearse", "--profile", profile, "--participants", "24", "--for", "3s", "--out", out}
			if profile != "workshop" {
				arguments = append(arguments, "--rate", "40")
			}
			if said, err := exec.Command("parley", arguments...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			var report rehearsal.LoadReport
			content, err := os.ReadFile(filepath.Join(out, "load.json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(content, &report); err != nil {
				t.Fatal(err)
			}
			if report.Lost != 0 || report.Duplicated != 0 || report.Failed != 0 || report.Participants != 24 {
				t.Errorf("%+v", report)
			}
			if profile != "workshop" && report.Acknowledged == 0 {
				t.Error("nobody voted")
			}
			if profile == "storm" && report.Return.N != 18 {
				t.Errorf("%d sockets came back, want 18", report.Return.N)
			}
			if picture, err := os.ReadFile(filepath.Join(out, "load.svg")); err != nil || len(picture) == 0 {
				t.Errorf("no picture (%v)", err)
			}
		})
	}
}

func TestALoadOfARunningServerNeedsAnOrganiser(t *testing.T) {
	t.Setenv("PARLEY_PASSWORD", "")
	c := rehearseCommand{Participants: 10, Out: t.TempDir(), Load: loadFlags{Profile: "saturate", URL: "http://127.0.0.1:1"}}
	if err := c.Run(); err == nil {
		t.Error("no error")
	}
	c.Load.Profile = "stampede"
	if err := c.Run(); err == nil {
		t.Error("no error about the profile")
	}
}
