// Package attack plays the attackers that Parley promises to withstand. Each
// has exactly what its kind would have, on a real store under the real service,
// and tries to learn one person's answer; the thief, who has a copy of the database,
// who came before whom and which invitation became which participant.
//
// An attacker makes one guess per simulated consultation, so that tries are
// independent, and is measured against the best guess of somebody who holds
// only the final released totals (and, for colluders, their own answers). The
// product fails where an attacker does better than that at p < 10⁻⁶ (10⁻⁵ in the
// quick run of the tests); and every deliberately weakened build must be caught
// by the same attackers at the same p, or the attack proves nothing.
package attack
