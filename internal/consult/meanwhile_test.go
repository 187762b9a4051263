package consult_test

import (
	"testing"

	"parley/internal/consult"
)

func TestWhatSomebodyElseWroteMeanwhileIsNotOverwrittenUnseen(t *testing.T) {
	f := newFixture(t, nil)
	read, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	theme, rec, c := read.Themes[0], read.Recommendations[0], read.Consultation

	hers, his := theme, theme
	hers.Title, his.Title = consult.Text{consult.English: "Hers"}, consult.Text{consult.English: "His"}
	_, err = f.service.SaveTheme(f.ctx, f.id, hers, theme)
	f.must(err)
	_, err = f.service.SaveTheme(f.ctx, f.id, his, theme)
	f.wants(consult.CodeChanged, err)
	_, err = f.service.SaveTheme(f.ctx, f.id, his, hers)
	f.must(err)

	words := rec
	words.Body = consult.Text{consult.English: "Other words."}
	_, err = f.service.SaveRecommendation(f.ctx, f.id, words, rec)
	f.must(err)
	_, err = f.service.SaveRecommendation(f.ctx, f.id, rec, rec)
	f.wants(consult.CodeChanged, err)

	elsewhere := c
	elsewhere.Place = consult.Text{consult.English: "Elsewhere"}
	_, err = f.service.SaveConsultation(f.ctx, elsewhere, c)
	f.must(err)
	_, err = f.service.SaveConsultation(f.ctx, c, c)
	f.wants(consult.CodeChanged, err)
}

func TestATextIsSavedAfterTheFreezeInWhateverFormTheRulesCome(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) {
		a.Consultation.Protocol.Ways, a.Consultation.Protocol.OpinionMap = nil, ""
	})
	f.open(5)
	frozen := f.protocol()

	written := frozen // as a page sends it: every rule by its name
	written.Place = consult.Text{consult.English: "Another room"}
	written.Protocol.Ways, written.Protocol.OpinionMap = consult.DefaultWays(), consult.MapAfterClose
	written.Protocol.RoundItems = consult.RoundAll
	saved, err := f.service.SaveConsultation(f.ctx, written)
	f.must(err)
	if saved.ProtocolHash != frozen.ProtocolHash || saved.Protocol.Hash() != frozen.ProtocolHash {
		t.Error("saving a text changed the rules")
	}
	if f.protocol().Place[consult.English] != "Another room" {
		t.Error("the text was not kept")
	}

	written.Protocol.Ways.Dots = 3
	_, err = f.service.SaveConsultation(f.ctx, written)
	f.wants(consult.CodeFrozen, err)
}
