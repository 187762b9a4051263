package agreement

// RANDUCLA is the disagreement index of the RAND/UCLA appropriateness method
// for ratings from 1 to 9.
type RANDUCLA struct {
	// P30 and P70 are the 30th and 70th percentile, by type 7.
	P30 float64
	P70 float64
	// IPR is P70 − P30.
	IPR float64
	// AI is the asymmetry |5 − (P30+P70)/2|.
	AI float64
	// IPRAS is 2.35 + 1.5·AI, the range that would still be no disagreement.
	IPRAS float64
	// Disagreement is IPR > IPRAS, compared as integers scaled by 40.
	Disagreement bool
}

// RANDUCLA computes the index. It is undefined without ratings and for a
// scale other than 1–9.
//
// K. Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual,
// RAND MR-1269. The constant is 2.35; a published table misprints it as 2.5.
func (r Ratings) RANDUCLA() (RANDUCLA, bool) {
	p30, ok := r.scaledQuantile(3, 10)
	if !ok || r.Scale != Scale9 {
		return RANDUCLA{}, false
	}
	p70, _ := r.scaledQuantile(7, 10)
	asymmetry := max(100-p30-p70, p30+p70-100)
	ipr, ipras := 4*(p70-p30), 94+3*asymmetry
	return RANDUCLA{
		P30:          float64(p30) / 10,
		P70:          float64(p70) / 10,
		IPR:          float64(ipr) / 40,
		AI:           float64(asymmetry) / 20,
		IPRAS:        float64(ipras) / 40,
		Disagreement: ipr > ipras,
	}, true
}
