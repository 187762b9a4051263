package rehearsal

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parley/internal/consult"
)

func TestEqualSeedsThinkAlikeAndPeopleDiffer(t *testing.T) {
	votes := func(seed uint64, person int) []string {
		m := newMind(seed, person)
		var list []string
		for place := range 40 {
			list = append(list, m.vote(place))
		}
		return list
	}
	if !reflect.DeepEqual(votes(7, 3), votes(7, 3)) {
		t.Error("the same person voted differently the second time")
	}
	if reflect.DeepEqual(votes(7, 3), votes(7, 4)) || reflect.DeepEqual(votes(7, 3), votes(8, 3)) {
		t.Error("different people or seeds vote all alike")
	}
}

func TestARankingNamesItemsOnceAndARatingStaysOnTheScale(t *testing.T) {
	items := make([]consult.ID, 9)
	for i := range items {
		items[i] = consult.NewID()
	}
	place := func(id consult.ID) int { return int(id[0]) }
	rapid.Check(t, func(t *rapid.T) {
		m := newMind(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 99).Draw(t, "person"))
		seen := map[consult.ID]bool{}
		for _, tied := range m.ranking(items, place) {
			for _, item := range tied {
				if seen[item] {
					t.Fatal("an item is ranked twice")
				}
				seen[item] = true
			}
		}
		if r := m.rating(rapid.IntRange(0, 60).Draw(t, "place"), 9); r != nil && (*r < 1 || *r > 9) {
			t.Fatalf("rated %d on a scale from 1 to 9", *r)
		}
	})
}

func TestARecommendationIsKnownByItsTitle(t *testing.T) {
	light := consult.Text{consult.English: "More light"}
	one := consult.Recommendation{ID: consult.NewID(), Place: 3, Title: light}
	other := consult.Recommendation{ID: consult.NewID(), Place: 9, Title: light, Proposed: true}
	if placeOf(one) != placeOf(other) {
		t.Error("people think differently of the same title")
	}
}

func TestWhoeverBeginsARoundAgainSaysTheSameUnderTheSameKeys(t *testing.T) {
	of := consult.Rehearsal{Seed: []byte("a seed of sixteen")}
	said := func(person int, round string) []string {
		g := &guest{mind: newMind(7, person), index: person}
		g.vote(1) // what was done in other rounds makes no difference
		g.recalls(of.Random("round", string(rune('a'+person)), round))
		return []string{g.vote(1), g.vote(2), g.authorKey(), string(g.consent()), g.authorKey()}
	}
	if first, again := said(1, "one"), said(1, "one"); !reflect.DeepEqual(first, again) || first[2] == first[4] {
		t.Errorf("somebody said %q, then %q", first, again)
	}
	if key := said(1, "one")[2]; key == said(1, "two")[2] || key == said(2, "one")[2] {
		t.Error("two rounds or two people have one key")
	}
}
