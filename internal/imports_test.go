// Package internal_test holds the rule of who may import whom, as a table.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport lists, for each package, those of our own that it may import. A
// package is named by its path below internal; a package below another, as
// report/chart, follows the rule of its parent and may be imported by it.
var mayImport = map[string][]string{
	// Maths takes slices and matrices, never what is ours.
	"agreement":  {},
	"ranking":    {},
	"choice":     {},
	"opinion":    {},
	"disclosure": {},
	"credential": {},

	"consult": {"agreement", "choice", "credential", "disclosure", "opinion", "ranking", "trace"},
	"account": {"consult"},
	"store":   {"account", "consult", "credential", "disclosure", "migrations", "trace"},
	"live":    {"consult", "disclosure", "redis"},
	"redis":   {},
	"trace":   {},
	"ingest":  {"consult"},
	"sample":  {"consult"},
	"report":  {"agreement", "consult", "disclosure", "docs", "opinion", "ranking"}, // docs: the published schema
	"web":     {"account", "config", "consult", "credential", "ingest", "live", "mail", "redis", "report", "sample", "trace"},
	"config":  {"mail"}, // a mistake in its address stops the server at the start
	"mail":    {},

	// What measures the others uses them as the program and its users do.
	"faults": {}, // there are tests only
	"bench":  {"consult", "credential", "live", "opinion", "ranking", "rehearsal", "report", "sample", "store"},

	// The attackers sit beside the service, with what their kind has.
	"attack": {"consult", "credential", "disclosure"},

	// The rehearsal is a guest: it knows what a browser knows.
	"rehearsal": {"consult", "credential"},
}

// onlyIn lists libraries that one or a few packages keep to themselves.
var onlyIn = map[string][]string{
	"gorm.io/":                             {"store"},
	"github.com/gofiber/fiber/v2":          {"bench", "live", "web"},
	"github.com/gofiber/contrib/websocket": {"bench", "live", "web"},
	"github.com/danielgtaylor/huma/v2":     {"web"},
	"github.com/centrifugal/centrifuge":    {"live"},
	"github.com/redis/rueidis":             {"redis"},
	"github.com/cloudflare/circl":          {"credential"},
	"github.com/alexedwards/argon2id":      {"account"},
	"go.opentelemetry.io/":                 {"trace"},
	"google.golang.org/grpc":               {},
	"github.com/wneessen/go-mail":          {"mail"},
	"gonum.org/":                           {"opinion", "ranking", "agreement", "bench"},
}

func TestImports(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, _, _ := strings.Cut(filepath.ToSlash(filepath.Dir(path)), "/")
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			checkImport(t, path, from, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImport(t *testing.T, path, from, imported string) {
	t.Helper()
	allowed, known := mayImport[from]
	if !known {
		t.Errorf("%s: package %s is not in the table of who may import whom", path, from)
		return
	}
	if own, ours := strings.CutPrefix(imported, "parley/"); ours {
		to, _, _ := strings.Cut(strings.TrimPrefix(own, "internal/"), "/")
		if to != from && !slices.Contains(allowed, to) {
			t.Errorf("%s: %s may not import %s", path, from, to)
		}
	}
	for library, keepers := range onlyIn {
		if strings.HasPrefix(imported, library) && !slices.Contains(keepers, from) {
			t.Errorf("%s: only %v may import %s", path, keepers, library)
		}
	}
}
