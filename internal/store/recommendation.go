package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// recommendationRow is one recommendation.
type recommendationRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	ThemeID        nullBytes
	Section        string
	Place          int
	Title          consult.Text       `gorm:"serializer:json"`
	Body           consult.Text       `gorm:"serializer:json"`
	SubPoints      []consult.SubPoint `gorm:"serializer:json"`
	Addressees     []string           `gorm:"serializer:json"`
	Points         []int              `gorm:"serializer:json"`
	Sources        []string           `gorm:"serializer:json"`
	Proposed       bool
	Withdrawn      bool
	Earlier        []consult.Wording `gorm:"serializer:json"`
	MergedInto     nullBytes
}

func (recommendationRow) TableName() string { return "recommendations" }

func rowOfRecommendation(r consult.Recommendation) *recommendationRow {
	return &recommendationRow{
		ID: r.ID[:], ConsultationID: r.Consultation[:], ThemeID: optional(r.Theme), Section: r.Section, Place: r.Place,
		Title: r.Title, Body: r.Body, SubPoints: r.SubPoints, Addressees: r.Addressees, Points: r.Points,
		Sources: r.Sources, Proposed: r.Proposed, Withdrawn: r.Withdrawn, Earlier: r.Earlier, MergedInto: optional(r.MergedInto),
	}
}

func (r recommendationRow) recommendation() consult.Recommendation {
	return consult.Recommendation{
		ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Theme: idOf(r.ThemeID), Section: r.Section, Place: r.Place,
		Title: r.Title, Body: r.Body, SubPoints: r.SubPoints, Addressees: r.Addressees, Points: r.Points,
		Sources: r.Sources, Proposed: r.Proposed, Withdrawn: r.Withdrawn, Earlier: r.Earlier, MergedInto: idOf(r.MergedInto),
	}
}

// PutRecommendation inserts or replaces a recommendation.
func (s *Store) PutRecommendation(ctx context.Context, r consult.Recommendation, formers ...consult.Former) error {
	return wrap("put recommendation", s.keeping(ctx, formers, func(tx *gorm.DB) error {
		return put(tx, "recommendations", rowOfRecommendation(r), nil)
	}))
}

// MergeRecommendation writes both in one transaction and moves the comments of
// the first to the other.
func (s *Store) MergeRecommendation(ctx context.Context, gone, into consult.Recommendation, formers ...consult.Former) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		for _, f := range formers {
			if err := tx.Create(rowOfFormer(f)).Error; err != nil {
				return err
			}
		}
		for _, rec := range []consult.Recommendation{gone, into} {
			if err := put(tx, "recommendations", rowOfRecommendation(rec), nil); err != nil {
				return err
			}
		}
		move := "UPDATE contributions SET recommendation_id = ? WHERE recommendation_id = ?"
		return tx.Exec(move, into.ID[:], gone.ID[:]).Error
	})
	return wrap("merge recommendation", err)
}

// DeleteRecommendation removes a recommendation; CodeConflict where people have
// answered or commented on it.
func (s *Store) DeleteRecommendation(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := exactly(tx.Where("id = ?", id[:]).Take(&recommendationRow{})); err != nil {
			return err
		}
		if err := unranked(tx, id); err != nil {
			return err
		}
		return deleteRecommendations(tx, "id = ?", id)
	})
	return wrap("delete recommendation", err)
}

// deleteRecommendations deletes those that a condition on one id picks, unless
// somebody has said something about one of them.
func deleteRecommendations(tx *gorm.DB, condition string, id consult.ID) error {
	picked := "(SELECT id FROM recommendations WHERE " + condition + ")"
	for _, table := range []string{"tallies", "contributions"} {
		if err := unused(tx, table, "recommendation_id IN "+picked, id); err != nil {
			return err
		}
	}
	if err := forgetFormers(tx, "part_id IN "+picked, id); err != nil {
		return err
	}
	return tx.Exec("DELETE FROM recommendations WHERE "+condition, id[:]).Error
}

// unranked is CodeConflict where a round that asked to rank the recommendation
// has ballots.
func unranked(tx *gorm.DB, id consult.ID) error {
	var ranked bool
	err := tx.Raw(`SELECT EXISTS (SELECT 1 FROM ballots JOIN rounds ON rounds.id = ballots.round_id
		WHERE rounds.items LIKE ?)`, "%"+id.String()+"%").Scan(&ranked).Error
	if err == nil && ranked {
		return errConflict
	}
	return err
}

// unused is CodeConflict where a table has a row under the condition.
func unused(tx *gorm.DB, table, condition string, id consult.ID) error {
	var used bool
	query := "SELECT EXISTS (SELECT 1 FROM " + table + " WHERE " + condition + ")"
	if err := tx.Raw(query, id[:]).Scan(&used).Error; err != nil {
		return err
	}
	if used {
		return errConflict
	}
	return nil
}
