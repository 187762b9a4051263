package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/docs/schema"
	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/ranking"
)

// validate checks data.json against the published schema.
func validate(t *testing.T, figures []byte) {
	t.Helper()
	published, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("data.schema.json", published); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("data.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(figures))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(document); err != nil {
		t.Error(err)
	}
}

// figuresOf is data.json read back.
func figuresOf(t *testing.T, r consult.Results) data {
	t.Helper()
	raw, err := DataJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	validate(t, raw)
	var d data
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEveryFigureCanBeRecomputedFromTheFile(t *testing.T) {
	d := figuresOf(t, fixture())
	p := d.Consultation.Protocol
	rule := agreement.Rule{ConsensusPercent: p.ConsensusPercent, OppositionPercent: p.OppositionLimit, MinCell: p.MinCell}
	votes, ratings, rankings := 0, 0, 0
	for _, round := range d.Rounds {
		turnout := agreement.Turnout{Invited: *d.Participation.Invited, TurnedOut: *round.Answered.N}
		for _, item := range round.Items {
			if item.Vote != nil {
				votes++
				checkVote(t, *item.Vote, turnout, rule)
			}
			for _, r := range item.Ratings {
				ratings++
				checkRating(t, r, p.Scale, rule)
			}
		}
		if round.Ranking != nil {
			rankings++
			checkRanking(t, *round.Ranking)
		}
	}
	if votes == 0 || ratings == 0 || rankings == 0 {
		t.Errorf("checked %d votes, %d ratings, %d rankings", votes, ratings, rankings)
	}
}

func checkVote(t *testing.T, v dataVote, turnout agreement.Turnout, rule agreement.Rule) {
	t.Helper()
	counts := agreement.Votes{Agree: v.Agree, Disagree: v.Disagree, Pass: v.Pass}
	share, _ := counts.Share()
	low, high, _ := counts.Wilson95()
	if v.N != v.Agree+v.Disagree || v.Share != share || v.WilsonLow != low || v.WilsonHigh != high {
		t.Errorf("figures of %+v", v)
	}
	sameVerdict(t, v.Verdict, agreement.ClassifyVotes(counts, turnout, rule))
}

func sameVerdict(t *testing.T, got dataVerdict, want agreement.Verdict) {
	t.Helper()
	if got.Class != string(want.Class) || got.Strength != string(want.Strength) || got.Indicative != want.Indicative ||
		got.LowParticipation != want.LowParticipation || got.LowExpertise != want.LowExpertise {
		t.Errorf("verdict %+v, want %+v", got, want)
	}
	for i, at := range want.Sensitivity {
		if got.Sensitivity[i] != (dataSensitivity{at.Percent, string(at.Class)}) {
			t.Errorf("sensitivity %+v, want %+v", got.Sensitivity, want.Sensitivity)
		}
	}
}

func checkRating(t *testing.T, r dataRating, scaleText string, rule agreement.Rule) {
	t.Helper()
	scale, err := agreement.ParseScale(scaleText)
	if err != nil {
		t.Fatal(err)
	}
	ratings := agreement.Ratings{Scale: scale, Counts: r.Histogram, Outside: r.Outside}
	median, _ := ratings.Median()
	low, high, _ := ratings.Quartiles()
	if r.N != ratings.N() || r.Median != median || r.LowerQuartile != low || r.UpperQuartile != high {
		t.Errorf("figures of %+v", r)
	}
	sameVerdict(t, r.Verdict, agreement.ClassifyRatings(ratings, agreement.Turnout{}, rule))
}

func checkRanking(t *testing.T, r dataRanking) {
	t.Helper()
	for i, tied := range ranking.Schulze(r.Pairwise, ranking.Winning) {
		for _, item := range tied {
			if !slices.Contains(r.Order[i], r.Items[item]) {
				t.Errorf("place %d lacks an item", i+1)
			}
		}
	}
	for _, s := range r.Borda {
		i := slices.Index(r.Items, s.Recommendation)
		points := 0.0
		for j := range r.Items {
			if i != j {
				points += float64(r.Pairwise[i][j]) + float64(*r.Ballots-r.Pairwise[i][j]-r.Pairwise[j][i])/2
			}
		}
		if math.Abs(points-s.Points) > 1e-9 {
			t.Errorf("Borda %v, from the matrix %v", s.Points, points)
		}
	}
	winner, ok := ranking.Condorcet(r.Pairwise)
	if ok != (r.Condorcet != nil) || ok && *r.Condorcet != r.Items[winner] {
		t.Error("another Condorcet winner")
	}
}

func TestTheProtocolHashCanBeRecomputedFromTheFile(t *testing.T) {
	d := figuresOf(t, fixture())
	if got := d.Consultation.Protocol.Hash(); got != d.Consultation.ProtocolHash {
		t.Errorf("hash %s, file says %s", got, d.Consultation.ProtocolHash)
	}
}

func TestTheTableHasOneRowPerRecommendationAndRound(t *testing.T) {
	r := fixture()
	want := 1
	for _, round := range r.Rounds {
		want += len(round.Items)
		if round.Ranking != nil {
			want += len(round.Ranking.Items)
		}
	}
	rows := table(t, r)
	if len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
}

func table(t *testing.T, r consult.Results) [][]string {
	t.Helper()
	raw, err := DataCSV(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestNoCellIsAFormula(t *testing.T) {
	tests := map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "  =1": "'  =1", "＝1": "'＝1", "|cmd": "'|cmd",
		"plain": "plain", "": "", "0.5": "0.5",
	}
	for in, want := range tests {
		if got := harmlessCell(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
