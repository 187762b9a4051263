package report

import (
	"parley/internal/consult"
	"parley/internal/report/chart"
)

// dataOpinions is the map of opinion: soft outlines and what sets the groups
// apart. Nothing in it is about one person.
type dataOpinions struct {
	Clear      bool               `json:"clear"`
	People     int                `json:"people"`
	Silhouette float64            `json:"silhouette"`
	Noise      float64            `json:"noise"`
	Restarts   float64            `json:"restarts"`
	Groups     []dataOpinionGroup `json:"groups"`
	Bridges    []dataBridge       `json:"bridges"`
}

type dataOpinionGroup struct {
	Letter  string       `json:"letter"`
	Size    int          `json:"size"`
	Outline [][2]float64 `json:"outline"`
	Agrees  []consult.ID `json:"agrees"`
	Opposes []consult.ID `json:"opposes"`
}

type dataBridge struct {
	Recommendation consult.ID `json:"recommendation"`
	Consensus      float64    `json:"consensus"`
}

func (f *findings) dataOpinions() *dataOpinions {
	m := f.Opinions
	if m == nil {
		return nil
	}
	out := &dataOpinions{
		Clear: m.Clear, People: m.People, Silhouette: m.Silhouette, Noise: m.Noise, Restarts: m.Restarts,
		Groups: []dataOpinionGroup{}, Bridges: []dataBridge{},
	}
	for i, g := range m.Groups {
		out.Groups = append(out.Groups, dataOpinionGroup{
			chart.Letter(i), g.Size, orEmpty(g.Outline), f.onlyShown(g.Agrees), f.onlyShown(g.Opposes),
		})
	}
	for _, bridge := range f.shared(m) {
		out.Bridges = append(out.Bridges, dataBridge{bridge.Recommendation, bridge.Consensus})
	}
	return out
}

// onlyShown keeps the recommendations whose votes the report shows.
func (f *findings) onlyShown(items []consult.ID) []consult.ID {
	list := []consult.ID{}
	for _, id := range items {
		if f.shown(id) != nil {
			list = append(list, id)
		}
	}
	return list
}
