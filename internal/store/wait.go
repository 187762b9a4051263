package store

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
	"parley/internal/disclosure"
)

// waitRow is how many rows of a question were pending when the gate last found
// them all alike. Ballots are a question without a recommendation.
type waitRow struct {
	RoundID          []byte `gorm:"primaryKey"`
	RecommendationID []byte `gorm:"primaryKey"`
	Dimension        int16  `gorm:"primaryKey"`
	Pending          int
}

func (waitRow) TableName() string { return "waits" }

// waits is what the gate waits for in one round, before and after it decides.
type waits struct{ before, after map[consult.Question]int }

func readWaits(tx *gorm.DB, round consult.ID) (waits, error) {
	w := waits{map[consult.Question]int{}, map[consult.Question]int{}}
	var rows []waitRow
	err := tx.Where("round_id = ?", round[:]).Find(&rows).Error
	for _, r := range rows {
		q := consult.Question{Round: round, Recommendation: idOf(r.RecommendationID), Dimension: consult.Dimension(r.Dimension)}
		w.before[q] = r.Pending
	}
	return w, err
}

func (w waits) decide(gate disclosure.Gate, q consult.Question, pending []int) []int {
	part, wait := gate.Decide(pending, w.before[q])
	w.after[q] = wait
	return part
}

// keep writes down what has changed.
func (w waits) keep(tx *gorm.DB) error {
	for q, pending := range w.after {
		row := waitRow{RoundID: q.Round[:], RecommendationID: q.Recommendation[:], Dimension: int16(q.Dimension), Pending: pending}
		var err error
		switch {
		case pending == w.before[q]:
		case pending == 0:
			err = tx.Delete(&row).Error
		default:
			err = tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&row).Error
		}
		if err != nil {
			return err
		}
	}
	return nil
}
