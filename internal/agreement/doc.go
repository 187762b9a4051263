// Package agreement computes how far the people who answered one item agree.
//
// An item is a recommendation that was put to a vote ([Votes]) or rated on a
// scale ([Ratings]). The package turns counts into the figures a results page
// shows: shares and their interval, median and quartiles, the RAND/UCLA
// disagreement index, a class such as "consensus for" with its strength
// ([Verdict]), the change between two rounds ([Stability]), and the
// concordance of several judges over several items ([KendallW], [MeanTauB]).
//
// Every function is pure and takes counts, slices and matrices. Thresholds
// are compared as integers (100·A ≥ 75·(A+D)), never as floating-point
// numbers, so a figure on the boundary is always on the same side of it.
// Undefined figures are reported by a false second result and never as NaN.
//
// Counts are never negative; a negative count is a programmer's mistake and
// gives meaningless figures, not a panic.
package agreement
