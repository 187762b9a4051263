package store

import (
	"bytes"
	"context"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
)

// contributionRow is somebody's words, without the somebody.
type contributionRow struct {
	ID               []byte `gorm:"primaryKey"`
	ConsultationID   []byte
	StepID           []byte
	Kind             consult.ContributionKind
	ThemeID          nullBytes
	RecommendationID nullBytes
	ParentID         nullBytes
	Lang             consult.Lang
	Title            string
	Body             string
	Consent          consult.Consent
	Author           []byte
	Status           consult.ContributionStatus
	Reason           string
	Revision         *consult.Revision `gorm:"serializer:json"`
	Leaving          bool
	Question         string
	Turn             consult.Turn
}

func (contributionRow) TableName() string { return "contributions" }

func rowOfContribution(c consult.Contribution) *contributionRow {
	return &contributionRow{
		ID: c.ID[:], ConsultationID: c.Consultation[:], StepID: c.Step[:], Kind: c.Kind, ThemeID: optional(c.Theme),
		RecommendationID: optional(c.Recommendation), ParentID: optional(c.Parent), Lang: c.Lang, Title: c.Title,
		Body: c.Body, Consent: c.Consent, Author: c.Author.Bytes(), Status: c.Status, Reason: c.Reason,
		Revision: c.Next, Leaving: c.Leaving, Question: c.Question, Turn: c.Turn,
	}
}

func (r contributionRow) contribution() consult.Contribution {
	c := consult.Contribution{
		ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Step: idOf(r.StepID), Kind: r.Kind, Theme: idOf(r.ThemeID),
		Recommendation: idOf(r.RecommendationID), Parent: idOf(r.ParentID), Lang: r.Lang, Title: r.Title,
		Body: r.Body, Consent: r.Consent, Status: r.Status, Reason: r.Reason, Next: r.Revision, Leaving: r.Leaving, Question: r.Question, Turn: r.Turn,
	}
	copy(c.Author[:], r.Author)
	return c
}

// AddContribution writes new words. Of two with the same author hash, also at
// once and on two nodes, one is kept; both callers get its id.
func (s *Store) AddContribution(ctx context.Context, c consult.Contribution) (consult.ID, error) {
	db := s.write.WithContext(ctx)
	known := clause.OnConflict{Columns: []clause.Column{{Name: "author"}}, DoNothing: true}
	if err := db.Clauses(known).Create(rowOfContribution(c)).Error; err != nil {
		return consult.ID{}, wrap("add contribution", err)
	}
	var kept contributionRow
	err := db.Select("id").Where("author = ?", c.Author.Bytes()).Take(&kept).Error
	return idOf(kept.ID), wrap("add contribution", err)
}

// Contribution reads somebody's words.
func (s *Store) Contribution(ctx context.Context, id consult.ID) (consult.Contribution, error) {
	var row contributionRow
	if err := s.read.WithContext(ctx).Where("id = ?", id[:]).Take(&row).Error; err != nil {
		return consult.Contribution{}, wrap("read contribution", err)
	}
	return row.contribution(), nil
}

// Contributions lists those in one of the statuses, ordered by id.
func (s *Store) Contributions(ctx context.Context, consultation consult.ID, statuses ...consult.ContributionStatus) ([]consult.Contribution, error) {
	return s.contributions(ctx, consultation, "status IN ?", statuses)
}

// ChangedContributions lists contributions that have been through a batch, with
// a waiting change or withdrawal, ordered by id.
func (s *Store) ChangedContributions(ctx context.Context, consultation consult.ID) ([]consult.Contribution, error) {
	return s.contributions(ctx, consultation, "status IN ? AND (leaving OR revision IS NOT NULL)", []consult.ContributionStatus{consult.Queued, consult.Shown, consult.Hidden})
}

func (s *Store) contributions(ctx context.Context, consultation consult.ID, condition string, argument any) ([]consult.Contribution, error) {
	var rows []contributionRow
	err := s.read.WithContext(ctx).Where("consultation_id = ?", consultation[:]).Where(condition, argument).Order("id").Find(&rows).Error
	return each(rows, contributionRow.contribution), wrap("list contributions", err)
}

// PutContributions replaces contributions by id, in the order of the ids, so
// that a batch leaves no trace of its order. CodeNotFound where one is not there,
// CodeOutdated where a later turn of one is kept.
func (s *Store) PutContributions(ctx context.Context, list ...consult.Contribution) error {
	if len(list) == 0 {
		return nil
	}
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		for _, c := range sortedByID(list) {
			row := rowOfContribution(c)
			err := exactly(tx.Model(row).Where("turn <= ?", row.Turn).Select("*").Omit("id", "author").Updates(row))
			if err == errNotFound && tx.Select("id").Take(&contributionRow{ID: row.ID}).Error == nil {
				err = errOutdated
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return wrap("put contributions", err)
}

func sortedByID(list []consult.Contribution) []consult.Contribution {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b consult.Contribution) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	return sorted
}
