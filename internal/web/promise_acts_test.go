package web

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"parley/internal/consult"
)

// play runs a stream to its end.
func (p *promise) play() {
	p.organise("open the vote", func(n *node) error { return p.openStep(n, consult.Vote) })
	p.organise("open the discussion", func(n *node) error { return p.openStep(n, consult.Discuss) })
	p.Repeat(map[string]func(*rapid.T){
		"people answer":       func(*rapid.T) { p.peopleAnswer() },
		"people answer again": func(*rapid.T) { p.peopleAnswer() },
		"people write":        func(*rapid.T) { p.peopleWrite() },
		"authors act":         func(*rapid.T) { p.authorsAct() },
		"the house decides":   func(*rapid.T) { p.tick() },
		"a step opens":        func(*rapid.T) { p.organise("open", func(n *node) error { return p.openStep(n, p.kind()) }) },
		"a step closes":       func(*rapid.T) { p.closeStep(p.kind()) },
		"a moderator acts":    func(*rapid.T) { p.moderate() },
		"restart":             func(*rapid.T) { p.restart() },
		"seal":                func(*rapid.T) { p.seal() },
		"erase":               func(*rapid.T) { p.nothingPendingShows() },
	})
	p.nothingPendingShows()
	if rapid.Bool().Draw(p.T, "close") {
		p.close()
	}
}

func (p *promise) anyNode() *node { return p.nodes[p.below("node", len(p.nodes))] }

func (p *promise) below(what string, n int) int {
	return rapid.IntRange(0, n-1).Draw(p.T, what)
}

func (p *promise) kind() consult.StepKind {
	return rapid.SampledFrom([]consult.StepKind{consult.Vote, consult.Vote, consult.Rate, consult.Rank, consult.Judge, consult.Discuss, consult.Propose}).Draw(p.T, "kind")
}

// some draws people, few or many.
func (p *promise) some(what string) []int {
	n := rapid.IntRange(1, len(p.people)).Draw(p.T, what)
	first := p.below("first", len(p.people))
	list := make([]int, n)
	for i := range list {
		list[i] = (first + i) % len(p.people)
	}
	return list
}

func (p *promise) openStep(n *node, kind consult.StepKind) error {
	_, err := n.service.OpenStep(p.ctx, p.id, p.steps[kind])
	return err
}

func (p *promise) organise(_ string, act func(*node) error) {
	p.may(act(p.anyNode()))
	p.obeys(organising)
}

// round is the open round of a kind, if there is one.
func (p *promise) round(n *node, kind consult.StepKind) (consult.Round, bool) {
	agenda, err := n.service.Agenda(p.ctx, p.id)
	p.must(err)
	step, _ := agenda.Step(p.steps[kind])
	r, ok := step.Current()
	return r, ok && r.Status == consult.RoundOpen
}

// peopleAnswer has some people answer one thing: at random, all alike, or as
// they last did and back again.
func (p *promise) peopleAnswer() {
	kind, n := p.kind(), p.anyNode()
	round, open := p.round(n, kind)
	if !open || len(round.Items) == 0 {
		kind = consult.Vote
		if round, open = p.round(n, kind); !open {
			return
		}
	}
	item := round.Items[p.below("item", len(round.Items))]
	alike, same := rapid.IntRange(0, 2).Draw(p.T, "alike") == 0, p.below("answer", 3)
	for _, i := range p.some("who answers") {
		answer := same
		if !alike {
			answer = p.below("answer", 3)
		}
		p.may(p.answer(n, p.people[i], kind, round, item, answer))
		if rapid.IntRange(0, 5).Draw(p.T, "finishes") == 0 {
			p.may(n.service.Finish(p.ctx, p.people[i], round.ID))
		}
	}
	p.obeys(answering)
}

func (p *promise) answer(n *node, who consult.Seat, kind consult.StepKind, round consult.Round, item consult.ID, answer int) error {
	switch kind {
	case consult.Vote:
		return n.service.CastVote(p.ctx, who, round.ID, item, []string{"agree", "disagree", "pass"}[answer])
	case consult.Rate:
		rating := []*int{nil, new(int), new(int)}[answer]
		if rating != nil {
			*rating = 1 + 4*answer
		}
		return n.service.CastRating(p.ctx, who, round.ID, item, "importance", rating)
	case consult.Judge:
		grade := 1 + answer
		return n.service.CastGrade(p.ctx, who, round.ID, item, &grade)
	case consult.Rank:
		order := [][]consult.ID{{item}}
		if answer == 0 {
			order = nil
		}
		return n.service.CastRanking(p.ctx, who, round.ID, order)
	}
	return nil
}

