package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"parley/internal/consult"
)

// Every ballot begins with the form that it has, so that an abstention is not
// empty.
const (
	rankedForm = 1 // tied groups: length, ids in their order
	pointsForm = 2 // ids in their order, each with its points; none is left out
	pairsForm  = 3 // pairs in order, each lower id first, with its answer
)

const idSize = len(consult.ID{})

// answersOfPairs are the bytes of a pair's answer: their places in the list.
var answersOfPairs = []consult.Choice{consult.ChoseFirst, consult.ChoseSecond, consult.ChoseEqual, consult.ChoseSkip}

// encodePaper is the canonical form of what a ballot says. Ballots that say the
// same are the same bytes.
func encodePaper(p consult.Paper) []byte {
	switch {
	case p.Points != nil:
		return encodePoints(p.Points)
	case p.Pairs != nil:
		return encodePairs(p.Pairs)
	}
	return encodeOrder(p.Order)
}

// decodePaper reads the canonical form.
func decodePaper(form []byte) (p consult.Paper, err error) {
	if len(form) == 0 {
		return p, errBallotForm
	}
	switch form[0] {
	case rankedForm:
		p.Order, err = decodeOrder(form[1:])
	case pointsForm:
		p.Points, err = decodePoints(form[1:])
	case pairsForm:
		p.Pairs, err = decodePairs(form[1:])
	default:
		err = errBallotForm
	}
	return p, err
}

func compareIDs(a, b consult.ID) int { return bytes.Compare(a[:], b[:]) }

func encodeOrder(order [][]consult.ID) []byte {
	out := []byte{rankedForm}
	for _, tied := range order {
		sorted := slices.Clone(tied)
		slices.SortFunc(sorted, compareIDs)
		out = binary.AppendUvarint(out, uint64(len(sorted)))
		for _, id := range sorted {
			out = append(out, id[:]...)
		}
	}
	return out
}

func decodeOrder(rest []byte) ([][]consult.ID, error) {
	order := [][]consult.ID{}
	for len(rest) > 0 {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(rest)-size)/uint64(idSize) {
			return nil, errBallotForm
		}
		rest = rest[size:]
		tied := make([]consult.ID, n)
		for i := range tied {
			rest = rest[copy(tied[i][:], rest):]
		}
		order = append(order, tied)
	}
	return order, nil
}

func encodePoints(points []consult.Points) []byte {
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, func(a, b consult.Points) int { return compareIDs(a.Recommendation, b.Recommendation) })
	out := []byte{pointsForm}
	for _, p := range sorted {
		if p.Points != 0 {
			out = binary.AppendVarint(append(out, p.Recommendation[:]...), int64(p.Points))
		}
	}
	return out
}

func decodePoints(rest []byte) ([]consult.Points, error) {
	points := []consult.Points{}
	for len(rest) > 0 {
		var p consult.Points
		if copy(p.Recommendation[:], rest) < idSize {
			return nil, errBallotForm
		}
		n, size := binary.Varint(rest[idSize:])
		if size <= 0 {
			return nil, errBallotForm
		}
		p.Points, rest = int(n), rest[idSize+size:]
		points = append(points, p)
	}
	return points, nil
}

func encodePairs(pairs []consult.Pair) []byte {
	sorted := make([]consult.Pair, len(pairs))
	for i, p := range pairs {
		sorted[i] = lowerFirst(p)
	}
	slices.SortFunc(sorted, func(a, b consult.Pair) int {
		return cmp.Or(compareIDs(a.First, b.First), compareIDs(a.Second, b.Second))
	})
	out := []byte{pairsForm}
	for _, p := range sorted {
		out = append(append(append(out, p.First[:]...), p.Second[:]...), byte(slices.Index(answersOfPairs, p.Answer)))
	}
	return out
}

// lowerFirst turns a pair so that its lower id is the first.
func lowerFirst(p consult.Pair) consult.Pair {
	if compareIDs(p.First, p.Second) < 0 {
		return p
	}
	p.First, p.Second = p.Second, p.First
	switch p.Answer {
	case consult.ChoseFirst:
		p.Answer = consult.ChoseSecond
	case consult.ChoseSecond:
		p.Answer = consult.ChoseFirst
	}
	return p
}

func decodePairs(rest []byte) ([]consult.Pair, error) {
	const size = 2*idSize + 1
	if len(rest)%size != 0 {
		return nil, errBallotForm
	}
	pairs := []consult.Pair{}
	for ; len(rest) > 0; rest = rest[size:] {
		answer := int(rest[size-1])
		if answer >= len(answersOfPairs) {
			return nil, errBallotForm
		}
		p := consult.Pair{Answer: answersOfPairs[answer]}
		copy(p.First[:], rest)
		copy(p.Second[:], rest[idSize:])
		pairs = append(pairs, p)
	}
	return pairs, nil
}
