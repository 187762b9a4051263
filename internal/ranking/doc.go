// Package ranking turns ranked ballots into orders and winners.
//
// A [Profile] is a list of candidates and of weighted ballots, each an ordered
// list of groups of tied candidates. From it, or from its [Pairwise] matrix,
// come the orders of Schulze, Ranked Pairs, Kemeny–Young, Borda, Copeland and
// minimax, the counts of IRV and STV, plurality, the Condorcet winner and the
// Smith set. [Tally] runs any of them by name, and [Compare] says whether they
// agree. [Read] and [Write] know the formats PrefLib, BLT, Condorcet Election
// Format and CSV.
//
// Candidates are numbered from 0 in the order of Profile.Candidates, and every
// result speaks of these numbers. An order is a list of groups, best first; a
// group of several is a tie. No method breaks a tie by chance or by the order
// of the file: it stays in the result.
//
// Functions other than Tally and Compare trust the profile to be valid (see
// [Profile.Validate]); what Read returns always is.
package ranking
