package store

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// meter counts what the group writer does: numbers and durations, never whose.
type meter struct {
	answers prometheus.Counter
	busy    prometheus.Counter
	late    prometheus.Counter
	batches prometheus.Histogram
	commits *prometheus.HistogramVec
}

func newMeter(registry prometheus.Registerer, queued func() int) *meter {
	m := &meter{
		answers: prometheus.NewCounter(prometheus.CounterOpts{Name: "parley_answers_committed_total", Help: "Writings of answers and ballots in transactions that committed."}),
		busy:    prometheus.NewCounter(prometheus.CounterOpts{Name: "parley_answers_busy_total", Help: "Answers that were asked to come again, since too many waited."}),
		late:    prometheus.NewCounter(prometheus.CounterOpts{Name: "parley_answers_outdated_total", Help: "Answers that were refused, since a newer one of the same person to the same question is kept."}),
		batches: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "parley_batch_size", Help: "Writings in one transaction.", Buckets: prometheus.ExponentialBuckets(1, 2, 11)}),
		commits: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "parley_commit_seconds", Help: "Time of one transaction of answers.", Buckets: prometheus.ExponentialBuckets(0.0005, 2, 14)}, []string{"outcome"}),
	}
	if registry == nil {
		registry = prometheus.NewRegistry()
	}
	registry.MustRegister(m.answers, m.busy, m.late, m.batches, m.commits, prometheus.NewGaugeFunc(
		prometheus.GaugeOpts{Name: "parley_answers_waiting", Help: "Answers that wait for a transaction."}, func() float64 { return float64(queued()) }))
	return m
}

// committed notes a transaction.
func (m *meter) committed(batch []*writing, took time.Duration, err error) {
	if err != nil {
		m.commits.WithLabelValues("failed").Observe(took.Seconds())
		return
	}
	m.answers.Add(float64(len(batch)))
	m.batches.Observe(float64(len(batch)))
	for _, x := range batch {
		if x.refused == errOutdated {
			m.late.Inc()
		}
	}
	m.commits.WithLabelValues("committed").Observe(took.Seconds())
}
