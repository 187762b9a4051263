package store

import (
	"context"
	"encoding/json"

	"parley/internal/consult"
)

// passageRow is one version of what rapporteurs wrote in one part of a report.
type passageRow struct {
	ConsultationID []byte       `gorm:"primaryKey"`
	Part           string       `gorm:"primaryKey"`
	Version        int          `gorm:"primaryKey;autoIncrement:false"`
	Text           consult.Text `gorm:"serializer:json"`
	OrganiserID    []byte
	At             int64
}

func (passageRow) TableName() string { return "passages" }

func (r passageRow) passage() consult.Passage {
	return consult.Passage{
		Consultation: idOf(r.ConsultationID), Part: consult.Part(r.Part), Version: r.Version, Text: r.Text,
		Author: idOf(r.OrganiserID), At: momentOf(r.At),
	}
}

// latestPassages selects the last version of every part of a consultation.
const latestPassages = "consultation_id = ? AND version = (SELECT MAX(version) FROM passages AS later " +
	"WHERE later.consultation_id = passages.consultation_id AND later.part = passages.part)"

// Narrative lists the latest version of every part.
func (s *Store) Narrative(ctx context.Context, consultation consult.ID) ([]consult.Passage, error) {
	var rows []passageRow
	err := s.read.WithContext(ctx).Where(latestPassages, consultation[:]).Order("part").Find(&rows).Error
	return each(rows, passageRow.passage), wrap("read narrative", err)
}

// PassageVersions lists the kept versions of a part, the latest first.
func (s *Store) PassageVersions(ctx context.Context, consultation consult.ID, part consult.Part) ([]consult.Passage, error) {
	var rows []passageRow
	err := s.read.WithContext(ctx).Where("consultation_id = ? AND part = ?", consultation[:], string(part)).
		Order("version DESC").Find(&rows).Error
	return each(rows, passageRow.passage), wrap("list versions", err)
}

// PutPassage writes a version beside the one before, or instead of it. That it
// follows the one before is held by the key.
func (s *Store) PutPassage(ctx context.Context, p consult.Passage, instead bool) error {
	if !instead {
		row := &passageRow{p.Consultation[:], string(p.Part), p.Version, p.Text, p.Author[:], p.At.UnixMilli()}
		return wrap("put passage", s.write.WithContext(ctx).Create(row).Error)
	}
	text, err := json.Marshal(p.Text)
	if err != nil {
		return wrap("put passage", err)
	}
	changed := s.write.WithContext(ctx).Exec(
		"UPDATE passages SET version = ?, text = ? WHERE consultation_id = ? AND part = ? AND version = ? AND organiser_id = ?",
		p.Version, string(text), p.Consultation[:], string(p.Part), p.Version-1, p.Author[:])
	if changed.Error == nil && changed.RowsAffected == 0 {
		return wrap("put passage", errConflict)
	}
	return wrap("put passage", changed.Error)
}
