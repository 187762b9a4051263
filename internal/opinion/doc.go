// Package opinion turns votes into a map of opinions and the groups on it.
//
// A [Matrix] has a row for each participant and a column for each statement; a
// cell is [Agree], [Disagree], [Pass], or missing. From it come
//
//   - the [Map]: the first two principal components of the matrix and the
//     position of every participant on them ([NewMap]);
//   - the [Groups] on the map, with what speaks for them: silhouette, noise
//     level and share of restarts that agree ([FindGroups], [AssessGroups]);
//   - the [Consensus] of each statement across groups ([GroupConsensus]), the
//     statements that distinguish a group ([Representatives]), and a soft
//     outline of each group that shows no person ([Outlines]).
//
// [ReadExport] and [WriteExport] know the folder that Polis exports. The method
// follows Small, Bjorkegren, Erkkilä, Shaw and Megill 2021, "Polis: scaling
// deliberation by mapping high dimensional opinion spaces".
//
// Every result depends on the votes alone: neither the order of the rows nor
// the clock nor the number of processors changes it. No result is NaN or
// infinite.
package opinion
