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
			Buckets: prometheus.ExponentialBuckets(0.025, 2, 10),
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
