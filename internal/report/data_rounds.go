package report

import "parley/internal/consult"

type dataRound struct {
	ID         consult.ID       `json:"id"`
	Step       consult.ID       `json:"step"`
	Theme      *consult.ID      `json:"theme,omitempty"`
	Kind       consult.StepKind `json:"kind"`
	Number     int              `json:"number"`
	Final      bool             `json:"final"`
	Answered   dataCount        `json:"answered"`
	Finished   dataCount        `json:"finished"`
	Items      []dataItem       `json:"items"`
	Ranking    *dataRanking     `json:"ranking,omitempty"`
	Allocation *dataAllocation  `json:"allocation,omitempty"`
	Comparison *dataComparison  `json:"comparison,omitempty"`
	Panel      *consult.Panel   `json:"panel,omitempty"`
}

type dataItem struct {
	Recommendation consult.ID              `json:"recommendation"`
	Suppressed     bool                    `json:"suppressed"`
	Vote           *dataVote               `json:"vote,omitempty"`
	Judgment       *consult.JudgmentResult `json:"judgment,omitempty"`
	Ratings        []dataRating            `json:"ratings,omitempty"`
	Groups         []consult.GroupClass    `json:"groups,omitempty"`
}

type dataVote struct {
	Agree      int             `json:"agree"`
	Disagree   int             `json:"disagree"`
	Pass       int             `json:"pass"`
	N          int             `json:"n"`
	Share      float64         `json:"share"`
	WilsonLow  float64         `json:"wilson_low"`
	WilsonHigh float64         `json:"wilson_high"`
	Verdict    dataVerdict     `json:"verdict"`
	Change     *consult.Change `json:"change,omitempty"`
}

type dataRating struct {
	Dimension     string          `json:"dimension"`
	Histogram     []int           `json:"histogram"`
	N             int             `json:"n"`
	Outside       int             `json:"outside"`
	Median        float64         `json:"median"`
	LowerQuartile float64         `json:"lower_quartile"`
	UpperQuartile float64         `json:"upper_quartile"`
	Disagreement  bool            `json:"disagreement"`
	Verdict       dataVerdict     `json:"verdict"`
	Change        *consult.Change `json:"change,omitempty"`
}

type dataVerdict struct {
	Class            string            `json:"class"`
	Strength         string            `json:"strength,omitempty"`
	Indicative       bool              `json:"indicative"`
	LowParticipation bool              `json:"low_participation"`
	LowExpertise     bool              `json:"low_expertise"`
	InEveryGroup     bool              `json:"in_every_group"`
	Sensitivity      []dataSensitivity `json:"sensitivity"`
}

type dataSensitivity struct {
	Percent int    `json:"percent"`
	Class   string `json:"class"`
}

type dataRanking struct {
	Suppressed   bool                 `json:"suppressed"`
	Ballots      *int                 `json:"ballots,omitempty"`
	Items        []consult.ID         `json:"items"`
	Pairwise     [][]int              `json:"pairwise,omitempty"`
	Method       string               `json:"method,omitempty"`
	Order        [][]consult.ID       `json:"order,omitempty"`
	Several      bool                 `json:"several,omitempty"`
	Borda        []dataScore          `json:"borda,omitempty"`
	Condorcet    *consult.ID          `json:"condorcet,omitempty"`
	MethodsAgree *bool                `json:"methods_agree,omitempty"`
	Others       []dataWinner         `json:"others,omitempty"`
	Change       *consult.OrderChange `json:"change,omitempty"`
}

// dataWinner is what some methods put first where the method of the protocol does not.
type dataWinner struct {
	Methods []string     `json:"methods"`
	First   []consult.ID `json:"first"`
}

type dataScore struct {
	Recommendation consult.ID `json:"recommendation"`
	Points         float64    `json:"points"`
}

func (f *findings) dataRounds() []dataRound {
	list := []dataRound{}
	for i := range f.Rounds {
		r := &f.Rounds[i]
		step, round, _ := f.Agenda.Round(r.Round)
		out := dataRound{
			ID: r.Round, Step: r.Step, Kind: r.Kind, Number: round.Number, Final: r.Final,
			Answered: countOf(r.Answered), Finished: countOf(r.Finished), Items: []dataItem{}, Ranking: dataRankingOf(r.Ranking), Panel: r.Panel,
			Allocation: dataAllocationOf(r.Allocation), Comparison: dataComparisonOf(r.Comparison),
		}
		if !step.Theme.IsZero() {
			out.Theme = &step.Theme
		}
		for j := range r.Items {
			out.Items = append(out.Items, f.dataItem(&r.Items[j]))
		}
		list = append(list, out)
	}
	return list
}

func (f *findings) dataItem(item *consult.ItemResult) dataItem {
	out := dataItem{Recommendation: item.Recommendation, Suppressed: item.Suppressed, Judgment: item.Judgment, Groups: item.Groups}
	if v := item.Vote; v != nil {
		out.Vote = &dataVote{v.Agree, v.Disagree, v.Pass, sidesOf(v), v.Share, v.Low, v.High, dataVerdictOf(v.Verdict), v.Change}
	}
	for _, r := range item.Ratings {
		out.Ratings = append(out.Ratings, dataRating{
			clean(r.Dimension), r.Histogram, sum(r.Histogram), r.Outside, r.Median, r.LowerQ, r.UpperQ, r.Disagreement, dataVerdictOf(r.Verdict), r.Change,
		})
	}
	return out
}

func dataVerdictOf(v consult.Verdict) dataVerdict {
	out := dataVerdict{
		Class: v.Class, Strength: v.Strength, Indicative: v.Indicative, LowParticipation: v.LowParticipation,
		LowExpertise: v.LowExpertise, InEveryGroup: v.InEveryGroup, Sensitivity: []dataSensitivity{},
	}
	for i, class := range v.Sensitivity {
		if i < len(thresholds) {
			out.Sensitivity = append(out.Sensitivity, dataSensitivity{thresholds[i], class})
		}
	}
	return out
}

func dataRankingOf(r *consult.RankingResult) *dataRanking {
	switch {
	case r == nil:
		return nil
	case r.Suppressed:
		return &dataRanking{Suppressed: true, Items: orEmpty(r.Items)}
	}
	out := &dataRanking{
		Ballots: &r.Ballots, Items: orEmpty(r.Items), Pairwise: r.Pairwise, Method: clean(r.Method), Order: r.Order, Several: r.Several,
		Condorcet: r.Condorcet, MethodsAgree: &r.Agree, Change: r.Change,
	}
	for _, s := range r.Borda {
		out.Borda = append(out.Borda, dataScore{s.Recommendation, s.Points})
	}
	for _, other := range r.Others {
		out.Others = append(out.Others, dataWinner{orEmpty(other.Methods), orEmpty(other.First)})
	}
	return out
}
