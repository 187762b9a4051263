package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"parley/internal/opinion"
)

// Where the groups on an opinion map come from.
const (
	publishedGroups = "published"
	computedGroups  = "computed"
)

// opinionCmd maps the votes of an export folder.
type opinionCmd struct {
	Groups string `enum:",published,computed" default:"" help:"Groups on the map: those of the export (published) or those found in its votes (computed). Default: published where the export has groups, computed otherwise."`
	JSON   bool   `name:"json" help:"Write JSON."`
	Dir    string `arg:"" help:"Folder of a Polis export: participants-votes.csv or votes.csv, and comments.csv."`
}

// Run reads the folder, maps the votes and writes the result.
func (c *opinionCmd) Run(stdout io.Writer) error {
	export, err := opinion.ReadExport(os.DirFS(c.Dir))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Dir, err)
	}
	result, err := c.study(export)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Dir, err)
	}
	if c.JSON {
		return writeJSON(stdout, result.json())
	}
	return opinionTable{result}.write(stdout)
}

// study is an export with what was computed from it.
type study struct {
	export    *opinion.Export
	positions *opinion.Map
	groups    *opinion.Groups
	numbers   []int // of the groups
	source    string
}

func (c *opinionCmd) study(e *opinion.Export) (study, error) {
	s := study{export: e, positions: opinion.NewMap(e.Votes), source: c.Groups}
	if s.source == "" {
		s.source = computedGroups
		if len(e.Groups) > 0 {
			s.source = publishedGroups
		}
	}
	if s.source == computedGroups {
		s.groups = opinion.FindGroups(e.Votes, s.positions, opinion.DefaultCell)
		for g := range s.groups.Sizes {
			s.numbers = append(s.numbers, g)
		}
		return s, nil
	}
	if len(e.Groups) == 0 {
		return s, errors.New("the export has no groups (group-id in participants-votes.csv): use --groups computed")
	}
	var err error
	s.groups, err = opinion.AssessGroups(e.Votes, s.positions, e.Of, opinion.DefaultCell)
	s.numbers = e.Groups
	return s, err
}

// opinionJSON is what parley opinion --json writes.
type opinionJSON struct {
	Statements          []statementJSON   `json:"statements"`
	Map                 mapJSON           `json:"map"`
	Participants        []participantJSON `json:"participants"`
	Groups              []groupJSON       `json:"groups"`
	Silhouette          float64           `json:"silhouette"`
	AgreementOfRestarts float64           `json:"agreement_of_restarts"`
	Clear               bool              `json:"clear"`
}

type statementJSON struct {
	ID                int      `json:"id"`
	Agree             int      `json:"agree"`
	Disagree          int      `json:"disagree"`
	Pass              int      `json:"pass"`
	Seen              int      `json:"seen"`
	ConsensusAgree    *float64 `json:"consensus_agree"`
	ConsensusDisagree *float64 `json:"consensus_disagree"`
	Thin              bool     `json:"thin,omitempty"`
	RepresentativeOf  []int    `json:"representative_of"`
}

type mapJSON struct {
	Center     []float64    `json:"center"`
	Components [2][]float64 `json:"components"`
	Explained  [2]float64   `json:"explained"`
}

type participantJSON struct {
	ID    int     `json:"id"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Group *int    `json:"group"`
}

type groupJSON struct {
	ID   int `json:"id"`
	Size int `json:"size"`
}

func (s study) json() opinionJSON {
	return opinionJSON{
		Statements:          s.statements(),
		Map:                 mapJSON{s.positions.Center, s.positions.Components, s.positions.Explained},
		Participants:        s.participants(),
		Groups:              s.sizes(),
		Silhouette:          s.groups.Silhouette,
		AgreementOfRestarts: s.groups.Restarts,
		Clear:               s.groups.Clear,
	}
}

func (s study) statements() []statementJSON {
	votes, of, count := s.export.Votes, s.groups.Of, len(s.numbers)
	consensus := opinion.GroupConsensus(votes, of, count, opinion.DefaultCell)
	list := make([]statementJSON, votes.Statements())
	for j, counts := range votes.Counts() {
		list[j] = statementJSON{
			ID: s.export.Statements[j].ID, Agree: counts.Agree, Disagree: counts.Disagree,
			Pass: counts.Pass, Seen: counts.Seen(), RepresentativeOf: []int{},
		}
		if count > 0 {
			list[j].ConsensusAgree, list[j].ConsensusDisagree = &consensus[j].Agree, &consensus[j].Disagree
			list[j].Thin = !consensus[j].Published
		}
	}
	for g, distinct := range opinion.Representatives(votes, of, count, opinion.DefaultCell, opinion.Agree) {
		for _, r := range distinct {
			list[r.Statement].RepresentativeOf = append(list[r.Statement].RepresentativeOf, s.numbers[g])
		}
	}
	return list
}

func (s study) participants() []participantJSON {
	list := make([]participantJSON, len(s.export.Participants))
	for i, id := range s.export.Participants {
		at := s.positions.Positions[i]
		list[i] = participantJSON{ID: id, X: at.X, Y: at.Y}
		if g := s.groups.Of[i]; g >= 0 {
			list[i].Group = &s.numbers[g]
		}
	}
	return list
}

func (s study) sizes() []groupJSON {
	list := make([]groupJSON, len(s.numbers))
	for g, number := range s.numbers {
		list[g] = groupJSON{number, s.groups.Sizes[g]}
	}
	return list
}
