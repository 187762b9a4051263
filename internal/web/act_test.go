package web

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/danielgtaylor/huma/v2"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Pages tell acts in words, in both languages: the front end's tests read this
// list, so that no operation is without them.
func TestEveryActOfOrganisersIsOnTheListThatPagesTell(t *testing.T) {
	h := open(t)
	acts := []string{}
	for _, path := range h.server.api.OpenAPI().Paths {
		for _, op := range []*huma.Operation{path.Put, path.Post, path.Delete, path.Patch} {
			if op != nil && op.Extensions["x-parley-act"] == true {
				acts = append(acts, op.OperationID)
			}
		}
	}
	slices.Sort(acts)
	got, err := json.MarshalIndent(acts, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", "acts.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the acts are no longer those of %s; give the new ones words and run with -update:\n%s", path, got)
	}
}
