package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"parley/internal/consult"
)

// deed is what was done, as far as the rule is concerned.
type deed int

const (
	answering  deed = iota // participants acted
	ticking                // the house decided
	organising             // an organiser did something that shows nothing of answers
	closing                // a step, or the consultation, was closed
	resting                // restart, seal: nothing moves
)

// obeys holds what a deed brought about against the rule, sentence by sentence,
// and remembers how things stand. Words that somebody let out alone, by
// their own choice or as a moderator, are named.
func (p *promise) obeys(did deed, alone ...consult.ID) {
	p.Helper()
	before, after := p.seen, p.read()
	for _, q := range slices.SortedFunc(maps.Keys(after.answers), func(a, b question) int { return slices.Compare(a.sortable(), b.sortable()) }) {
		p.releaseObeys(did, q, before, after)
	}
	p.wordsObey(did, before, after, alone)
	looked := p.look(p.anyNode())
	if !moved(before, after) && (did == answering || did == ticking && !p.afresh || did == resting) {
		p.isStill(did, looked)
	}
	p.seen, p.looked = after, looked
	p.figuresObey(after)
	p.eventsObey()
	p.heard = nil
}

func (q question) sortable() []string {
	return []string{q.round, q.recommendation, strconv.Itoa(q.dimension)}
}

// moved reports whether anything that may be seen has changed.
func moved(before, after state) bool {
	if len(before.closed) != len(after.closed) || !maps.Equal(before.closed, after.closed) {
		return true
	}
	for q, rows := range after.answers {
		for who, r := range rows {
			if r.released != before.answers[q][who].released {
				return true
			}
		}
	}
	for id, w := range after.words {
		if public(w.status) != public(before.words[id].status) || public(w.status) && w != before.words[id] && !w.pending {
			return true
		}
	}
	return false
}

// public reports whether a text has been through a batch.
func public(s consult.ContributionStatus) bool {
	return s == consult.Queued || s == consult.Shown || s == consult.Hidden
}

// releaseObeys checks what came out of one question.
func (p *promise) releaseObeys(did deed, q question, before, after state) {
	var pending, taken, left []string // the answers they now give
	for who, now := range after.answers[q] {
		was := before.answers[q][who]
		if now.value != was.released {
			pending = append(pending, now.value)
		}
		switch {
		case now.released != was.released && now.released != now.value:
			p.Fatalf("what was released of an answer is not what it says: %v after %v", now, was)
		case now.released != was.released:
			taken = append(taken, now.value)
		case now.value != now.released:
			left = append(left, now.value)
		}
	}
	switch {
	case len(taken) > 0 && did != ticking && did != closing:
		p.Fatal("an answer came out though the house had not decided")
	case after.closed[q.round] && !before.closed[q.round]:
		p.closeObeys(pending, taken)
	case after.closed[q.round] && len(taken) > 0:
		p.Fatal("something was released after the close")
	case !after.closed[q.round] && did == ticking:
		p.liveObeys(q, pending, taken, left)
	}
}

// closeObeys: "At close everything pending comes out together if k or more; if
// fewer, the last release is final".
func (p *promise) closeObeys(pending, taken []string) {
	if want := len(pending); want >= p.k && len(taken) != want || want < p.k && len(taken) > 0 {
		p.Fatalf("at the close %d of %d pending came out, with k = %d", len(taken), want, p.k)
	}
}

// liveObeys: "A live release takes a random part of the pending rows that has at
// least k of them, not all moving to the same answer, and leaves at least k
// pending. Otherwise it waits. So fewer than 2k pending: nothing new." And:
// "Where all that is pending moves to the same answer, the gate decides again
// only when k more are pending".
func (p *promise) liveObeys(q question, pending, taken, left []string) {
	waited := p.waits[q]
	still := waited > 0 && len(pending) < waited+p.k
	if !still {
		delete(p.waits, q)
	}
	if len(taken) == 0 {
		if !still && !q.isMark() && len(pending) >= 2*p.k && alike(pending) {
			p.waits[q] = len(pending)
		}
		if !still && !p.hidden && len(pending) >= 2*p.k && (q.isMark() || !alike(pending)) {
			p.Fatalf("%d rows are pending, with k = %d, and nothing came out", len(pending), p.k)
		}
		return
	}
	switch {
	case p.hidden:
		p.Fatal("something came out although everything is hidden until the close")
	case len(pending) < 2*p.k:
		p.Fatalf("%d of %d pending came out, fewer than 2k = %d", len(taken), len(pending), 2*p.k)
	case len(taken) < p.k || len(left) < p.k:
		p.Fatalf("%d came out and %d stayed, with k = %d", len(taken), len(left), p.k)
	case !q.isMark() && alike(taken):
		p.Fatal("all that came out moved to one answer")
	case still:
		p.Fatalf("%d were pending, after %d of one answer, and something came out", len(pending), waited)
	}
}

