// Package consult is the domain of Parley: a consultation held under the
// Chatham House Rule, from its first draft to its close.
//
// It knows nothing of HTTP, SQL or sockets. A [Service] checks every act
// against the protocol and the state of the agenda and hands it to a [Store];
// what becomes public goes to a [Publisher] as an [Event], always after the
// store has committed and only through the release gate.
//
// One aggregate lives here. A [Consultation] has declared groups, themes,
// recommendations and an agenda of steps; a step is run in rounds; an answer
// (a vote, a rating, a ranking) belongs to a round. Participants have no
// account and no row: they are a [credential.ParticipantID] beside an answer,
// and only the hash of an author key beside their words.
package consult
