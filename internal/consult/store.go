package consult

import (
	"context"
	"time"

	"parley/internal/credential"
	"parley/internal/disclosure"
)

// Store keeps consultations. Every write has happened, durably, when its
// method returns nil. Errors are of type [Error] where the caller can act on
// them: [CodeNotFound], [CodeConflict], [CodeStepClosed], [CodeInvitation],
// [CodeBusy], [CodeUnavailable]. All methods may be called at once from many
// goroutines.
type Store interface {
	AgendaStore
	AdmissionStore
	AnswerStore
	ContributionStore
	NodeStore
	NarrativeStore
	ParcelStore

	// Ping reports whether the database answers.
	Ping(ctx context.Context) error
}

// AgendaStore keeps what organisers write. A Put inserts or replaces by id, in
// one transaction with the texts that it replaces, where some are to be kept.
type AgendaStore interface {
	Consultations(ctx context.Context) ([]Consultation, error)
	// Rehearsals lists the consultations that are rehearsals.
	Rehearsals(ctx context.Context) ([]Consultation, error)
	ConsultationByRoom(ctx context.Context, roomCode string) (ID, error)
	Agenda(ctx context.Context, consultation ID) (*Agenda, error)

	// PutAgenda writes a whole new consultation in one transaction.
	PutAgenda(ctx context.Context, agenda *Agenda) error
	PutConsultation(ctx context.Context, c Consultation, formers ...Former) error
	// Deviate writes the protocol in force and adds deviations, in one transaction.
	Deviate(ctx context.Context, c Consultation, added []Deviation) error
	PutGroup(ctx context.Context, g Group) error
	PutTheme(ctx context.Context, t Theme, formers ...Former) error
	PutRecommendation(ctx context.Context, r Recommendation, formers ...Former) error
	// PutStep writes a step without its rounds.
	PutStep(ctx context.Context, s Step) error
	DeleteGroup(ctx context.Context, id ID) error
	// DeleteTheme removes a theme with its recommendations and steps; it fails
	// with CodeConflict where anything in it was answered.
	DeleteTheme(ctx context.Context, id ID) error
	// MergeRecommendation writes both in one transaction and moves the comments
	// of the first to the other.
	MergeRecommendation(ctx context.Context, gone, into Recommendation, formers ...Former) error
	DeleteRecommendation(ctx context.Context, id ID) error
	DeleteStep(ctx context.Context, id ID) error
	DeleteConsultation(ctx context.Context, id ID) error
	// Formers lists the earlier texts of one part, the latest first. They go
	// when the part is deleted.
	Formers(ctx context.Context, consultation, part ID) ([]Former, error)

	// OpenRound writes a new round; CodeConflict where the step has one open.
	OpenRound(ctx context.Context, r Round) error
	// TimeRound moves the planned end of an open round and begins or ends its
	// pause; CodeConflict where it has closed.
	TimeRound(ctx context.Context, r Round) error
	// CloseRound closes a round and notes when. Every answer acknowledged before is in it, and
	// none is accepted after, on any node. Closing a closed round is nothing.
	CloseRound(ctx context.Context, round ID) error
}

// AdmissionStore keeps invitations as hashes.
type AdmissionStore interface {
	AddInvitations(ctx context.Context, group ID, hashes [][32]byte) error
	// MoveInvitations gives a group's invitations to another, for merging.
	MoveInvitations(ctx context.Context, from, into ID) error
	// DropInvitations forgets those of a group's invitations that nobody has
	// redeemed, and counts them no longer.
	DropInvitations(ctx context.Context, group ID, hashes [][32]byte) error
	// WithdrawInvitation makes an invitation unusable, if it is not redeemed.
	WithdrawInvitation(ctx context.Context, consultation ID, hash [32]byte) error
	// InvitationGroup tells the group of an invitation that is not withdrawn.
	InvitationGroup(ctx context.Context, consultation ID, hash [32]byte) (ID, error)
	// RedeemInvitation marks an invitation redeemed for one blinded message,
	// given as its hash. Repeating it with the same message is nothing, so that
	// a lost reply can be asked for again; another message is CodeInvitation.
	RedeemInvitation(ctx context.Context, consultation ID, hash, blinded [32]byte) error
	// SealInvitations rewrites all invitations, so that the files of the database
	// do not tell in which order they were redeemed.
	SealInvitations(ctx context.Context) error
	// Issued counts redeemed invitations per group.
	Issued(ctx context.Context, consultation ID) (map[ID]int, error)
	// PutKeys gives a group its keys, in place of any it had; CodeConflict where
	// those were destroyed: a node that has not heard of it cannot bring them back.
	PutKeys(ctx context.Context, group ID, keys []Key) error
	// DestroyKeys forgets the private keys of all groups.
	DestroyKeys(ctx context.Context, consultation ID) error
	// Shred deletes invitations with their marks and tells how many there were.
	Shred(ctx context.Context, consultation ID) (int, error)
}

