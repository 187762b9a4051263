package consult

import (
	"regexp"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/internal/ranking"
)

// The longest texts, in characters.
const (
	MaxTitle = 200
	MaxBody  = 2000
	MaxPage  = 60000 // introductions and contexts
	MaxItems = 500   // recommendations of one theme
)

// rankingMethods are those that can make the collective order of a theme.
var rankingMethods = []ranking.Method{
	ranking.MethodSchulze, ranking.MethodRankedPairs, ranking.MethodKemeny, ranking.MethodBorda,
	ranking.MethodCopeland, ranking.MethodMinimax, ranking.MethodIRV,
}

var keyPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)

// checkConsultation says what is wrong with the texts and the protocol.
func checkConsultation(c Consultation) error {
	if c.Title.Empty() {
		return FieldErrorf("title", "give the consultation a title")
	}
	if len(c.Languages) == 0 || slices.ContainsFunc(c.Languages, unknownLang) {
		return FieldErrorf("languages", "choose at least one of English (en) and Spanish (es)")
	}
	if _, err := time.Parse(time.DateOnly, c.Date); c.Date != "" && err != nil {
		return FieldErrorf("date", "write the date as YYYY-MM-DD")
	}
	if err := firstError(
		checkText("title", c.Title, MaxTitle), checkText("hosts", c.Hosts, MaxTitle),
		checkText("place", c.Place, MaxTitle), checkText("introduction", c.Introduction, MaxPage),
	); err != nil {
		return err
	}
	for _, a := range c.Addressees {
		if !keyPattern.MatchString(a.Key) {
			return FieldErrorf("addressees", "the key %q must be lower-case letters, digits and dashes", a.Key)
		}
	}
	for _, src := range c.Sources {
		if !keyPattern.MatchString(src.Key) {
			return FieldErrorf("sources", "the key %q must be lower-case letters, digits and dashes", src.Key)
		}
	}
	return checkProtocol(c.Protocol)
}

// checkProtocol says what cannot be promised.
func checkProtocol(p Protocol) error {
	switch {
	case p.Privacy != LinkedBallots && p.Privacy != UnlinkedBallots:
		return FieldErrorf("protocol.privacy", "ballots are linked (one pseudonym) or unlinked (one per theme)")
	case p.MinCell < 3 || p.MinCell > 100:
		return FieldErrorf("protocol.min_cell", "the smallest group that may be shown is 3 to 100 people")
	case p.ConsensusPercent <= 50 || p.ConsensusPercent > 100:
		return FieldErrorf("protocol.consensus_percent", "consensus is more than 50 and at most 100 per cent")
	case p.OppositionLimit < 0 || p.OppositionLimit > 50:
		return FieldErrorf("protocol.opposition_percent", "the opposition that consensus bears is 0 to 50 per cent")
	case p.Scale != "1-9" && p.Scale != "1-5":
		return FieldErrorf("protocol.scale", "the scale is 1-9 or 1-5")
	case len(p.Dimensions) == 0 || len(p.Dimensions) > 5:
		return FieldErrorf("protocol.dimensions", "name one to five dimensions to rate on")
	case !slices.Contains(rankingMethods, ranking.Method(p.RankingMethod)):
		return FieldErrorf("protocol.ranking_method", "the collective order is made by schulze, ranked-pairs, kemeny, borda, copeland, minimax or irv")
	case p.Unranked != "bottom" && p.Unranked != "ignore":
		return FieldErrorf("protocol.unranked", "unranked items are tied last (bottom) or not compared (ignore)")
	case ranking.Method(p.RankingMethod) == ranking.MethodBorda && p.Unranked == "ignore":
		return FieldErrorf("protocol.unranked", "Borda points need a place for every item: read unranked items as tied last (bottom)")
	case p.MaxRounds < 0 || p.MaxRounds > 10:
		return FieldErrorf("protocol.max_rounds", "plan 1 to 10 rounds, or 0 to leave their number open")
	case !slices.Contains([]RoundItems{"", RoundAll, RoundNoConsensus, RoundChanged}, p.RoundItems):
		return FieldErrorf("protocol.round_items", "a further round asks all, those without consensus (no_consensus) or those that changed (changed)")
	case !slices.Contains([]MapChoice{"", MapAfterClose, MapOff}, p.OpinionMap):
		return FieldErrorf("protocol.opinion_map", "the opinion map is shown after the close (after_close) or not made (off)")
	case p.OpinionMap == MapAfterClose && p.Privacy != LinkedBallots:
		return FieldErrorf("protocol.opinion_map", "unlinked ballots cannot be mapped: nobody's answers are known to belong together")
	case !slices.Contains([]Visibility{VisibleLive, VisibleAfterAnswer, VisibleAfterClose}, p.Visibility):
		return FieldErrorf("protocol.visibility", "results show live, after_answer or after_close")
	case p.CommentBatch < 3 || p.CommentBatch > 50:
		return FieldErrorf("protocol.comment_batch", "comments appear in batches of 3 to 50 authors")
	}
	for _, d := range p.Dimensions {
		if !keyPattern.MatchString(d.Key) {
			return FieldErrorf("protocol.dimensions", "the key %q must be lower-case letters, digits and dashes", d.Key)
		}
	}
	return checkWays(p.Ways)
}

