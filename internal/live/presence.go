package live

import (
	"context"
	"sync"
	"time"

	"parley/internal/consult"
)

// countEvery is how often the number of connections is told to the domain, so
// that one person coming or going is not an event of its own.
const countEvery = time.Second

// presence counts the participants' connections of this node, in memory only.
type presence struct {
	mu      sync.Mutex
	count   map[consult.ID]int
	changed map[consult.ID]bool
}

func (p *presence) add(consultation consult.ID, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.count == nil {
		p.count, p.changed = map[consult.ID]int{}, map[consult.ID]bool{}
	}
	p.count[consultation] += n
	p.changed[consultation] = true
}

// take returns the counts that changed since it was last called.
func (p *presence) take() map[consult.ID]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	counts := make(map[consult.ID]int, len(p.changed))
	for id := range p.changed {
		counts[id] = p.count[id]
		if p.count[id] == 0 {
			delete(p.count, id)
		}
	}
	clear(p.changed)
	return counts
}

func (p *presence) run(ctx context.Context, tell func(consult.ID, int)) {
	ticker := time.NewTicker(countEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			for id, n := range p.take() {
				tell(id, n)
			}
		}
	}
}