// AnswerStore keeps answers and ballots beside what was last released of them.
type AnswerStore interface {
	// PutAnswer writes the participant's current answer and the marks beside it
	// ([DimensionAnswered]) and returns after the commit that made it durable.
	// CodeStepClosed where the round is not open; CodeBusy where too many wait.
	PutAnswer(ctx context.Context, answers ...Answer) error
	// PutBallot is PutAnswer for a whole ballot.
	PutBallot(ctx context.Context, ballot Ballot) error
	// Own returns a participant's own current answers and ballots.
	Own(ctx context.Context, consultation ID, who credential.ParticipantID) ([]Answer, []Ballot, error)

	// Release lets the gate decide on every question of a round that has
	// pending rows, and on its ballots, under a lock and in one transaction, and
	// returns the questions whose released figures changed. A gate that is
	// closing releases all or nothing of each.
	Release(ctx context.Context, round ID, gate disclosure.Gate) (changed bool, err error)
	// SealRound rewrites what was answered in a closed round, and all words, so
	// that the files of the database do not tell in which order it came. It
	// follows the closing release. CodeConflict where the round is open; sealing
	// a sealed round is nothing.
	SealRound(ctx context.Context, round ID) error
	// Tallies returns released counts of the questions of a round.
	Tallies(ctx context.Context, round ID) (map[Question]disclosure.Tally, error)
	// ReleasedBallots returns the released ballots of a round in no order that
	// means anything, with equal ballots added up.
	ReleasedBallots(ctx context.Context, round ID) ([]WeightedBallot, error)
	// GroupTallies returns released counts of the questions of a closed round by
	// declared group. They are raw: only the disclosure of a whole table may
	// show them.
	GroupTallies(ctx context.Context, round ID) (map[Question]map[ID]map[Value]int, error)
	// Turnout counts the participants with at least one released answer or
	// ballot in any of the rounds, in all and by group. Raw as GroupTallies.
	Turnout(ctx context.Context, rounds []ID) (total int, byGroup map[ID]int, err error)
	// VoteMatrix returns the released votes of the closed vote rounds, a row per
	// participant in random order, without the participants' ids.
	VoteMatrix(ctx context.Context, consultation ID) (rows []map[ID]Value, err error)
}

// WeightedBallot is what Weight people said.
type WeightedBallot struct {
	Paper
	Weight int
}

// ContributionStore keeps words.
type ContributionStore interface {
	// AddContribution writes new words. Repeating it with the same author hash
	// changes nothing and returns the id kept.
	AddContribution(ctx context.Context, c Contribution) (ID, error)
	Contribution(ctx context.Context, id ID) (Contribution, error)
	// Contributions lists those in one of the statuses, ordered by id, that is
	// in an order that means nothing.
	Contributions(ctx context.Context, consultation ID, statuses ...ContributionStatus) ([]Contribution, error)
	// PutContributions replaces contributions by id, in one transaction;
	// CodeOutdated where a later turn of one is kept.
	PutContributions(ctx context.Context, list ...Contribution) error
	// SealContributions forgets turns in a consultation that closes and rewrites
	// all words, as SealRound does.
	SealContributions(ctx context.Context, closing ID) error
	// ChangedContributions lists contributions that have been through a batch, with
	// a waiting change or withdrawal.
	ChangedContributions(ctx context.Context, consultation ID) ([]Contribution, error)
}

// ParcelStore keeps sealed keys on their way between two devices.
type ParcelStore interface {
	// PutParcel keeps a new parcel; CodeBusy where too many of the consultation wait.
	PutParcel(ctx context.Context, p Parcel) error
	// TakeParcel deletes a parcel whose time is not over and returns what was in
	// it; CodeNotFound where there is none.
	TakeParcel(ctx context.Context, consultation, id ID, now time.Time) ([]byte, error)
	// DropParcels deletes those whose time is over.
	DropParcels(ctx context.Context, now time.Time) error
}

// NodeStore keeps what several nodes on one database agree on.
type NodeStore interface {
	// Advance gives the next event of a consultation its number: higher than
	// any that the consultation had on any node.
	Advance(ctx context.Context, consultation ID) (uint64, error)
	// Version tells how far a consultation has come: the number of its newest
	// event. A database that nodes share counts changes of the agenda too, with
	// their own commit. It is 0 where there is no such consultation.
	Version(ctx context.Context, consultation ID) (uint64, error)
	// Versions is Version of all consultations.
	Versions(ctx context.Context) (map[ID]uint64, error)
	// Alone runs an act on a consultation while no other node runs one.
	Alone(ctx context.Context, consultation ID, act func() error) error
	// Lead takes the lease of the deciding node for a while, or prolongs it,
	// and tells whether the node has it.
	Lead(ctx context.Context, node ID, during time.Duration) (bool, error)
	// Resign gives the lease back early.
	Resign(ctx context.Context, node ID) error
	// Underway lists the consultations with a round that is not sealed, open or
	// closed, or with invitations that can be redeemed: after the death of a
	// node they need a release or a seal.
	Underway(ctx context.Context) ([]ID, error)
}
