package agreement

import "math"

// Votes counts the answers of one round to one recommendation. A pass is an
// abstention: it never enters a share.
type Votes struct {
	Agree    int
	Disagree int
	Pass     int
}

// N is the number of people who took a position, A+D: the denominator of
// every share of votes.
func (v Votes) N() int { return v.Agree + v.Disagree }

// Share is A/(A+D), in [0,1]. It is undefined, and false is returned, when
// nobody took a position.
func (v Votes) Share() (float64, bool) {
	if v.N() == 0 {
		return 0, false
	}
	return float64(v.Agree) / float64(v.N()), true
}

// z95 is the 0.975 quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Wilson95 is the 95 % score interval of the share of agreement, both ends in
// [0,1]. Participants are seldom a random sample, so it is to be labelled
// "descriptive". It is undefined when nobody took a position.
//
// With p = A/n and z = 1.96: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
//
// E. B. Wilson (1927), Probable inference, the law of succession, and
// statistical inference. doi 10.1080/01621459.1927.10502953
func (v Votes) Wilson95() (lo, hi float64, ok bool) {
	share, ok := v.Share()
	if !ok {
		return 0, 0, false
	}
	n := float64(v.N())
	z2 := z95 * z95
	centre := share + z2/(2*n)
	half := z95 * math.Sqrt(share*(1-share)/n+z2/(4*n*n))
	scale := 1 + z2/n
	return max(0, (centre-half)/scale), min(1, (centre+half)/scale), true
}

// Counts lists the answers in the order agree, disagree, pass: the categories
// that [Stability] compares between rounds.
func (v Votes) Counts() []int { return []int{v.Agree, v.Disagree, v.Pass} }

// abstained is the number of people who answered without a position.
func (v Votes) abstained() int { return v.Pass }

// tails are the two opposed camps and whatever lies between them.
func (v Votes) tails() (low, middle, high int) { return v.Disagree, 0, v.Agree }

// polarised reports that both camps hold at least 40 % of the positions.
func (v Votes) polarised() bool {
	return atLeast(v.Agree, v.N(), 40) && atLeast(v.Disagree, v.N(), 40)
}

// opposed reports whether the minority is too large for a consensus. A vote
// has two camps only, so the consensus threshold itself settles it.
func (v Votes) opposed(int, Rule) bool { return false }
