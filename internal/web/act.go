package web

import (
	"context"
	"time"

	"parley/internal/account"
	"parley/internal/consult"
)

// act is something an organiser did, once or several times in a row: pages save
// while somebody types.
type act struct {
	Organiser string    `json:"organiser" doc:"Who; empty where that account is gone"`
	Action    string    `json:"action" doc:"Name of the operation, as closeStep"`
	First     time.Time `json:"first"`
	Last      time.Time `json:"last"`
	Times     int       `json:"times"`
}

type acts struct {
	Acts []act `json:"acts"`
}

// mostEntries is how far back the record is shown.
const mostEntries = 2000

func (s *Server) actRoutes() {
	handle(s, operation{
		name: "listActs", method: "GET", path: "/consultations/{consultation}/acts", tag: tagDay, access: facilitator,
		summary: "What organisers did on a consultation, the newest first; never what participants did",
	}, s.listActs)
}

func (s *Server) listActs(ctx context.Context, in *InConsultation) (*answer[acts], error) {
	entries, err := s.accounts.Entries(ctx, in.Consultation, mostEntries)
	if err != nil {
		return nil, err
	}
	names, err := s.organiserNames(ctx)
	return answered(acts{inRuns(entries, names)}, err)
}

// inRuns takes the same act of the same organiser in a row as one.
func inRuns(entries []account.Entry, names map[consult.ID]string) []act {
	runs := []act{}
	for i, e := range entries {
		if i > 0 && entries[i-1].Organiser == e.Organiser && entries[i-1].Action == e.Action {
			last := &runs[len(runs)-1]
			last.First, last.Times = e.At, last.Times+1
			continue
		}
		runs = append(runs, act{names[e.Organiser], e.Action, e.At, e.At, 1})
	}
	return runs
}
