package consult

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// meter counts releases: numbers and durations, of all consultations together.
type meter struct {
	releases prometheus.Counter
	after    prometheus.Histogram
}

func newMeter(registry prometheus.Registerer) *meter {
	m := &meter{
		releases: prometheus.NewCounter(prometheus.CounterOpts{Name: "parley_releases_total", Help: "Results that the gate let out while people answered."}),
		after: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "parley_release_seconds", Help: "From the first answer that the gate had not seen to the release, so at most since it permits one.",
			Buckets: []float64{0.025, 0.05, 0.1, 0.15, 0.2, 0.225, 0.25, 0.3, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8}, // close together around a tick
		}),
	}
	if registry != nil {
		registry.MustRegister(m.releases, m.after)
	}
	return m
}

// released notes a release that waited since an answer came.
func (m *meter) released(since time.Time) {
	m.releases.Inc()
	m.after.Observe(time.Since(since).Seconds())
}
