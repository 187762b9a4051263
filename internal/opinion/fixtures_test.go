package opinion

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// conversation is the published truth about an export.
type conversation struct {
	Statements   []int
	ModeratedOut []int `json:"moderated_out"`
	Participants []int
	PerStatement []struct {
		Tid, Agree, Disagree int
		Pass                 int `json:"pass_"`
		Seen                 int
		ConsensusAgree       float64 `json:"gic_published_groups"`
		ConsensusDisagree    float64 `json:"gic_disagree"`
	} `json:"per_statement"`
	PublishedGroups map[int][]int `json:"published_groups"`
	PCA             struct {
		Center, Comp1, Comp2, Explained []float64
	}
	Projection []struct {
		Pid  int
		X, Y float64
	} `json:"projection_first"`
	InMap []int `json:"in_map_by_rule"`
}

// fixtures is the folder of the outside data beside the repository.
func fixtures(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("FIXTURES_DIR")
	if folder == "" {
		folder = filepath.Join(repository(t), "..", "shared", "fixtures")
	}
	folder = filepath.Join(folder, "polis")
	if _, err := os.Stat(folder); err != nil {
		if os.Getenv("REQUIRE_FIXTURES") == "" {
			t.Skipf("no fixtures: %v", err)
		}
		t.Fatal(err)
	}
	return folder
}

// repository walks up to the folder of go.mod.
func repository(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
	}
	t.Fatal("no go.mod above the test")
	return ""
}

func TestEveryOutsideConversationComesOutAsPublished(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(fixtures(t), "*", "expected.json"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	for _, expected := range folders {
		folder := filepath.Dir(expected)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			text, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			var want conversation
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			got, err := ReadExport(os.DirFS(folder))
			if err != nil {
				t.Fatal(err)
			}
			checkReading(t, got, want)
			checkMap(t, got, want)
			checkConsensus(t, got, want)
		})
	}
}

func checkReading(t *testing.T, got *Export, want conversation) {
	var ids, withdrawn []int
	for j, s := range got.Statements {
		ids = append(ids, s.ID)
		if got.Votes.Withdrawn(j) {
			withdrawn = append(withdrawn, s.ID)
		}
	}
	if !slices.Equal(ids, want.Statements) || !slices.Equal(withdrawn, want.ModeratedOut) {
		t.Errorf("statements %v, withdrawn %v", ids, withdrawn)
	}
	if !slices.Equal(got.Participants, want.Participants) {
		t.Errorf("participants %v", got.Participants)
	}
	for j, c := range got.Votes.Counts() {
		w := want.PerStatement[j]
		if c != (Counts{w.Agree, w.Disagree, w.Pass}) || c.Seen() != w.Seen {
			t.Errorf("statement %d: %+v, want %+v", w.Tid, c, w)
		}
	}
	published := map[int][]int{}
	for i, g := range got.Of {
		if g >= 0 {
			published[got.Groups[g]] = append(published[got.Groups[g]], got.Participants[i])
		}
	}
	for g, members := range want.PublishedGroups {
		slices.Sort(members)
		if !slices.Equal(published[g], members) {
			t.Errorf("group %d: %v", g, published[g])
		}
	}
	if len(published) != len(want.PublishedGroups) {
		t.Errorf("%d groups, want %d", len(published), len(want.PublishedGroups))
	}
}

func checkMap(t *testing.T, got *Export, want conversation) {
	m := NewMap(got.Votes)
	near(t, "center", m.Center, want.PCA.Center, 1e-8)
	near(t, "explained", m.Explained[:], want.PCA.Explained[:2], 1e-6)
	sign := [2]float64{1, 1}
	for a, axis := range [][]float64{want.PCA.Comp1, want.PCA.Comp2} {
		along := 0.0
		for j, x := range axis {
			along += x * m.Components[a][j]
		}
		sign[a] = math.Copysign(1, along)
		for j := range axis {
			axis[j] *= sign[a]
		}
		near(t, "component", m.Components[a], axis, 1e-7)
	}
	var in []int
	for i, p := range m.Positions {
		w := want.Projection[i]
		near(t, "position", []float64{p.X, p.Y}, []float64{w.X * sign[0], w.Y * sign[1]}, 2e-6)
		if m.InMap[i] {
			in = append(in, got.Participants[i])
		}
	}
	if !slices.Equal(in, want.InMap) {
		t.Errorf("in the map: %v", in)
	}
}

func checkConsensus(t *testing.T, got *Export, want conversation) {
	for j, c := range GroupConsensus(got.Votes, got.Of, len(got.Groups), DefaultCell) {
		w := want.PerStatement[j]
		near(t, "consensus", []float64{c.Agree, c.Disagree}, []float64{w.ConsensusAgree, w.ConsensusDisagree}, 1e-9)
	}
}

// near fails where two lists differ by more than the tolerance.
func near(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance) {
			t.Fatalf("%s %d: %v, want %v", what, i, got[i], want[i])
		}
	}
}
