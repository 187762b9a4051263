package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/internal/consult"
	"parley/internal/report/chart"
	"parley/internal/sample"
)

// ways is a day on which a theme was asked in each further way. Its figures
// follow from a known opinion: the i-th recommendation is liked i places less.
func everyWay() consult.Results {
	a := sample.MeridaSeeded(1)
	theme := a.Themes[0].ID
	var items []consult.ID
	for _, rec := range a.Of(theme)[:3] {
		items = append(items, rec.ID)
	}
	a.Steps = nil
	var rounds []consult.RoundResult
	for i, kind := range []consult.StepKind{consult.Dots, consult.Quadratic, consult.Judge, consult.Compare} {
		var step, round consult.ID
		step[15], round[15] = byte(i+1), byte(i+101)
		a.Steps = append(a.Steps, consult.Step{ID: step, Theme: theme, Kind: kind, Place: i + 1,
			Rounds: []consult.Round{{ID: round, Step: step, Number: 1, Status: consult.RoundClosed, Items: items}}})
		r := consult.RoundResult{Round: round, Step: step, Kind: kind, Final: true}
		switch kind {
		case consult.Dots:
			change := consult.OrderChange{Round: consult.ID{9}, Moves: []consult.Move{{Recommendation: items[0], From: 2, To: 1}, {Recommendation: items[1], From: 1, To: 2}, {Recommendation: items[2], From: 3, To: 3}}}
			r.Allocation = &consult.AllocationResult{Ballots: 12, Budget: 10, Spent: 60, Change: &change, Items: []consult.AllocatedItem{
				{Recommendation: items[0], Place: 1, Total: 36, For: 12, Cost: 36}, {Recommendation: items[1], Place: 2, Total: 24, For: 9, Cost: 24}, {Recommendation: items[2], Place: 3},
			}}
		case consult.Quadratic:
			r.Allocation = &consult.AllocationResult{Ballots: 12, Budget: 100, Spent: 300, Items: []consult.AllocatedItem{
				{Recommendation: items[0], Place: 1, Total: 40, For: 12, Cost: 160}, {Recommendation: items[1], Place: 2, Total: 10, For: 8, Against: 3, Cost: 60}, {Recommendation: items[2], Place: 3, Total: -20, For: 1, Against: 9, Cost: 80},
			}}
		case consult.Judge:
			for place, j := range []consult.JudgmentResult{
				{Place: 1, Grade: 5, Above: 0.25, Below: 0.25, Histogram: []int{0, 0, 1, 2, 6, 3}}, {Place: 2, Grade: 4, Above: 0.25, Below: 0.3333, Histogram: []int{0, 1, 3, 5, 2, 1}},
			} {
				net := 0.25
				j.Change = &consult.Change{Round: consult.ID{8}, Net: &net}
				r.Items = append(r.Items, consult.ItemResult{Recommendation: items[place], Judgment: &j})
			}
			r.Items = append(r.Items, consult.ItemResult{Recommendation: items[2], Suppressed: true})
		case consult.Compare:
			r.Comparison = &consult.ComparisonResult{Ballots: 12, Compared: 30, Parts: 1, Change: &consult.OrderChange{Round: consult.ID{7}, Stable: true}, Items: []consult.ComparedItem{
				{Recommendation: items[0], Place: 1, Compared: 20, Won: 14.5, Score: 0.7}, {Recommendation: items[1], Place: 2, Compared: 20, Won: 7, Score: 0.4}, {Recommendation: items[2], Suppressed: true},
			}}
		}
		rounds = append(rounds, r)
	}
	return consult.Results{Agenda: a, Rounds: rounds}
}

func TestEachFurtherWayIsDrawnWithItsTableBehind(t *testing.T) {
	b := newBuilder(study(everyWay()), consult.English)
	drawn, tables := 0, 0
	for _, block := range b.ways("t", b.Agenda.Themes[0].ID) {
		switch block := block.(type) {
		case Ranking:
			drawn++
			for _, row := range block.Rows {
				for _, shape := range row.Scene {
					if bar, ok := shape.(chart.Bar); ok && (bar.From < 0 || bar.To > 100 || bar.From >= bar.To) {
						t.Errorf("%s draws %v", block.Title, bar)
					}
				}
			}
		case Table:
			tables++
		}
	}
	if drawn != 4 || tables != 4 {
		t.Errorf("%d charts and %d tables of four ways", drawn, tables)
	}
}

func TestWhatMovedBetweenRoundsOfFurtherWaysIsTold(t *testing.T) {
	b := newBuilder(study(everyWay()), consult.English)
	rows := map[string]int{}
	said := ""
	for _, block := range b.changeTables() {
		switch block := block.(type) {
		case Table:
			rows[block.ID] = len(block.Rows)
		case Paragraph:
			said += plain(block.Text)
		}
	}
	theme := themeID(1)
	if rows["changes"] != 2 || rows[theme+"-dots-moves"] != 3 || rows[theme+"-quadratic-moves"] != 0 {
		t.Errorf("rows by table: %v", rows)
	}
	if !strings.Contains(said, b.p.movement.orderStable) {
		t.Errorf("the order of comparisons is not said to be stable: %q", said)
	}
}

func TestTheHalfOfPeopleRunsThroughTheMajorityGrade(t *testing.T) {
	scene := chart.Graded(0.25, 0.3333)
	bar, ok := scene[1].(chart.Bar)
	if !ok || bar.Role != chart.Ink || bar.From > 50 || bar.To < 50 {
		t.Errorf("the majority grade is %+v", scene[1])
	}
}

func TestEveryFormatCarriesTheFurtherWays(t *testing.T) {
	r := everyWay()
	raw, err := DataCSV(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	got := map[string]string{}
	for _, row := range rows[1:] {
		got[row[column["kind"]]] += strings.Join([]string{row[column["place"]], row[column["points"]], row[column["grade"]], row[column["won"]], row[column["suppressed"]]}, ",") + ";"
	}
	want := map[string]string{
		"dots": "1,36,,,false;2,24,,,false;3,0,,,false;", "quadratic": "1,40,,,false;2,10,,,false;3,'-20,,,false;",
		"judge": "1,,5,,false;2,,4,,false;,,,,true;", "compare": "1,,,14.5,false;2,,,7,false;,,,,true;",
	}
	for kind, cells := range want {
		if got[kind] != cells {
			t.Errorf("%s in data.csv: %s, want %s", kind, got[kind], cells)
		}
	}
	book, err := XLSX(r, consult.Spanish)
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	cells, err := file.GetRows("Otras formas")
	if err != nil || len(cells) < 4*5 {
		t.Errorf("the sheet of other ways has %d rows: %v", len(cells), err)
	}
	for name, write := range map[string]func() ([]byte, error){
		"pdf":  func() ([]byte, error) { return PDF(r, consult.Spanish) },
		"docx": func() ([]byte, error) { return DOCX(r, consult.English) },
	} {
		if out, err := write(); err != nil || len(out) < 1000 {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
}
