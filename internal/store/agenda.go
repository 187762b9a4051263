package store

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
)

// Agenda reads everything the organisers wrote, as of one moment.
func (s *Store) Agenda(ctx context.Context, id consult.ID) (*consult.Agenda, error) {
	var (
		consultation    consultationRow
		groups          []groupRow
		themes          []themeRow
		recommendations []recommendationRow
		steps           []stepRow
		rounds          []roundRow
		deviations      []deviationRow
		version         []versionRow
		keys            []keyRow
	)
	err := s.snapshot(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("id = ?", id[:]).Take(&consultation).Error; err != nil {
			return err
		}
		for _, list := range []any{&groups, &themes, &recommendations, &steps} {
			if err := tx.Where("consultation_id = ?", id[:]).Order("place, id").Find(list).Error; err != nil {
				return err
			}
		}
		if err := tx.Where("consultation_id = ?", id[:]).Order("recorded, id").Find(&deviations).Error; err != nil {
			return err
		}
		if err := tx.Where("consultation_id = ?", id[:]).Find(&version).Error; err != nil {
			return err
		}
		if err := tx.Where(ofGroups, id[:]).Order("group_id, theme_id").Find(&keys).Error; err != nil {
			return err
		}
		return tx.Where("id IN ("+roundsOfConsultation+")", id[:]).Order("number").Find(&rounds).Error
	})
	if err != nil {
		return nil, wrap("read agenda", err)
	}
	c := consultation.consultation()
	if len(deviations) > 0 {
		c.Deviations = each(deviations, deviationRow.deviation)
	}
	a := &consult.Agenda{
		Consultation:    c,
		Groups:          groupsWith(groups, keys),
		Themes:          each(themes, themeRow.theme),
		Recommendations: each(recommendations, recommendationRow.recommendation),
		Steps:           stepsWith(steps, rounds),
	}
	if len(version) > 0 {
		a.Version = version[0].Version
	}
	return a, nil
}

func each[Row, Thing any](rows []Row, read func(Row) Thing) []Thing {
	things := make([]Thing, len(rows))
	for i, row := range rows {
		things[i] = read(row)
	}
	return things
}

// PutAgenda writes a whole new consultation in one transaction; CodeConflict
// where there is one with its id or its room code, or with an id in it.
func (s *Store) PutAgenda(ctx context.Context, a *consult.Agenda) error {
	id := a.Consultation.ID
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		for _, row := range rowsOfAgenda(id, a) {
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return wrap("put agenda", err)
}

// rowsOfAgenda lists the rows of an agenda, what is referred to first.
func rowsOfAgenda(id consult.ID, a *consult.Agenda) []any {
	rows := []any{rowOfConsultation(a.Consultation)}
	for _, g := range a.Groups {
		g.Consultation = id
		rows = append(rows, rowOfGroup(g))
	}
	for _, t := range a.Themes {
		t.Consultation = id
		rows = append(rows, rowOfTheme(t))
	}
	for _, r := range a.Recommendations {
		r.Consultation = id
		rows = append(rows, rowOfRecommendation(r))
	}
	for _, step := range a.Steps {
		step.Consultation = id
		rows = append(rows, rowOfStep(step))
		for _, r := range step.Rounds {
			r.Step = step.ID
			rows = append(rows, rowOfRound(r))
		}
	}
	return rows
}

// put inserts a row of a consultation or replaces it by id. An id that another
// consultation uses is CodeConflict: nothing moves between consultations.
func put(db *gorm.DB, table string, row any, changes clause.Set) error {
	sameConsultation := clause.Expr{SQL: table + ".consultation_id = excluded.consultation_id"}
	result := db.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "id"}},
		DoUpdates: changes,
		UpdateAll: changes == nil,
		Where:     clause.Where{Exprs: []clause.Expression{sameConsultation}},
	}).Create(row)
	if result.Error == nil && result.RowsAffected == 0 {
		return errConflict
	}
	return result.Error
}
