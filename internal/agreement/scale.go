package agreement

import "fmt"

// Scale is the range of whole numbers on which an item is rated.
type Scale struct {
	Min int
	Max int
}

// The scales of a consultation.
var (
	// Scale9 has the bands 1–3, 4–6 and 7–9.
	Scale9 = Scale{Min: 1, Max: 9}
	// Scale5 has the bands 1–2, 3 and 4–5.
	Scale5 = Scale{Min: 1, Max: 5}
)

// ParseScale reads "1-9" or "1-5".
func ParseScale(text string) (Scale, error) {
	for _, scale := range []Scale{Scale9, Scale5} {
		if text == scale.String() {
			return scale, nil
		}
	}
	return Scale{}, fmt.Errorf("scale %q: choose 1-9 or 1-5", text)
}

// String writes the scale as [ParseScale] reads it.
func (s Scale) String() string { return fmt.Sprintf("%d-%d", s.Min, s.Max) }

// Points is the number of different ratings.
func (s Scale) Points() int { return s.Max - s.Min + 1 }

// Contains reports whether value is on the scale.
func (s Scale) Contains(value int) bool { return value >= s.Min && value <= s.Max }

// tail is the number of points in each extreme band: a third, rounded up.
func (s Scale) tail() int { return (s.Points() + 2) / 3 }
