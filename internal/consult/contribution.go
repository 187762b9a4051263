package consult

import "parley/internal/credential"

// ContributionKind is what somebody's words are.
type ContributionKind string

// The kinds of contribution.
const (
	Comment  ContributionKind = "comment"
	Proposal ContributionKind = "proposal"
)

// Consent is how the report may use somebody's words.
type Consent string

// The choices of an author, the most private one the default.
const (
	NoQuotation Consent = "none"
	Paraphrase  Consent = "paraphrase"
	Verbatim    Consent = "verbatim"
)

// ContributionStatus is how far somebody's words have come.
type ContributionStatus string

// The way of a contribution. Waiting and Held are seen by the author alone.
const (
	Waiting   ContributionStatus = "waiting"   // for the next batch
	Held      ContributionStatus = "held"      // the step closed on too small a batch: the author decides
	Queued    ContributionStatus = "queued"    // batched, for a moderator to read
	Shown     ContributionStatus = "shown"     // public
	Hidden    ContributionStatus = "hidden"    // by a moderator, with a reason
	Withdrawn ContributionStatus = "withdrawn" // by its author
)

// Contribution is a comment, a reply or a proposed recommendation. It carries
// no participant: only the hash of a key that its author's browser derived for
// this one item, so that the author can change or withdraw it.
//
// Once shown, a change waits in Next and a withdrawal in Leaving until the
// next batch, so that nobody can tell who acted when.
type Contribution struct {
	ID             ID
	Consultation   ID
	Step           ID // the step in which it was written
	Kind           ContributionKind
	Theme          ID // of a proposal; zero for the cross-cutting principles
	Recommendation ID // of a comment
	Parent         ID // of a reply
	Lang           Lang
	Title          string // of a proposal
	Body           string
	Consent        Consent
	Author         credential.AuthorHash
	Status         ContributionStatus
	Reason         string // of hiding
	Next           *Revision
	Leaving        bool
	Question       string // a moderator's, for the author
	Turn           Turn   // of the author's last act on it
}

// batched reports whether words have been through a batch, and so are seen by a
// moderator at least.
func (c Contribution) batched() bool {
	return c.Status == Queued || c.Status == Shown || c.Status == Hidden
}

// revision is what a change would have to be to change nothing.
func (c *Contribution) revision() Revision { return Revision{c.Title, c.Body, c.Consent} }

// Revision is a change of a shown contribution that waits for its batch.
type Revision struct {
	Title   string
	Body    string
	Consent Consent
}
