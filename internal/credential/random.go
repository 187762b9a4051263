package credential

import (
	"crypto/rand"
	"fmt"
	"io"
)

// source is the given randomness, or that of the system.
func source(random io.Reader) io.Reader {
	if random == nil {
		return rand.Reader
	}
	return random
}

// fill reads random bytes until b is full. It panics when the source fails:
// nothing safe can be done without randomness.
func fill(random io.Reader, b []byte) {
	if _, err := io.ReadFull(source(random), b); err != nil {
		panic(fmt.Sprintf("credential: no randomness: %v", err))
	}
}
