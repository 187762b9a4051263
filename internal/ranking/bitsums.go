package ranking

import "math/bits"

// bitSums is an n×n matrix of sums to which the ones of a set are added, a
// whole row at a time. The sums lie in binary: for every row and every power
// of two a vector holds that digit of all the sums of the row, so that 64 of
// them are added to at once. A vector to be added waits until a second one of
// the same power comes; the two and the digits make new digits and one vector
// of the next power. An addition so costs two steps on average.
type bitSums struct {
	n, words, planes int
	digits, waiting  []uint64 // by row, plane and word
	waits            []bool   // by row and plane
}

// newBitSums makes room for sums up to most.
func newBitSums(n, most int) bitSums {
	s := bitSums{n: n, words: (n + 63) / 64, planes: bits.Len(uint(most)) + 1}
	s.digits = make([]uint64, n*s.planes*s.words)
	s.waiting = make([]uint64, n*s.planes*s.words)
	s.waits = make([]bool, n*s.planes)
	return s
}

// add adds weight to the sums of a row whose bit is set.
func (s bitSums) add(row int, set []uint64, weight int) {
	for left := weight; left != 0; left &= left - 1 {
		s.carry(row, bits.TrailingZeros(uint(left)), set)
	}
}

// carry adds a vector at a power of two.
func (s bitSums) carry(row, plane int, set []uint64) {
	var vector [MaxCandidates/64 + 1]uint64
	copy(vector[:], set)
	for ; ; plane++ {
		at := row*s.planes + plane
		digits := s.digits[at*s.words:][:s.words]
		waiting := s.waiting[at*s.words:][:s.words]
		if s.waits[at] = !s.waits[at]; s.waits[at] {
			copy(waiting, vector[:])
			return
		}
		for w, a := range waiting {
			digit, b := digits[w], vector[w]
			digits[w] = digit ^ a ^ b
			vector[w] = digit&a | digit&b | a&b
			waiting[w] = 0
		}
	}
}

// matrix is the sums as numbers.
func (s bitSums) matrix() [][]int {
	matrix := square[int](s.n)
	for i, row := range matrix {
		for plane := range s.planes {
			at := (i*s.planes + plane) * s.words
			for j := range row {
				word, bit := at+j/64, j%64
				row[j] += int(s.digits[word]>>bit&1+s.waiting[word]>>bit&1) << plane
			}
		}
	}
	return matrix
}

// fillBits sets the first n bits.
func fillBits(set []uint64, n int) {
	for c := range n {
		set[c/64] |= 1 << (c % 64)
	}
}

// setBits sets the bits of the candidates of an order.
func setBits(set []uint64, order [][]int) {
	for _, group := range order {
		for _, c := range group {
			set[c/64] |= 1 << (c % 64)
		}
	}
}
