package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the transcripts call the program by its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// TestTheCommandLineDoesAsItsTranscriptsSay runs testdata/script.
func TestTheCommandLineDoesAsItsTranscriptsSay(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}
