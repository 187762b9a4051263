package chart

// Balance is a row of votes for less votes against, on the scale of the largest
// balance of all rows; more against than for runs left of the axis.
func Balance(votes, largest int) Scene {
	axis := Rule{At: 50}
	if largest <= 0 || votes == 0 {
		return Scene{axis}
	}
	end := 50 + 50*float64(votes)/float64(largest)
	if votes < 0 {
		return Scene{Bar{Disagree, end, 50}, axis}
	}
	return Scene{Bar{Agree, 50, end}, axis}
}

// Graded is a row of grades from the best side: the shares (0 to 1) above the
// majority grade, at it, and below it. The dashed line is half of the people: it
// always runs through the majority grade.
func Graded(above, below float64) Scene {
	best, worst := 100*above, 100-100*below
	scene := Scene{}
	for _, bar := range []Bar{{Agree, 0, best}, {Ink, best, worst}, {Pale, worst, 100}} {
		if bar.To > bar.From {
			scene = append(scene, bar)
		}
	}
	return append(scene, Rule{At: 0}, Rule{At: 50, Dashed: true})
}

// Share is a bar of a share (0 to 1) with a dashed line at half: an item that
// wins as often as it loses.
func Share(share float64) Scene {
	return append(Points(share, 1), Rule{At: 50, Dashed: true})
}
