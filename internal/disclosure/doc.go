// Package disclosure decides what may be shown. It is pure: it sees numbers of
// people and pending changes, never who they are.
//
// Three rules live here. The [Gate] decides which pending answers of a question
// a new release takes, so that successive releases never differ by fewer than k
// people. A [Tally] is what came out of the gate, and says itself when it is
// too small to show. Tables broken down by group are suppressed as a whole,
// with complementary suppression, so that no cell can be subtracted.
package disclosure
