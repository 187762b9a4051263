package attack

import (
	"cmp"
	"slices"
)

// place is where something lies, compared from its first number on.
type place [3]int64

// sighting is an id at a place.
type sighting struct {
	id string
	at place
}

// traceOf orders ids by the first place where each was seen.
func traceOf(seen []sighting) trace {
	slices.SortStableFunc(seen, func(a, b sighting) int { return slices.Compare(a.at[:], b.at[:]) })
	var t trace
	known := idSet{}
	for _, s := range seen {
		if !known[s.id] {
			known[s.id] = true
			t = append(t, s.id)
		}
	}
	return t
}

// runs is of how many parts in the order of the ids a trace consists.
func (t trace) runs() int {
	n := min(len(t), 1)
	for i := 1; i < len(t); i++ {
		if t[i] < t[i-1] {
			n++
		}
	}
	return n
}

// byLength puts longer traces first.
func byLength(traces []trace) []trace {
	slices.SortStableFunc(traces, func(a, b trace) int { return cmp.Compare(len(b), len(a)) })
	return traces
}

// row is what a table or an index holds of one row.
type row struct {
	blobs [][]byte
	ints  []int64
}

// ordering gives the traces of those columns of whole numbers that have another
// number in each row: times and counters. The rows are of one table.
func ordering(rows []row, ids idSet) []trace {
	var traces []trace
	for column := 0; ; column++ {
		var seen []sighting
		numbers, any := map[int64]bool{}, false
		for _, r := range rows {
			if column >= len(r.ints) {
				continue
			}
			any = true
			for _, b := range r.blobs {
				if ids[string(b)] {
					seen = append(seen, sighting{string(b), place{r.ints[column]}})
					numbers[r.ints[column]] = true
				}
			}
		}
		if !any {
			return byLength(traces)
		}
		if len(numbers) == len(seen) {
			traces = append(traces, traceOf(seen))
		}
	}
}

// finder finds ids anywhere in bytes. All have the same length.
type finder struct {
	ids    idSet
	length int
	begins [1 << 16]bool // the first two bytes of an id
}

func newFinder(ids idSet) *finder {
	f := &finder{ids: ids}
	for id := range ids {
		f.length = len(id)
		f.begins[int(id[0])<<8|int(id[1])] = true
	}
	return f
}

// in calls found with each id and its offset.
func (f *finder) in(data []byte, found func(id string, offset int)) {
	if f.length == 0 {
		return
	}
	for i := 0; i+f.length <= len(data); i++ {
		if f.begins[int(data[i])<<8|int(data[i+1])] && f.ids[string(data[i:i+f.length])] {
			found(string(data[i:i+f.length]), i)
		}
	}
}