func alike(answers []string) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(answers)))) < 2
}

// wordsObey: "Comments, edits and withdrawals appear in shuffled batches of at
// least 3 by at least 3 authors", "at close a remainder comes out only with its
// authors' consent".
func (p *promise) wordsObey(did deed, before, after state, alone []consult.ID) {
	var batch []string
	authors := map[int]bool{}
	for id, now := range after.words {
		was := before.words[id]
		fresh := public(now.status) && !public(was.status)
		changed := was.pending && !now.pending || public(was.status) && now.status == consult.Withdrawn
		if (fresh || changed) && !slices.ContainsFunc(alone, func(a consult.ID) bool { return hexOf(a) == id }) {
			batch = append(batch, id)
			authors[p.authorOf(id)] = true
		}
	}
	switch ended := p.snapshot(p.nodes[0]).Consultation.Status == consult.Closed; {
	case len(batch) == 0 || ended && did == closing:
	case did != ticking && did != closing:
		p.Fatalf("%d texts came out or changed though the house had not decided", len(batch))
	case len(authors) < 3:
		p.Fatalf("%d texts of %d authors came out or changed", len(batch), len(authors))
	}
}

func (p *promise) authorOf(id string) int {
	for _, w := range p.texts {
		if hexOf(w.id) == id {
			return w.author
		}
	}
	p.Fatal("a text is nobody's")
	return 0
}

// isStill: "what it has not let through exists for nobody but its author". No
// way out shows that something was done, by a figure, a tag, a count or an event.
func (p *promise) isStill(did deed, looked map[string]string) {
	for way, now := range looked {
		if was := p.looked[way]; now != was {
			p.Fatalf("deed %d shows at %s: %s", did, way, difference(was, now))
		}
	}
	if len(p.heard) > 0 {
		p.Fatalf("deed %d was heard: %s %s", did, p.heard[0].kind, p.heard[0].data)
	}
}

// difference cuts out where two texts part.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-60):min(len(s), i+120)] }
	return fmt.Sprintf("%q became %q", cut(a), cut(b))
}

// figuresObey adds up the released answers by itself: "Whatever anyone sees is
// made of released values only", "Fewer than k answers in all: the item is not
// reported, abstentions included", "nor is one on which fewer than k (and never
// fewer than five) people took a side".
func (p *promise) figuresObey(s state) {
	shown := p.snapshot(p.anyNode())
	for _, r := range shown.Results {
		p.countObeys("answered", r.Answered, s.released(question{hexOf(r.Round), hexOf(consult.ID{}), -1}))
		p.countObeys("finished", r.Finished, s.released(question{hexOf(r.Round), hexOf(consult.ID{}), -2}))
		for _, item := range r.Items {
			p.itemObeys(r, item, s)
		}
		if r.Ranking != nil && !r.Ranking.Suppressed {
			p.countObeys("ballots", consult.Count{N: r.Ranking.Ballots}, s.released(question{round: hexOf(r.Round)}))
		}
	}
	p.roundsObey(shown)
}

// released counts the people per answer.
func (s state) released(q question) map[string]int {
	counts := map[string]int{}
	for _, r := range s.answers[q] {
		if r.released != "" {
			counts[r.released]++
		}
	}
	return counts
}

