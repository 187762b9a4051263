package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// stepRow is one step of an agenda.
type stepRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	ThemeID        nullBytes
	Kind           consult.StepKind
	Place          int
	Minutes        int
}

func (stepRow) TableName() string { return "steps" }

func rowOfStep(st consult.Step) *stepRow {
	return &stepRow{
		ID: st.ID[:], ConsultationID: st.Consultation[:], ThemeID: optional(st.Theme),
		Kind: st.Kind, Place: st.Place, Minutes: st.Minutes,
	}
}

// stepsWith reads steps and gives each its rounds, which come in order.
func stepsWith(steps []stepRow, rounds []roundRow) []consult.Step {
	of := map[consult.ID][]consult.Round{}
	for _, row := range rounds {
		r := row.round()
		of[r.Step] = append(of[r.Step], r)
	}
	return each(steps, func(r stepRow) consult.Step {
		st := consult.Step{
			ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Theme: idOf(r.ThemeID),
			Kind: r.Kind, Place: r.Place, Minutes: r.Minutes, Rounds: []consult.Round{},
		}
		st.Rounds = append(st.Rounds, of[st.ID]...)
		return st
	})
}

// PutStep inserts or replaces a step without its rounds.
func (s *Store) PutStep(ctx context.Context, st consult.Step) error {
	return wrap("put step", put(s.write.WithContext(ctx), "steps", rowOfStep(st), nil))
}

// DeleteStep removes a step with its rounds; CodeConflict where people have
// answered or written anything in it.
func (s *Store) DeleteStep(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := exactly(tx.Where("id = ?", id[:]).Take(&stepRow{})); err != nil {
			return err
		}
		return deleteSteps(tx, "id = ?", id)
	})
	return wrap("delete step", err)
}

// deleteSteps deletes those that a condition on one id picks, with their
// rounds, unless somebody has said something in one of them.
func deleteSteps(tx *gorm.DB, condition string, id consult.ID) error {
	picked := "(SELECT id FROM steps WHERE " + condition + ")"
	var rounds [][]byte
	if err := tx.Raw("SELECT id FROM rounds WHERE step_id IN "+picked, id[:]).Scan(&rounds).Error; err != nil {
		return err
	}
	if _, err := lockRounds(tx, idsOf(rounds)); err != nil {
		return err
	}
	inRounds := "round_id IN (SELECT id FROM rounds WHERE step_id IN " + picked + ")"
	for _, use := range [][2]string{{"tallies", inRounds}, {"ballots", inRounds}, {"contributions", "step_id IN " + picked}} {
		if err := unused(tx, use[0], use[1], id); err != nil {
			return err
		}
	}
	if err := tx.Exec("DELETE FROM rounds WHERE step_id IN "+picked, id[:]).Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM steps WHERE "+condition, id[:]).Error
}
