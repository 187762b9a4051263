package consult_test

import (
	"crypto/rand"
	"testing"

	"parley/internal/consult"
)

func newKey() []byte {
	key := make([]byte, 32)
	_, _ = rand.Read(key)
	return key
}

func (f *fixture) comments(seat consult.Seat, key []byte, body string) consult.OwnWords {
	f.Helper()
	own, err := f.service.Contribute(f.ctx, seat, consult.NewContribution{
		Step: f.steps[consult.Discuss], Kind: consult.Comment, Recommendation: f.items[0],
		Lang: consult.English, Body: body, Consent: consult.Verbatim, AuthorKey: key,
	})
	f.must(err)
	return own
}

func (f *fixture) public() []consult.Words {
	f.Helper()
	f.service.Tick(f.ctx)
	snapshot, err := f.service.Snapshot(f.ctx, f.id)
	f.must(err)
	return snapshot.Words
}

func TestCommentsAppearWhenThreeAuthorsHaveWritten(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	f.comments(seats[0], newKey(), "one")
	f.comments(seats[0], newKey(), "two by the same")
	own := f.comments(seats[1], newKey(), "three")
	if own.Status != consult.Waiting || len(f.public()) != 0 {
		t.Fatalf("words of two authors are public: %+v", f.public())
	}
	f.comments(seats[2], newKey(), "four")
	if got := len(f.public()); got != 4 {
		t.Errorf("%d comments are public, want 4", got)
	}
	if _, ok := f.events.last(consult.CommentsReleased); !ok {
		t.Error("no event told of the batch")
	}
}

func TestSendingTheSameWordsAgainChangesNothing(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	key := newKey()
	first, again := f.comments(seats[0], key, "one"), f.comments(seats[0], key, "one")
	if first.ID != again.ID {
		t.Error("the repeated comment got another id")
	}
	f.comments(seats[1], newKey(), "two")
	if len(f.public()) != 0 {
		t.Error("a repeated comment counted as another author")
	}
}

func TestARemainderIsHeldAtCloseUntilItsAuthorDecides(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	post, discard := newKey(), newKey()
	a := f.comments(seats[0], post, "post me anyway")
	b := f.comments(seats[1], discard, "discard me")
	f.closeStep(consult.Discuss)
	own, err := f.service.OwnWords(f.ctx, seats[0], a.ID, post)
	f.must(err)
	if own.Status != consult.Held || len(f.public()) != 0 {
		t.Fatalf("status %s", own.Status)
	}
	_, err = f.service.PostAnyway(f.ctx, seats[0], a.ID, post)
	f.must(err)
	gone, err := f.service.Withdraw(f.ctx, seats[1], b.ID, discard)
	f.must(err)
	words := f.public()
	if len(words) != 1 || words[0].Body != "post me anyway" || gone.Status != consult.Withdrawn {
		t.Errorf("public: %+v, discarded: %+v", words, gone)
	}
}

func TestChangesOfPublicWordsWaitForABatchOfTheirOwn(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	keys := [][]byte{newKey(), newKey(), newKey()}
	var mine []consult.OwnWords
	for i, key := range keys {
		mine = append(mine, f.comments(seats[i], key, "words"))
	}
	f.public()
	_, err := f.service.Revise(f.ctx, seats[0], mine[0].ID, keys[0], consult.Revision{Body: "better words", Consent: consult.NoQuotation})
	f.must(err)
	_, err = f.service.Withdraw(f.ctx, seats[1], mine[1].ID, keys[1])
	f.must(err)
	for _, w := range f.public() {
		if w.Body != "words" {
			t.Fatal("a change appeared before its batch was full")
		}
	}
	f.comments(seats[2], newKey(), "a third author")
	bodies := map[string]int{}
	for _, w := range f.public() {
		bodies[w.Body]++
	}
	if len(bodies) != 3 || bodies["better words"] != 1 || bodies["words"] != 1 || bodies["a third author"] != 1 {
		t.Errorf("public: %v", bodies)
	}
}