// peopleWrite has a few people write a comment, or propose something.
func (p *promise) peopleWrite() {
	n := p.anyNode()
	kind := rapid.SampledFrom([]consult.StepKind{consult.Discuss, consult.Discuss, consult.Propose}).Draw(p.T, "where")
	if _, open := p.round(n, kind); !open {
		return
	}
	for range rapid.IntRange(1, 4).Draw(p.T, "how many write") {
		who := p.below("who writes", len(p.people))
		w := &writing{author: who, key: key(consult.NewID().String())}
		words := consult.NewContribution{
			Step: p.steps[kind], Kind: consult.Comment, Recommendation: p.items[p.below("item", len(p.items))], Lang: consult.English,
			Body: fmt.Sprintf("text %d", len(p.texts)), Consent: p.consent(), AuthorKey: w.key,
		}
		if kind == consult.Propose {
			words.Kind, words.Recommendation, words.Theme, words.Title = consult.Proposal, consult.ID{}, p.theme, "A proposal"
		}
		own, err := n.service.Contribute(p.ctx, p.people[who], words)
		if p.may(err); err == nil {
			w.id = own.ID
			p.texts = append(p.texts, w)
		}
	}
	p.obeys(answering)
}

func (p *promise) consent() consult.Consent {
	return rapid.SampledFrom([]consult.Consent{consult.NoQuotation, consult.Paraphrase, consult.Verbatim}).Draw(p.T, "consent")
}

// authorsAct has authors change their words, take them back or let them out
// though their batch is not full.
func (p *promise) authorsAct() {
	if len(p.texts) == 0 {
		return
	}
	n := p.anyNode()
	var alone []consult.ID
	for range rapid.IntRange(1, 4).Draw(p.T, "how many authors") {
		w := p.texts[p.below("text", len(p.texts))]
		seat := p.people[w.author]
		var err error
		switch p.below("what an author does", 3) {
		case 0:
			own, known := n.service.OwnWords(p.ctx, seat, w.id, w.key)
			p.must(known)
			_, err = n.service.Revise(p.ctx, seat, w.id, w.key, consult.Revision{Title: own.Title, Body: own.Body + "!", Consent: p.consent()})
		case 1:
			_, err = n.service.Withdraw(p.ctx, seat, w.id, w.key)
		default:
			if _, err = n.service.PostAnyway(p.ctx, seat, w.id, w.key); err == nil {
				alone = append(alone, w.id)
			}
		}
		if consult.CodeOf(err) != consult.CodeInvalid { // withdrawn words have no body
			p.may(err)
		}
	}
	p.obeys(answering, alone...)
}

// tick lets the house decide: nodes that do not tell the one that does.
func (p *promise) tick() {
	for range len(p.nodes) {
		for _, n := range p.nodes {
			if p.several {
				n.service.Watch(p.ctx)
			}
			n.service.Tick(p.ctx)
		}
	}
	p.obeys(ticking)
	p.afresh = false
}

func (p *promise) closeStep(kind consult.StepKind) {
	_, err := p.anyNode().service.CloseStep(p.ctx, p.id, p.steps[kind])
	p.may(err)
	p.obeys(closing)
}

func (p *promise) moderate() {
	n := p.anyNode()
	desk, err := n.service.Desk(p.ctx, p.id)
	p.must(err)
	if len(desk.Queue) == 0 {
		return
	}
	id := desk.Queue[p.below("words", len(desk.Queue))].ID
	action := rapid.SampledFrom([]string{"approve", "hide", "restore", "ask"}).Draw(p.T, "decision")
	_, err = n.service.Moderate(p.ctx, p.id, id, action, "A reason.")
	p.may(err)
	p.obeys(organising, id)
}

// restart stops all nodes and starts them on what the file holds.
func (p *promise) restart() {
	p.shut()
	p.open()
	p.obeys(resting)
}

func (p *promise) seal() {
	for _, n := range p.nodes {
		n.service.Seal(p.ctx)
	}
	p.obeys(resting)
}

// nothingPendingShows compares the house with one that never heard of what is
// pending.
func (p *promise) nothingPendingShows() {
	looked := p.look(p.anyNode(), forms...)
	for way, without := range p.withoutPending() {
		if with := looked[way]; with != without {
			p.Fatalf("what is pending shows at %s: %s", way, difference(without, with))
		}
	}
}

func (p *promise) close() {
	_, err := p.anyNode().service.Close(p.ctx, p.id)
	p.must(err)
	p.obeys(closing)
	if slices.ContainsFunc(p.snapshot(p.nodes[0]).Results, func(r consult.RoundResult) bool { return !r.Final }) {
		p.Fatal("a figure is not final after the close")
	}
	p.restart()
	p.nothingPendingShows()
}
