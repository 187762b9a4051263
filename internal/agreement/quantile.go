package agreement

// Quantile is the quantile of order num/den by Hyndman and Fan's type 7, in
// units of the scale: with h = (n−1)·num/den, the value of rank ⌊h⌋ (from 0)
// plus the fraction of h times the distance to the next one. The order is a
// fraction so that no rounding moves it. It is undefined without ratings and
// for an order outside [0,1].
//
// R. J. Hyndman, Y. Fan (1996), Sample quantiles in statistical packages.
// doi 10.1080/00031305.1996.10473566
func (r Ratings) Quantile(num, den int) (float64, bool) {
	scaled, ok := r.scaledQuantile(num, den)
	if !ok {
		return 0, false
	}
	return float64(scaled) / float64(den), true
}

// Median is the type 7 quantile of order ½.
func (r Ratings) Median() (float64, bool) { return r.Quantile(1, 2) }

// Quartiles are the type 7 quantiles of order ¼ and ¾.
func (r Ratings) Quartiles() (q1, q3 float64, ok bool) {
	q1, ok = r.Quantile(1, 4)
	q3, _ = r.Quantile(3, 4)
	return q1, q3, ok
}

// IQR is the distance between the quartiles.
func (r Ratings) IQR() (float64, bool) {
	q1, q3, ok := r.Quartiles()
	return q3 - q1, ok
}

// scaledQuantile is den times the quantile of order num/den, a whole number.
func (r Ratings) scaledQuantile(num, den int) (int, bool) {
	n := r.N()
	if n == 0 || den <= 0 || num < 0 || num > den {
		return 0, false
	}
	rank, rest := (n-1)*num/den, (n-1)*num%den
	value := r.ranked(rank)
	if rest == 0 {
		return den * value, true
	}
	return den*value + rest*(r.ranked(rank+1)-value), true
}

// ranked is the value of the rating with the given rank, from 0.
func (r Ratings) ranked(rank int) int {
	for i, count := range r.Counts {
		if rank < count {
			return r.Scale.Min + i
		}
		rank -= count
	}
	return r.Scale.Max
}
