// Package account is about organisers, the only people who have an account:
// their passwords, sessions and roles, the links they make for the projector,
// and the record of what they did.
//
// Participants never appear here. A participant is a credential beside an
// answer and has nothing to sign in to.
//
// Secrets (session tokens, presenter tokens, the set-up token) are random, 256
// bits, and kept as SHA-256 hashes only, so that a copy of the database lets
// nobody in.
package account
