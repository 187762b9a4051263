package ranking

import "math/big"

// rounding brings the value of a paper to the precision of the count.
type rounding func(*big.Rat) *big.Rat

// exact keeps fractions as they are.
func exact(value *big.Rat) *big.Rat { return value }

// fiveDecimals cuts a value after its fifth decimal.
func fiveDecimals(value *big.Rat) *big.Rat {
	const unit = 100_000
	scaled := new(big.Int).Mul(value.Num(), big.NewInt(unit))
	return new(big.Rat).SetFrac(scaled.Quo(scaled, value.Denom()), big.NewInt(unit))
}

// split is a value and the number of tied candidates who share it.
type split struct {
	value *big.Rat
	ways  int
}

// gift is what one candidate receives of papers of one value.
type gift struct {
	to int
	of split
}

// hand gives every paper to its first hopeful; papers whose first hopefuls are
// tied are split among them, those without any leave the count.
func (c *counting) hand(parcels []parcel, round rounding) {
	papers, values := map[gift]int64{}, map[split]*big.Rat{}
	received := map[int][]parcel{}
	for _, p := range parcels {
		order, top := c.next(p.order)
		share := split{p.value, len(top)}
		if len(top) > 0 && values[share] == nil {
			part := new(big.Rat).Mul(p.value, big.NewRat(1, int64(len(top))))
			values[share] = round(part)
		}
		for _, i := range top {
			papers[gift{i, share}] += p.papers
			received[i] = append(received[i], parcel{order, p.papers, values[share]})
		}
	}
	for i, more := range received {
		c.piles[i] = append(c.piles[i][:len(c.piles[i]):len(c.piles[i])], more...)
	}
	for g, count := range papers {
		worth := new(big.Rat).Mul(values[g.of], new(big.Rat).SetInt64(count))
		c.votes[g.to] = worth.Add(worth, c.votes[g.to])
	}
}

// next drops the groups without a hopeful and returns the rest of the order
// with the hopefuls of its first group.
func (c *counting) next(order [][]int) (rest [][]int, top []int) {
	for g, group := range order {
		for _, i := range group {
			if c.standing[i] == hopeful {
				top = append(top, i)
			}
		}
		if len(top) > 0 {
			return order[g:], top
		}
	}
	return nil, nil
}