func total(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

func (p *promise) countObeys(what string, shown consult.Count, counts map[string]int) {
	n := total(counts)
	if shown.Suppressed && shown.N == 0 && n < p.k || !shown.Suppressed && shown.N == n && n >= p.k {
		return
	}
	p.Fatalf("%s is shown as %+v, where %d are released and k = %d", what, shown, n, p.k)
}

func (p *promise) itemObeys(r consult.RoundResult, item consult.ItemResult, s state) {
	about := func(dimension int) map[string]int {
		return s.released(question{hexOf(r.Round), hexOf(item.Recommendation), dimension})
	}
	var shown, counts map[string]int
	outside := "0"
	switch {
	case item.Vote != nil:
		counts, shown = about(0), map[string]int{"1": item.Vote.Agree, "-1": item.Vote.Disagree, "0": item.Vote.Pass}
	case len(item.Ratings) > 0:
		counts, shown = about(1), histogram(item.Ratings[0].Histogram, item.Ratings[0].Outside)
	case item.Judgment != nil:
		counts, shown = about(-3), histogram(item.Judgment.Histogram, item.Judgment.Outside)
	default:
		if item.Suppressed {
			p.silenceObeys(r, item, about)
			return
		}
		p.Fatalf("an item is neither shown nor suppressed: %+v", item)
	}
	maps.DeleteFunc(shown, func(_ string, n int) bool { return n == 0 })
	if !maps.Equal(shown, counts) {
		p.Fatalf("shown is %v, released is %v", shown, counts)
	}
	if n := total(counts); n < p.k || n-counts[outside] < max(5, p.k) {
		p.Fatalf("shown is an item that %v answered, with k = %d", counts, p.k)
	}
	for _, g := range item.Groups {
		p.groupObeys(r, item, g.Group, s)
	}
}

func histogram(people []int, outside int) map[string]int {
	out := map[string]int{"0": outside}
	for i, n := range people {
		out[strconv.Itoa(i+1)] = n
	}
	return out
}

// silenceObeys: an item is withheld for a reason only.
func (p *promise) silenceObeys(r consult.RoundResult, item consult.ItemResult, about func(int) map[string]int) {
	dimension := map[consult.StepKind]int{consult.Vote: 0, consult.Rate: 1, consult.Judge: -3}[r.Kind]
	counts := about(dimension)
	if n := total(counts); item.Reason == "" && n >= p.k && n-counts["0"] >= max(5, p.k) {
		p.Fatalf("an item that %v answered is withheld, with k = %d", counts, p.k)
	}
}

// groupObeys: "Breakdown by group: at close only, only if every group and every
// complement has ≥ k".
func (p *promise) groupObeys(r consult.RoundResult, item consult.ItemResult, group consult.ID, s state) {
	n := 0
	dimension := map[bool]int{true: 0, false: 1}[item.Vote != nil]
	for _, answer := range s.answers[question{hexOf(r.Round), hexOf(item.Recommendation), dimension}] {
		if answer.group == hexOf(group) && answer.released != "" {
			n++
		}
	}
	if !r.Final || n < p.k {
		p.Fatalf("a group of %d is spoken of, with k = %d; final: %t", n, p.k, r.Final)
	}
}

// roundsObey: "Below n = 2k no between-round counts, only stable / changed".
func (p *promise) roundsObey(shown consult.Snapshot) {
	last := map[consult.ID]int{}
	for _, r := range shown.Results {
		for _, item := range r.Items {
			if item.Vote == nil {
				continue
			}
			n := item.Vote.Agree + item.Vote.Disagree + item.Vote.Pass
			if before, again := last[item.Recommendation]; again && min(before, n) < 2*p.k {
				p.Fatalf("two rounds of %d and %d people are shown beside each other", before, n)
			}
			last[item.Recommendation] = n
		}
	}
}

// eventsObey: what is told is what the snapshot shows.
func (p *promise) eventsObey() {
	if len(p.heard) == 0 {
		return
	}
	snapshot := p.snapshot(p.anyNode())
	last := map[consult.ID]consult.RoundResult{}
	for _, e := range p.heard {
		switch e.kind {
		case consult.TallyReleased:
			var r consult.RoundResult
			p.must(json.Unmarshal(e.data, &r))
			last[r.Round] = r
		case consult.CommentsReleased:
			p.told(e.data)
		}
	}
	for _, r := range snapshot.Results {
		if told, is := last[r.Round]; is && !reflect.DeepEqual(told, r) && marshalled(told) != marshalled(r) {
			p.Fatalf("told was %s, shown is %s", marshalled(told), marshalled(r))
		}
	}
}

// told checks the words of an event against the database.
func (p *promise) told(data json.RawMessage) {
	var e consult.CommentsEvent
	p.must(json.Unmarshal(data, &e))
	for _, w := range e.Shown {
		if kept := p.seen.words[hexOf(w.ID)]; !slices.Contains([]consult.ContributionStatus{consult.Shown, consult.Hidden}, kept.status) {
			p.Fatalf("told was a text that is %q", kept.status)
		}
	}
}

func hexOf(id consult.ID) string { return fmt.Sprintf("%X", id[:]) }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}
