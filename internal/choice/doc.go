// Package choice counts the ways of answering that are neither votes, ratings
// nor rankings: points shared out under a budget ([Share]: dot voting and
// quadratic voting), grades ([Judge]: majority judgment) and comparisons of two
// ([BradleyTerry]).
//
// Items are numbered from 0, and every result speaks of these numbers. An order
// is a list of groups, best first; a group of several is a tie, which no method
// breaks by chance or by the order of the data.
package choice
