package disclosure

// Tally is the released count of one question: people per answer value.
type Tally map[int8]int

// Total is the number of people who answered, abstentions included.
func (t Tally) Total() int {
	n := 0
	for _, c := range t {
		n += c
	}
	return n
}

// Reported reports whether the question may be shown at all: at least k people
// answered it.
func (t Tally) Reported(k int) bool { return t.Total() >= k }
