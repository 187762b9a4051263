package store

import (
	"bytes"
	"context"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// invitationRow is an invitation, known by its hash. Blinded is the mark of a
// redeemed one: the hash of the message that was signed for it.
type invitationRow struct {
	Hash      []byte `gorm:"primaryKey"`
	GroupID   []byte
	Withdrawn bool
	Blinded   []byte
}

func (invitationRow) TableName() string { return "invitations" }

// inConsultation picks the invitation with a hash in a consultation.
const inConsultation = "hash = ? AND group_id IN (SELECT id FROM groups WHERE consultation_id = ?)"

// AddInvitations keeps new invitations of a group and counts them. They are
// written in the order of their hashes, not of the codes.
func (s *Store) AddInvitations(ctx context.Context, group consult.ID, hashes [][32]byte) error {
	if len(hashes) == 0 {
		return nil
	}
	rows := relation{{name: "hash", bytes: make([][]byte, len(hashes))}, {name: "group_id", bytes: repeated(group[:], len(hashes))}}
	for i := range hashes {
		rows[0].bytes[i] = hashes[i][:]
	}
	slices.SortFunc(rows[0].bytes, bytes.Compare)
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		count := "UPDATE groups SET invited = invited + ? WHERE id = ?"
		if err := exactly(tx.Exec(count, len(hashes), group[:])); err != nil {
			return err
		}
		return s.execWith(tx, rows, "INSERT INTO invitations (hash, group_id, withdrawn) SELECT hash, group_id, false FROM k")
	})
	return wrap("add invitations", err)
}

// DropInvitations forgets invitations that nobody was given. One that has been
// redeemed all the same stays, and stays counted.
func (s *Store) DropInvitations(ctx context.Context, group consult.ID, hashes [][32]byte) error {
	list := make([][]byte, len(hashes))
	for i := range hashes {
		list[i] = hashes[i][:]
	}
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		dropped := tx.Exec("DELETE FROM invitations WHERE group_id = ? AND hash IN ? AND blinded IS NULL AND NOT withdrawn", group[:], list)
		if dropped.Error != nil {
			return dropped.Error
		}
		return tx.Exec("UPDATE groups SET invited = invited - ? WHERE id = ?", dropped.RowsAffected, group[:]).Error
	})
	return wrap("drop invitations", err)
}

func repeated(value []byte, n int) [][]byte {
	list := make([][]byte, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// MoveInvitations gives a group's invitations to another.
func (s *Store) MoveInvitations(ctx context.Context, from, into consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		count := "UPDATE groups SET invited = invited + (SELECT invited FROM groups WHERE id = ?) WHERE id = ?"
		if err := exactly(tx.Exec(count, from[:], into[:])); err != nil {
			return err
		}
		if err := exactly(tx.Exec("UPDATE groups SET invited = 0 WHERE id = ?", from[:])); err != nil {
			return err
		}
		return tx.Exec("UPDATE invitations SET group_id = ? WHERE group_id = ?", into[:], from[:]).Error
	})
	return wrap("move invitations", err)
}

// WithdrawInvitation makes an invitation unusable. Whether it had been redeemed,
// and so stays as it is, cannot be told from the answer, nor from the count of
// the group: that follows only while there is no key to redeem with.
func (s *Store) WithdrawInvitation(ctx context.Context, consultation consult.ID, hash [32]byte) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		var row invitationRow
		if err := tx.Where(inConsultation, hash[:], consultation[:]).Take(&row).Error; err != nil {
			return err
		}
		withdraw := tx.Exec("UPDATE invitations SET withdrawn = true WHERE hash = ? AND blinded IS NULL AND NOT withdrawn", hash[:])
		if withdraw.Error != nil || withdraw.RowsAffected == 0 {
			return withdraw.Error
		}
		return tx.Exec("UPDATE groups SET invited = invited - 1 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM group_keys WHERE group_id = id)", row.GroupID).Error
	})
	return wrap("withdraw invitation", err)
}

// InvitationGroup tells the group of an invitation that is not withdrawn.
func (s *Store) InvitationGroup(ctx context.Context, consultation consult.ID, hash [32]byte) (consult.ID, error) {
	var row invitationRow
	err := s.read.WithContext(ctx).Where(inConsultation, hash[:], consultation[:]).Where("NOT withdrawn").Take(&row).Error
	return idOf(row.GroupID), wrap("find invitation", err)
}

// RedeemInvitation marks an invitation redeemed for one blinded message. Of two
// messages at once, on any nodes, one is kept.
func (s *Store) RedeemInvitation(ctx context.Context, consultation consult.ID, hash, blinded [32]byte) error {
	result := s.write.WithContext(ctx).Exec("UPDATE invitations SET blinded = ? WHERE "+inConsultation+
		" AND NOT withdrawn AND (blinded IS NULL OR blinded = ?)", blinded[:], hash[:], consultation[:], blinded[:])
	if result.Error == nil && result.RowsAffected == 0 {
		return wrap("redeem invitation", errInvitation)
	}
	return wrap("redeem invitation", result.Error)
}

// Issued counts redeemed invitations per group.
func (s *Store) Issued(ctx context.Context, consultation consult.ID) (map[consult.ID]int, error) {
	var rows []struct {
		GroupID []byte
		N       int
	}
	err := s.read.WithContext(ctx).Raw(`SELECT group_id, count(*) AS n FROM invitations
		WHERE blinded IS NOT NULL AND group_id IN (SELECT id FROM groups WHERE consultation_id = ?)
		GROUP BY group_id`, consultation[:]).Scan(&rows).Error
	issued := make(map[consult.ID]int, len(rows))
	for _, row := range rows {
		issued[idOf(row.GroupID)] = row.N
	}
	return issued, wrap("count issued", err)
}

// Shred deletes invitations with their marks, from the files of the database
// too, and tells how many there were.
func (s *Store) Shred(ctx context.Context, consultation consult.ID) (int, error) {
	result := s.write.WithContext(ctx).
		Exec("DELETE FROM invitations WHERE group_id IN (SELECT id FROM groups WHERE consultation_id = ?)", consultation[:])
	if result.Error == nil && result.RowsAffected > 0 {
		s.scrub(ctx, "invitations")
	}
	return int(result.RowsAffected), wrap("shred invitations", result.Error)
}