func checkTheme(a *Agenda, t Theme) error {
	if t.ID.IsZero() {
		return FieldErrorf("id", "a theme needs an id")
	}
	if t.Title.Empty() {
		return FieldErrorf("title", "give the theme a title")
	}
	for _, f := range t.Figures {
		if f.Source != "" && !hasSource(a, f.Source) {
			return FieldErrorf("figures", "there is no source %q; add it to the consultation first", f.Source)
		}
	}
	return firstError(checkText("title", t.Title, MaxTitle),
		checkText("context", t.Context, MaxPage), checkText("position", t.Position, MaxPage))
}

func checkRecommendation(a *Agenda, r Recommendation) error {
	if r.ID.IsZero() {
		return FieldErrorf("id", "a recommendation needs an id")
	}
	if r.Title.Empty() {
		return FieldErrorf("title", "give the recommendation a short title")
	}
	theme, known := a.Theme(r.Theme)
	if !r.Theme.IsZero() && !known {
		return FieldErrorf("theme", "there is no such theme in this consultation")
	}
	if r.Section != "" && !slices.ContainsFunc(theme.Sections, func(s Section) bool { return s.Key == r.Section }) {
		return FieldErrorf("section", "the theme has no section %q", r.Section)
	}
	for _, key := range r.Addressees {
		if !slices.ContainsFunc(a.Consultation.Addressees, func(x Addressee) bool { return x.Key == key }) {
			return FieldErrorf("addressees", "there is no addressee %q; add it to the consultation first", key)
		}
	}
	for _, key := range r.Sources {
		if !hasSource(a, key) {
			return FieldErrorf("sources", "there is no source %q; add it to the consultation first", key)
		}
	}
	if _, known := a.Recommendation(r.ID); !known && len(a.Of(r.Theme)) >= MaxItems {
		return Errorf(CodeTooLarge, "a theme holds at most %d recommendations", MaxItems)
	}
	return firstError(checkText("title", r.Title, MaxTitle), checkText("body", r.Body, MaxBody))
}

func checkStep(a *Agenda, s Step) error {
	if s.ID.IsZero() {
		return FieldErrorf("id", "a step needs an id")
	}
	if _, ok := a.Theme(s.Theme); !s.Theme.IsZero() && !ok {
		return FieldErrorf("theme", "there is no such theme in this consultation")
	}
	if !slices.Contains(StepKinds, s.Kind) {
		return FieldErrorf("kind", "a step is one of propose, discuss, vote, rate, rank, dots, quadratic, judge, compare")
	}
	if s.Minutes < 0 || s.Minutes > 60*24*60 {
		return FieldErrorf("minutes", "a step takes 0 minutes to 60 days")
	}
	return nil
}

func hasSource(a *Agenda, key string) bool {
	return slices.ContainsFunc(a.Consultation.Sources, func(s Source) bool { return s.Key == key })
}

func unknownLang(l Lang) bool { return !slices.Contains(Languages, l) }

// checkText checks every language of a text.
func checkText(field string, t Text, limit int) error {
	for lang, s := range t {
		if unknownLang(lang) {
			return FieldErrorf(field, "%q is not a language of this product", string(lang))
		}
		if err := checkWriting(field, s, limit); err != nil {
			return err
		}
	}
	return nil
}

// checkWriting refuses what could not be shown as its author sees it. Markup
// is not refused: it is text, and shown as text.
func checkWriting(field, s string, limit int) error {
	if !utf8.ValidString(s) {
		return FieldErrorf(field, "the text is not valid UTF-8; copy it again as plain text")
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return FieldErrorf(field, "the text has %d characters; shorten it to %d", n, limit)
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return FieldErrorf(field, "the text holds a control character; type it again or paste it as plain text")
		}
		if isDirectionMark(r) {
			return FieldErrorf(field, "the text holds an invisible mark that turns its direction; remove it or paste it as plain text")
		}
	}
	return nil
}

// isDirectionMark reports the overrides, embeddings and isolates that can make
// a text look like another one.
func isDirectionMark(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
