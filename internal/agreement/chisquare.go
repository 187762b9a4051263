package agreement

import "math"

// chiSquareTail is the probability that a χ² variable with the given degrees
// of freedom (≥ 1) exceeds x: the regularised upper incomplete gamma function
// Q(degrees/2, x/2).
func chiSquareTail(x float64, degrees int) float64 {
	if x <= 0 {
		return 1
	}
	a, x := float64(degrees)/2, x/2
	logGamma, _ := math.Lgamma(a)
	front := math.Exp(a*math.Log(x) - x - logGamma)
	if x < a+1 {
		return max(0, 1-front*gammaSeries(a, x))
	}
	return front * gammaFraction(a, x)
}

const (
	gammaSteps     = 10_000
	gammaPrecision = 1e-16
)

// gammaSeries is Σ xⁿ / (a(a+1)…(a+n)), for x < a+1.
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	total := term
	for n := 1; n < gammaSteps && term > total*gammaPrecision; n++ {
		term *= x / (a + float64(n))
		total += term
	}
	return total
}

// gammaFraction is the continued fraction of Γ(a,x)·eˣ·x⁻ᵃ by Lentz's method,
// for x ≥ a+1.
func gammaFraction(a, x float64) float64 {
	b := x + 1 - a
	c, d := math.Inf(1), 1/b
	value := d
	for n := 1; n < gammaSteps; n++ {
		step := -float64(n) * (float64(n) - a)
		b += 2
		d = 1 / (step*d + b)
		c = b + step/c
		value *= c * d
		if math.Abs(c*d-1) < gammaPrecision {
			break
		}
	}
	return value
}
