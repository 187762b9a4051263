package main

import (
	"io"
	"os"

	"parley/internal/agreement"
)

// statsCmd describes a table of ratings.
type statsCmd struct {
	Scale string `default:"1-9" help:"1-9 or 1-5."`
	JSON  bool   `name:"json" help:"Write JSON."`
	File  string `arg:"" help:"Ratings: a CSV file with a row per judge and a column per item; blank means missing."`
}

// Run reads the file and writes the figures.
func (c *statsCmd) Run(stdout io.Writer) error {
	scale, err := agreement.ParseScale(c.Scale)
	if err != nil {
		return err
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	table, err := agreement.ReadTable(c.File, file, scale)
	if err != nil {
		return err
	}
	stats := newStatsJSON(table)
	if c.JSON {
		return writeJSON(stdout, stats)
	}
	return writeStats(stdout, stats)
}

// statsJSON is what parley stats --json writes.
type statsJSON struct {
	Scale  string     `json:"scale"`
	Judges int        `json:"judges"`
	Items  []itemJSON `json:"items"`
	// KendallW and P are null where W is undefined; then MeanTauB stands in
	// for it if values are missing.
	KendallW *float64       `json:"kendall_w"`
	P        *float64       `json:"p"`
	Test     agreement.Test `json:"test,omitempty"`
	MeanTauB *float64       `json:"mean_tau_b,omitempty"`
}

// itemJSON is the figures of one item, null where undefined.
type itemJSON struct {
	Item       string             `json:"item"`
	N          int                `json:"n"`
	Median     *float64           `json:"median"`
	Quartiles  *[2]float64        `json:"quartiles"`
	IQR        *float64           `json:"iqr"`
	Bands      [3]int             `json:"bands"`
	*indexJSON                    // on the scale 1-9 only
	Class      agreement.Class    `json:"class"`
	Strength   agreement.Strength `json:"strength,omitempty"`
	Indicative bool               `json:"indicative,omitempty"`
}

// indexJSON is the RAND/UCLA index, null without ratings.
type indexJSON struct {
	P30          *float64 `json:"p30"`
	P70          *float64 `json:"p70"`
	IPR          *float64 `json:"ipr"`
	IPRAS        *float64 `json:"ipras"`
	Disagreement *bool    `json:"disagreement"`
}

func newStatsJSON(table agreement.Table) statsJSON {
	stats := statsJSON{Scale: table.Scale.String(), Judges: len(table.Scores), Items: []itemJSON{}}
	for i, item := range table.Items {
		stats.Items = append(stats.Items, newItemJSON(item, table.Ratings(i)))
	}
	if w, ok := agreement.KendallW(table.Scores); ok {
		stats.KendallW, stats.P, stats.Test = &w.W, &w.P, w.Test
	} else if tau, ok := agreement.MeanTauB(table.Scores); ok && incomplete(stats) {
		stats.MeanTauB = &tau.Mean
	}
	return stats
}

// incomplete reports that some judge left out some item.
func incomplete(stats statsJSON) bool {
	for _, item := range stats.Items {
		if item.N < stats.Judges {
			return true
		}
	}
	return false
}

func newItemJSON(name string, r agreement.Ratings) itemJSON {
	verdict := agreement.ClassifyRatings(r, agreement.Turnout{}, agreement.Default)
	low, middle, high := r.Bands()
	item := itemJSON{
		Item: name, N: r.N(), Bands: [3]int{low, middle, high},
		Class: verdict.Class, Strength: verdict.Strength, Indicative: verdict.Indicative,
	}
	if median, ok := r.Median(); ok {
		q1, q3, _ := r.Quartiles()
		iqr, _ := r.IQR()
		item.Median, item.Quartiles, item.IQR = &median, &[2]float64{q1, q3}, &iqr
	}
	if r.Scale == agreement.Scale9 {
		item.indexJSON = &indexJSON{}
	}
	if index, ok := r.RANDUCLA(); ok {
		item.indexJSON = &indexJSON{&index.P30, &index.P70, &index.IPR, &index.IPRAS, &index.Disagreement}
	}
	return item
}
