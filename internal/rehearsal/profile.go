package rehearsal

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// Profile is a way in which many people come and vote.
type Profile string

// The profiles.
const (
	// Workshop is a room at work: a third arrives in the first minute, people
	// think before each vote, and now and then a facilitator says "now".
	Workshop Profile = "workshop"
	// Saturate is everybody voting again as soon as they were answered.
	Saturate Profile = "saturate"
	// Storm is a workshop whose sockets are all cut at one moment, as when a
	// proxy restarts, and all come back in the next.
	Storm Profile = "storm"
)

// Measured in sessions of 300 people, whose votes come to 15 a second over time
// and 57 in the second after a facilitator asked for them.
const (
	inABurst    = 57.0 / 300 // of the people
	burstEvery  = 30 * time.Second
	arriveFirst = 0.35 // of the people, in the first minute
	arriveLater = 90 * time.Second
)

// thinkMean is the mean of the think times of [mind.thinks]: exp(μ + σ²/2).
var thinkMean = math.Exp(1.77 + 0.88*0.88/2)

// ProfileOf reads the name of a profile.
func ProfileOf(name string) (Profile, error) {
	p := Profile(name)
	if !slices.Contains([]Profile{Workshop, Saturate, Storm}, p) {
		return "", fmt.Errorf("there is no profile %q; choose workshop, saturate or storm", name)
	}
	return p, nil
}

// timetable is when one person means to act, from the start of the play. The
// times do not wait for answers: whoever is answered late is late for the next
// vote, and the latency of that one counts from when it was meant.
type timetable struct {
	arrives time.Duration
	votes   []time.Duration
}

// timetables draws one per person. Where rate is 0, people arrive as in a
// workshop, vote once on each item and follow the facilitator's requests;
// otherwise everybody is there from the start, votes on, and all together mean to
// vote so many times a second.
func timetables(people, items int, long time.Duration, rate float64, seed uint64) []timetable {
	random := rand.New(rand.NewPCG(seed, 45))
	all := make([]timetable, people)
	for i := range all {
		if rate == 0 {
			all[i].arrives = arrival(random)
			all[i].think(newMind(seed, i), 1, items, long)
			all[i].addBursts(random, long)
			continue
		}
		slow := float64(people) / rate / thinkMean
		all[i].arrives = -time.Duration(random.Float64() * slow * thinkMean * float64(time.Second)) // in the midst of a thought
		all[i].think(newMind(seed, i), slow, math.MaxInt, long)
		all[i].arrives = 0
	}
	return all
}

// think adds votes with a thought before each.
func (t *timetable) think(m mind, slow float64, atMost int, long time.Duration) {
	for at := t.arrives; len(t.votes) < atMost; {
		at += time.Duration(slow * float64(m.thinks()))
		if at >= long {
			return
		}
		if at >= 0 {
			t.votes = append(t.votes, at)
		}
	}
}

func arrival(random *rand.Rand) time.Duration {
	if random.Float64() < arriveFirst {
		return time.Duration(random.Float64() * float64(time.Minute))
	}
	return time.Minute + time.Duration(random.ExpFloat64()*float64(arriveLater))
}

// addBursts adds a vote in the second after each of the facilitator's requests,
// for those who are there and follow it.
func (t *timetable) addBursts(random *rand.Rand, long time.Duration) {
	for at := burstEvery; at < long; at += burstEvery {
		if random.Float64() < inABurst && t.arrives < at {
			t.votes = append(t.votes, at+time.Duration(random.Float64()*float64(time.Second)))
		}
	}
	slices.Sort(t.votes)
}
