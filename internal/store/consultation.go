package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
)

// consultationRow is one consultation without what hangs on it.
type consultationRow struct {
	ID           []byte `gorm:"primaryKey"`
	RoomCode     string
	Title        consult.Text `gorm:"serializer:json"`
	Hosts        consult.Text `gorm:"serializer:json"`
	Date         string
	Place        consult.Text        `gorm:"serializer:json"`
	Languages    []consult.Lang      `gorm:"serializer:json"`
	Introduction consult.Text        `gorm:"serializer:json"`
	Position     consult.Position    `gorm:"serializer:json"`
	Addressees   []consult.Addressee `gorm:"serializer:json"`
	Sources      []consult.Source    `gorm:"serializer:json"`
	Protocol     consult.Protocol    `gorm:"serializer:json"`
	ProtocolHash string
	Frozen       bool
	OpenRoom     bool
	Status       consult.Status
	IssuanceOver bool
	Record       *consult.Record `gorm:"serializer:json"`
	Template     bool
	Rehearsal    *rehearsalColumn `gorm:"serializer:json"`
}

// rehearsalColumn is how a rehearsal is kept: NULL for a real consultation.
type rehearsalColumn struct {
	Until  time.Time    `json:"until"`
	People int          `json:"people"`
	Pace   consult.Pace `json:"pace"`
	Seed   []byte       `json:"seed"`
}

func (consultationRow) TableName() string { return "consultations" }

func rowOfConsultation(c consult.Consultation) *consultationRow {
	return &consultationRow{
		ID: c.ID[:], RoomCode: c.RoomCode, Title: c.Title, Hosts: c.Hosts, Date: c.Date, Place: c.Place,
		Languages: c.Languages, Introduction: c.Introduction, Position: c.Position, Addressees: c.Addressees,
		Sources: c.Sources, Protocol: c.Protocol, ProtocolHash: c.ProtocolHash, Frozen: c.Frozen,
		OpenRoom: c.OpenRoom, Status: c.Status, IssuanceOver: c.IssuanceOver, Record: c.Record, Template: c.Template,
		Rehearsal: (*rehearsalColumn)(c.Rehearsal),
	}
}

func (r consultationRow) consultation() consult.Consultation {
	if r.Position.Title == nil {
		r.Position.Title = consult.Text{} // a missing text is an object on the wire, not null
	}
	return consult.Consultation{
		ID: idOf(r.ID), RoomCode: r.RoomCode, Title: r.Title, Hosts: r.Hosts, Date: r.Date, Place: r.Place,
		Languages: r.Languages, Introduction: r.Introduction, Position: r.Position, Addressees: r.Addressees,
		Sources: r.Sources, Protocol: r.Protocol, ProtocolHash: r.ProtocolHash, Frozen: r.Frozen,
		OpenRoom: r.OpenRoom, Status: r.Status, IssuanceOver: r.IssuanceOver, Record: r.Record, Template: r.Template,
		Rehearsal: (*consult.Rehearsal)(r.Rehearsal),
	}
}

// Consultations lists all consultations by their day, the latest first.
func (s *Store) Consultations(ctx context.Context) ([]consult.Consultation, error) {
	return listed(s.read.WithContext(ctx).Order("date DESC, id"))
}

// Rehearsals lists the consultations that are rehearsals.
func (s *Store) Rehearsals(ctx context.Context) ([]consult.Consultation, error) {
	return listed(s.read.WithContext(ctx).Where("rehearsal IS NOT NULL").Order("id"))
}

func listed(query *gorm.DB) ([]consult.Consultation, error) {
	var rows []consultationRow
	if err := query.Find(&rows).Error; err != nil {
		return nil, wrap("list consultations", err)
	}
	list := make([]consult.Consultation, len(rows))
	for i, row := range rows {
		list[i] = row.consultation()
	}
	return list, nil
}

// ConsultationByRoom finds a consultation by its room code.
func (s *Store) ConsultationByRoom(ctx context.Context, roomCode string) (consult.ID, error) {
	var row consultationRow
	err := s.read.WithContext(ctx).Select("id").Where("room_code = ?", roomCode).Take(&row).Error
	return idOf(row.ID), wrap("find room", err)
}

// PutConsultation inserts or replaces a consultation; CodeConflict where its
// room code is another one's.
func (s *Store) PutConsultation(ctx context.Context, c consult.Consultation, formers ...consult.Former) error {
	everything := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}
	return wrap("put consultation", s.keeping(ctx, formers, func(tx *gorm.DB) error {
		return tx.Clauses(everything).Create(rowOfConsultation(c)).Error
	}))
}

// DeleteConsultation erases a consultation with everything in it, and from the
// files of the database what was deleted. Only the record of organisers' acts
// keeps its id.
func (s *Store) DeleteConsultation(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := s.deleteAnswers(tx, id); err != nil {
			return err
		}
		return deleteAgenda(tx, id)
	})
	if err == nil {
		s.scrub(ctx, everyTable...)
	}
	return wrap("delete consultation", err)
}

// everyTable lists the tables that a deleted consultation had rows in.
var everyTable = []string{
	"answers", "ballots", "tallies", "waits", "contributions", "invitations", "presenter_links", "parcels", "former_texts", "deviations",
	"passages", "publications", "rounds", "steps", "recommendations", "themes", "group_keys", "groups", "consultations",
}

// deleteAnswers empties the rounds of a consultation, which it locks.
func (s *Store) deleteAnswers(tx *gorm.DB, consultation consult.ID) error {
	var rounds [][]byte
	if err := tx.Raw(roundsOfConsultation, consultation[:]).Scan(&rounds).Error; err != nil {
		return err
	}
	if _, err := lockRounds(tx, idsOf(rounds)); err != nil {
		return err
	}
	for _, table := range []string{"answers", "tallies", "ballots", "waits", "rounds"} {
		column := "round_id"
		if table == "rounds" {
			column = "id"
		}
		if err := tx.Exec("DELETE FROM "+table+" WHERE "+column+" IN ("+roundsOfConsultation+")", consultation[:]).Error; err != nil {
			return err
		}
	}
	return nil
}

// deleteAgenda deletes a consultation whose rounds are gone.
func deleteAgenda(tx *gorm.DB, id consult.ID) error {
	for _, table := range []string{"invitations", "group_keys"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE "+ofGroups, id[:]).Error; err != nil {
			return err
		}
	}
	for _, table := range []string{"contributions", "presenter_links", "parcels", "former_texts", "passages", "publications", "steps", "recommendations", "themes", "groups", "deviations", "versions"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE consultation_id = ?", id[:]).Error; err != nil {
			return err
		}
	}
	return exactly(tx.Exec("DELETE FROM consultations WHERE id = ?", id[:]))
}

// scrub removes from the files of the database what was deleted from tables.
// The deletion has been committed and stands where that fails.
func (s *Store) scrub(ctx context.Context, tables ...string) {
	if err := s.dialect.scrub(s.write.WithContext(ctx), tables...); err != nil {
		s.log.Error("deleted rows may still be in the files of the database until it is vacuumed", "error", err)
	}
}
