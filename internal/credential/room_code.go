package credential

import "io"

// The shape of a room code: two groups of three characters, 30 bits.
const (
	roomCodeLength = 6
	roomCodeGroup  = 3
)

// NewRoomCode draws the short code of a room, such as "K7M 4QX": read from a
// projector and typed on a phone. It finds a room; it admits nobody by itself,
// so it need not be hard to guess. Two rooms may draw the same: the caller
// keeps them apart.
func NewRoomCode(random io.Reader) string {
	values := make([]byte, roomCodeLength)
	fill(random, values)
	return writeSymbols(randomSymbols(values), roomCodeGroup, ' ')
}

// NormaliseRoomCode is the form of [NewRoomCode] for a code as people type it:
// case and separators do not matter, O is 0, I and L are 1. The error is
// [ErrRoomCode].
func NormaliseRoomCode(text string) (string, error) {
	values := readSymbols(text, roomCodeLength)
	if values == nil {
		return "", ErrRoomCode
	}
	return writeSymbols(values, roomCodeGroup, ' '), nil
}
