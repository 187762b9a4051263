package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// themeRow is one theme.
type themeRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	Place          int
	Title          consult.Text      `gorm:"serializer:json"`
	Context        consult.Text      `gorm:"serializer:json"`
	Figures        []consult.Figure  `gorm:"serializer:json"`
	Position       consult.Text      `gorm:"serializer:json"`
	Sections       []consult.Section `gorm:"serializer:json"`
}

func (themeRow) TableName() string { return "themes" }

func rowOfTheme(t consult.Theme) *themeRow {
	return &themeRow{
		ID: t.ID[:], ConsultationID: t.Consultation[:], Place: t.Place, Title: t.Title, Context: t.Context,
		Figures: t.Figures, Position: t.Position, Sections: t.Sections,
	}
}

func (r themeRow) theme() consult.Theme {
	return consult.Theme{
		ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Place: r.Place, Title: r.Title, Context: r.Context,
		Figures: r.Figures, Position: r.Position, Sections: r.Sections,
	}
}

// PutTheme inserts or replaces a theme.
func (s *Store) PutTheme(ctx context.Context, t consult.Theme, formers ...consult.Former) error {
	return wrap("put theme", s.keeping(ctx, formers, func(tx *gorm.DB) error {
		return put(tx, "themes", rowOfTheme(t), nil)
	}))
}

// DeleteTheme removes a theme with its recommendations, steps and rounds;
// CodeConflict where people have answered or written anything in it.
func (s *Store) DeleteTheme(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := deleteSteps(tx, "theme_id = ?", id); err != nil {
			return err
		}
		if err := deleteRecommendations(tx, "theme_id = ?", id); err != nil {
			return err
		}
		if err := forgetFormers(tx, "part_id = ?", id); err != nil {
			return err
		}
		return exactly(tx.Exec("DELETE FROM themes WHERE id = ?", id[:]))
	})
	return wrap("delete theme", err)
}
