package consult_test

import (
	"testing"

	"parley/internal/consult"
)

func TestAModeratorAsksAnAuthorWhoAnswersByEditing(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) { a.Consultation.Protocol.ModerateComments = true })
	seats := f.open(5)
	f.openStep(consult.Discuss)
	keys := [][]byte{newKey(), newKey(), newKey()}
	var mine []consult.OwnWords
	for i, key := range keys {
		mine = append(mine, f.comments(seats[i], key, "Do it there."))
	}
	f.public() // a batch reaches the moderator
	better := consult.Revision{Body: "Do it in Mérida.", Consent: consult.Verbatim}
	_, err := f.service.Revise(f.ctx, seats[0], mine[0].ID, keys[0], better)
	f.wants(consult.CodeConflict, err) // nobody has asked

	asked, err := f.service.Moderate(f.ctx, f.id, mine[0].ID, "ask", "Where?")
	f.must(err)
	if _, told := f.events.last(consult.QuestionAsked); !told || asked.Question != "Where?" {
		t.Errorf("the question was not put: %+v", asked)
	}
	own, err := f.service.OwnWords(f.ctx, seats[0], mine[0].ID, keys[0])
	f.must(err)
	if own.Question != "Where?" {
		t.Errorf("the author does not see the question: %+v", own)
	}
	_, err = f.service.OwnWords(f.ctx, seats[1], mine[0].ID, keys[1])
	f.wants(consult.CodeNotFound, err)

	own, err = f.service.Revise(f.ctx, seats[0], mine[0].ID, keys[0], better)
	f.must(err)
	if own.Question != "" || own.Body != better.Body {
		t.Errorf("the author sees %+v", own)
	}
	if now := f.queued(mine[0].ID); now.Body != "Do it there." || now.Question != "Where?" {
		t.Errorf("the moderator sees an answer before its batch: %+v", now)
	}
	for i := 1; i < 4; i++ {
		f.comments(seats[i], newKey(), "another")
	}
	f.public()
	if now := f.queued(mine[0].ID); now.Body != better.Body || now.Question != "" || now.Status != consult.Queued {
		t.Errorf("after its batch the moderator sees %+v", now)
	}
}

// queued finds words on the moderator's desk.
func (f *fixture) queued(id consult.ID) consult.ModeratedWords {
	f.Helper()
	desk, err := f.service.Desk(f.ctx, f.id)
	f.must(err)
	for _, words := range desk.Queue {
		if words.ID == id {
			return words
		}
	}
	f.Fatal("the words are not on the desk")
	return consult.ModeratedWords{}
}

func TestMergingKeepsTheWordsOfBothAndTheirComments(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	f.openStep(consult.Discuss)
	for i := range 3 {
		f.comments(seats[i], newKey(), "on the first")
	}
	f.public()
	merged, err := f.service.MergeRecommendation(f.ctx, f.id, f.items[0], f.items[1])
	f.must(err)
	if len(merged.SubPoints) != 1 || merged.SubPoints[0].Title[consult.English] != "First" {
		t.Errorf("the words of the first are gone: %+v", merged)
	}
	late := f.comments(seats[3], newKey(), "written before the merge, sent after") // to the first
	for _, words := range f.public() {
		if words.Recommendation != f.items[1] {
			t.Errorf("a comment stayed behind: %+v", words)
		}
	}
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	if gone, _ := agenda.Recommendation(f.items[0]); !gone.Withdrawn || gone.MergedInto != f.items[1] || late.ID.IsZero() {
		t.Errorf("the first does not say where it went: %+v", gone)
	}
	_, err = f.service.MergeRecommendation(f.ctx, f.id, f.items[0], f.items[1])
	f.wants(consult.CodeNotFound, err)
}

func TestNothingIsMergedOncePeopleWereAskedAboutIt(t *testing.T) {
	f := newFixture(t, nil)
	f.open(1)
	f.openStep(consult.Vote)
	_, err := f.service.MergeRecommendation(f.ctx, f.id, f.items[0], f.items[1])
	f.wants(consult.CodeFrozen, err)
	found, err := f.service.Duplicates(f.ctx, f.id)
	f.must(err)
	if len(found) != 0 {
		t.Errorf("it is even suggested: %+v", found)
	}
}

func TestLikelyDuplicatesAreFoundInBothLanguages(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) {
		theme := a.Themes[0].ID
		a.Recommendations = nil
		for i, text := range []consult.Text{
			{consult.English: "Pay the police better", consult.Spanish: "Pagar mejor a la policía"},
			{consult.English: "Better pay for police officers"},
			{consult.Spanish: "Que se pague mejor a los policías"},
			{consult.English: "Publish every contract", consult.Spanish: "Publicar todos los contratos"},
		} {
			a.Recommendations = append(a.Recommendations, consult.Recommendation{ID: consult.NewID(), Theme: theme, Place: i + 1, Title: text, Body: text})
		}
	})
	agenda, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	found, err := f.service.Duplicates(f.ctx, f.id)
	f.must(err)
	first, pairs := agenda.Recommendations[0].ID, map[consult.ID]bool{}
	for _, d := range found {
		if d.A != first {
			t.Errorf("found %+v", d)
		}
		pairs[d.B] = true
	}
	if len(pairs) != 2 || !pairs[agenda.Recommendations[1].ID] || !pairs[agenda.Recommendations[2].ID] {
		t.Errorf("found %+v", found)
	}
}
