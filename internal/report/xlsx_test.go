package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/internal/consult"
)

// workbookOf is a workbook read back.
func workbookOf(t *testing.T, r consult.Results, lang consult.Lang) *excelize.File {
	t.Helper()
	raw, err := XLSX(r, lang)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func rowsOf(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestTheWorkbookHasASheetForEachSubject(t *testing.T) {
	for lang, want := range map[consult.Lang]string{
		consult.English: "About Recommendations Ratings Rankings Protocol",
		consult.Spanish: "Acerca de Recomendaciones Calificaciones Órdenes Protocolo",
	} {
		if got := strings.Join(workbookOf(t, fixture(), lang).GetSheetList(), " "); got != want {
			t.Errorf("sheets %s", got)
		}
	}
}

func TestTheWorkbookHasTheSameFiguresAsTheData(t *testing.T) {
	r := fixture()
	d := figuresOf(t, r)
	numbers := map[consult.ID]string{}
	for _, rec := range d.Recommendations {
		numbers[rec.ID] = rec.Number
	}
	found := map[string][]string{}
	f := workbookOf(t, r, consult.English)
	for _, row := range rowsOf(t, f, "Recommendations")[1:] {
		found[row[0]] = row
	}
	for _, round := range d.Rounds {
		for _, item := range round.Items {
			switch row := found[numbers[item.Recommendation]]; {
			case item.Vote != nil:
				if got, want := strings.Join(row[5:9], " "), fmt.Sprint(item.Vote.Agree, item.Vote.Disagree, item.Vote.N, item.Vote.Pass); got != want {
					t.Errorf("%s: %s, want %s", row[0], got, want)
				}
			case item.Suppressed && round.Kind == consult.Vote:
				if row[5] != "fewer than 5" || row[12] != "fewer than 5" {
					t.Errorf("%s shows %v", row[0], row)
				}
			}
		}
	}
	if rows := rowsOf(t, f, "Ratings"); len(rows) < 2 || len(rows[1]) != 16+9 {
		t.Errorf("ratings: %v", rows)
	}
	if kind, err := f.GetCellType("Recommendations", "F2"); err != nil || kind == excelize.CellTypeSharedString {
		t.Errorf("a count is a %v, %v", kind, err)
	}
}

func TestTheWorkbookHasNoFormulaAuthorOrTime(t *testing.T) {
	raw, err := XLSX(everywhere("=HYPERLINK(\"http://x\")"), consult.English)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range unpacked(t, raw) {
		for _, bad := range []string{"<f>", "<f ", "xuri", "dcterms:created", "dc:creator", "lastModified", "<t>=", "<v>="} {
			if strings.Contains(content, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
		wellFormed(t, name, content)
	}
}

func TestSmallAndHostileWorkbooksAreWritten(t *testing.T) {
	a := consult.Agenda{}
	for name, r := range map[string]consult.Results{
		"nothing": {Agenda: &a, Turnout: consult.Count{Suppressed: true}}, "hostile": everywhere(attack),
		"controls": everywhere("a\x00b\x1f\ufffec\n=d"), "long": everywhere(strings.Repeat("word ", 10_000)),
	} {
		t.Run(name, func(t *testing.T) {
			for _, lang := range consult.Languages {
				if len(workbookOf(t, r, lang).GetSheetList()) != 5 {
					t.Error("sheets are missing")
				}
			}
		})
	}
}