func TestWhatAnAuthorDidEarlierWithTheirWordsUndoesNothingWhenItComesLate(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	keys, mine := make([][]byte, 3), make([]consult.OwnWords, 3)
	for i := range keys {
		keys[i] = newKey()
		mine[i] = f.comments(seats[i], keys[i], "words")
	}
	revise := func(turn consult.Turn, body string) error {
		_, err := f.service.Revise(f.ctx, seats[0].Saying(turn), mine[0].ID, keys[0], consult.Revision{Body: body, Consent: consult.NoQuotation})
		return err
	}
	f.must(revise(1, "first thoughts"))
	f.must(revise(3, "third thoughts"))
	f.wants(consult.CodeOutdated, revise(2, "second thoughts"))
	f.wants(consult.CodeInvalid, revise(consult.MaxTurn+1, "too many thoughts"))
	f.public()
	f.must(revise(3, "third thoughts")) // again, after its batch
	stands, err := f.service.OwnWords(f.ctx, seats[0], mine[0].ID, keys[0])
	f.must(err)
	if stands.Body != "third thoughts" || stands.Turn != 3 {
		t.Errorf("there stands %+v", stands)
	}
	_, err = f.service.Withdraw(f.ctx, seats[0].Saying(5), mine[0].ID, keys[0])
	f.must(err)
	f.wants(consult.CodeOutdated, revise(4, "fourth thoughts"))
	for i := 1; i < 3; i++ {
		f.comments(seats[i], newKey(), "more words")
	}
	for _, w := range f.public() {
		if w.ID == mine[0].ID {
			t.Errorf("withdrawn words are back: %+v", w)
		}
	}
}

func TestOnlyTheKeyOfAnItemOpensIt(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	own := f.comments(seats[0], newKey(), "mine")
	_, err := f.service.Withdraw(f.ctx, seats[0], own.ID, newKey())
	f.wants(consult.CodeNotFound, err)
}

func TestAProposalBecomesARecommendationWhenAModeratorApproves(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Propose)
	var last consult.OwnWords
	for i := range 3 {
		var err error
		last, err = f.service.Contribute(f.ctx, seats[i], consult.NewContribution{
			Step: f.steps[consult.Propose], Kind: consult.Proposal, Theme: f.theme, Lang: consult.Spanish,
			Title: "Propuesta", Body: "Texto de la propuesta.", Consent: consult.Verbatim, AuthorKey: newKey(),
		})
		f.must(err)
	}
	f.service.Tick(f.ctx)
	desk, err := f.service.Desk(f.ctx, f.id)
	f.must(err)
	if len(desk.Queue) != 3 || desk.Queue[0].Status != consult.Queued {
		t.Fatalf("queue: %+v", desk.Queue)
	}
	_, err = f.service.Moderate(f.ctx, f.id, last.ID, "approve", "")
	f.must(err)
	snapshot, err := f.service.Snapshot(f.ctx, f.id)
	f.must(err)
	if n := len(snapshot.Recommendations); n != 3 || !snapshot.Recommendations[2].Proposed {
		t.Fatalf("%d recommendations", n)
	}
	_, err = f.service.Moderate(f.ctx, f.id, last.ID, "hide", "")
	f.wants(consult.CodeInvalid, err)
	_, err = f.service.Moderate(f.ctx, f.id, last.ID, "hide", "A duplicate of the first.")
	f.must(err)
	_, err = f.service.Moderate(f.ctx, f.id, last.ID, "restore", "")
	f.must(err)
}

func TestACommentHangsOnARecommendationOfItsStepAndAReplyOnAPublicComment(t *testing.T) {
	f := newFixture(t, nil)
	seat := f.open(5)[0]
	f.openStep(consult.Discuss)
	base := consult.NewContribution{
		Step: f.steps[consult.Discuss], Kind: consult.Comment, Recommendation: f.items[0],
		Lang: consult.English, Body: "text", Consent: consult.NoQuotation,
	}
	for name, c := range map[string]struct {
		change func(*consult.NewContribution)
		want   consult.Code
	}{
		"an unknown recommendation": {func(n *consult.NewContribution) { n.Recommendation = consult.NewID() }, consult.CodeNotFound},
		"an unknown parent":         {func(n *consult.NewContribution) { n.Parent = consult.NewID() }, consult.CodeNotFound},
		"a step that is not open":   {func(n *consult.NewContribution) { n.Step = f.steps[consult.Propose] }, consult.CodeStepClosed},
		"a language nobody speaks":  {func(n *consult.NewContribution) { n.Lang = "xx" }, consult.CodeInvalid},
		"a key of the wrong length": {func(n *consult.NewContribution) { n.AuthorKey = []byte("short") }, consult.CodeInvalid},
		"an empty text":             {func(n *consult.NewContribution) { n.Body = " \n" }, consult.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			n := base
			n.AuthorKey = newKey()
			c.change(&n)
			if _, err := f.service.Contribute(f.ctx, seat, n); consult.CodeOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
