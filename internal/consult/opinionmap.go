package consult

import (
	"cmp"
	"context"
	"math"
	"slices"

	"parley/internal/opinion"
)

// OpinionMap shows which groups of opinion formed, after the close: soft
// outlines and what distinguishes them, never a person's place.
type OpinionMap struct {
	Clear      bool           `json:"clear" doc:"Whether the groups stand out from chance; otherwise there are no clear groups"`
	People     int            `json:"people" doc:"People on the map"`
	Silhouette float64        `json:"silhouette"`
	Noise      float64        `json:"noise" doc:"95th percentile of the silhouette that shuffled votes give"`
	Restarts   float64        `json:"restarts" doc:"Share of restarts that found the same groups"`
	Groups     []OpinionGroup `json:"groups" doc:"Largest first; empty where not clear"`
	Bridges    []Bridge       `json:"bridges" doc:"What every group agrees on, strongest first; empty where not clear"`
}

// OpinionGroup is a group of people who voted alike.
type OpinionGroup struct {
	Size    int          `json:"size"`
	Outline [][2]float64 `json:"outline" doc:"Corners of a soft shape; the unit means nothing"`
	Agrees  []ID         `json:"agrees" doc:"Recommendations it agrees with more than the others, most telling first"`
	Opposes []ID         `json:"opposes" doc:"Recommendations it disagrees with more than the others"`
}

// Bridge is a recommendation with its group-informed consensus: how far every
// opinion group agrees, as a geometric mean from 0 to 1.
type Bridge struct {
	Recommendation ID      `json:"recommendation"`
	Consensus      float64 `json:"consensus"`
}

// mostBridges is how many recommendations are listed as common ground.
const mostBridges = 7

// opinionMap returns the map of a closed consultation with linked ballots, and
// nil before the close or where too few people voted. It is computed once.
func (s *Service) opinionMap(ctx context.Context, r *room, v *view) (*OpinionMap, error) {
	c := v.Consultation
	if c.Status != Closed || !c.Protocol.mapped() {
		return nil, nil
	}
	r.mapping.Lock()
	defer r.mapping.Unlock()
	if r.mapped {
		return r.opinions, nil
	}
	rows, err := s.store.VoteMatrix(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	if r.opinions, err = mapOpinions(v, rows); err != nil {
		return nil, err
	}
	r.mapped = true
	return r.opinions, nil
}

// mapOpinions describes the groups of opinion in a vote matrix.
func mapOpinions(v *view, rows []map[ID]Value) (*OpinionMap, error) {
	k := v.Consultation.Protocol.MinCell
	if len(rows) < 2*k {
		return nil, nil
	}
	items, matrix, err := matrixOf(v, rows)
	if err != nil {
		return nil, err
	}
	positions := opinion.NewMap(matrix)
	groups := opinion.FindGroups(matrix, positions, k)
	out := &OpinionMap{
		Clear: groups.Clear, People: len(rows), Silhouette: rounded(groups.Silhouette), Noise: rounded(groups.Noise),
		Restarts: rounded(groups.Restarts), Groups: []OpinionGroup{}, Bridges: []Bridge{},
	}
	if groups.Clear {
		out.Groups = describeGroups(matrix, positions, groups, items, k)
		out.Bridges = bridges(matrix, groups, items, k)
	}
	return out, nil
}

// matrixOf arranges votes as the mathematics reads them; withdrawn
// recommendations are marked.
func matrixOf(v *view, rows []map[ID]Value) ([]ID, *opinion.Matrix, error) {
	var items []ID
	column := map[ID]int{}
	for _, rec := range v.Recommendations {
		column[rec.ID] = len(items)
		items = append(items, rec.ID)
	}
	var cast []opinion.Cell
	for i, row := range rows {
		for item, value := range row {
			if j, ok := column[item]; ok {
				cast = append(cast, opinion.Cell{Participant: int32(i), Statement: int32(j), Vote: opinion.Vote(value)})
			}
		}
	}
	matrix, err := opinion.NewMatrix(len(rows), len(items), cast)
	if err != nil {
		return nil, nil, err
	}
	for j, rec := range v.Recommendations {
		if rec.Withdrawn {
			matrix.Withdraw(j)
		}
	}
	return items, matrix, nil
}

func describeGroups(m *opinion.Matrix, p *opinion.Map, g *opinion.Groups, items []ID, k int) []OpinionGroup {
	outlines := opinion.Outlines(p, g.Of, len(g.Sizes), k)
	agrees := opinion.Representatives(m, g.Of, len(g.Sizes), k, opinion.Agree)
	opposes := opinion.Representatives(m, g.Of, len(g.Sizes), k, opinion.Disagree)
	out := make([]OpinionGroup, len(g.Sizes))
	for i, size := range g.Sizes {
		out[i] = OpinionGroup{Size: size, Outline: [][2]float64{}, Agrees: named(agrees[i], items), Opposes: named(opposes[i], items)}
		for _, corner := range outlines[i] {
			out[i].Outline = append(out[i].Outline, [2]float64{drawn(corner.X), drawn(corner.Y)})
		}
	}
	return out
}

func named(list []opinion.Representative, items []ID) []ID {
	ids := []ID{}
	for _, r := range list {
		ids = append(ids, items[r.Statement])
	}
	return ids
}

// bridges lists what a majority of every group agrees with, strongest first.
func bridges(m *opinion.Matrix, g *opinion.Groups, items []ID, k int) []Bridge {
	out := []Bridge{}
	counts := m.CountsByGroup(g.Of, len(g.Sizes))
	for j, c := range opinion.GroupConsensus(m, g.Of, len(g.Sizes), k) {
		if c.Published && everyGroupAgrees(counts, j) && !m.Withdrawn(j) {
			out = append(out, Bridge{items[j], rounded(c.AgreeMean)})
		}
	}
	slices.SortStableFunc(out, func(a, b Bridge) int { return cmp.Compare(b.Consensus, a.Consensus) })
	return out[:min(len(out), mostBridges)]
}

// everyGroupAgrees says whether in each group more than half of those who voted
// on a statement agree. A mean over the groups alone could hide one that does not.
func everyGroupAgrees(counts [][]opinion.Counts, statement int) bool {
	return !slices.ContainsFunc(counts, func(group []opinion.Counts) bool {
		return 2*group[statement].Agree <= group[statement].Seen()
	})
}

// drawn keeps four decimals of a coordinate: enough to draw, and so few that the
// order in which people were added up does not show in the last of them.
func drawn(x float64) float64 { return math.Round(1e4*x) / 1e4 }

// rounded keeps two decimals, enough to read and too few to count people by.
func rounded(x float64) float64 { return math.Round(100*x) / 100 }
