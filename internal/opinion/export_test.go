package opinion

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// folder is an export folder in memory.
func folder(files map[string]string) fs.FS {
	made := fstest.MapFS{}
	for name, text := range files {
		made[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return made
}

const smallMatrix = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,7,3,5\n" +
	"12,1,0,2,1,1,1,-1,\n" +
	"4,,0,1,0,0,,0,\n"

func TestAnExportIsReadInAscendingOrder(t *testing.T) {
	e, err := ReadExport(folder(map[string]string{
		matrixFile: "\ufeff" + smallMatrix,
		commentsFile: "timestamp,comment-id,moderated,is-meta,comment-body\n" +
			"1,3,-1,false,\"Two\nlines\"\n2,7,1,TRUE,\"Is \"\"this\"\" clear?\"\n3,9,0,,Nobody voted on this\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Statement{{3, "Two\nlines", true, false}, {7, `Is "this" clear?`, false, true}}
	if !slices.Equal(e.Statements, want) {
		t.Errorf("statements %+v", e.Statements)
	}
	if !slices.Equal(e.Participants, []int{4, 12}) || !slices.Equal(e.Of, []int{-1, 0}) || !slices.Equal(e.Groups, []int{1}) {
		t.Errorf("participants %v in %v of groups %v", e.Participants, e.Of, e.Groups)
	}
	if vote, cast := e.Votes.Vote(1, 0); vote != Disagree || !cast {
		t.Errorf("vote of 12 on 3: %d, %v", vote, cast)
	}
	if !e.Votes.Withdrawn(0) || !e.Votes.Withdrawn(1) {
		t.Error("a withdrawn or meta statement takes part in the map")
	}
}

func TestTheLatestOfTheVotesInAFileWins(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want Vote
	}{
		"by timestamp":                      {"timestamp,comment-id,voter-id,vote\n20,1,1,-1\n10,1,1,1\n", Disagree},
		"by row where the time is the same": {"timestamp,comment-id,voter-id,vote\n20,1,1,-1\n20,1,1,1\n", Agree},
		"by row where there are no times":   {"vote,comment-id,voter-id\n1,1,1\n-1,1,1\n0,1,1\n", Pass},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := ReadExport(folder(map[string]string{votesFile: test.text}))
			if err != nil {
				t.Fatal(err)
			}
			if vote, cast := e.Votes.Vote(0, 0); vote != test.want || !cast {
				t.Errorf("vote %d, want %d", vote, test.want)
			}
			if c := e.Votes.Counts()[0]; c.Seen() != 1 {
				t.Errorf("counted %d times", c.Seen())
			}
		})
	}
}

func TestAnErrorOfAnExportNamesItsPlace(t *testing.T) {
	for name, test := range map[string]struct {
		file, text, message string
	}{
		"an empty file":              {matrixFile, "", matrixFile + ":1:1: the file is empty"},
		"no participants":            {matrixFile, "group-id,1\n0,1\n", matrixFile + `:1:1: there is no column "participant"`},
		"a vote that is none":        {matrixFile, "participant,1,2\n0,1,-1\n1,0,2\n", matrixFile + `:3:5: vote "2": write 1 (agree), -1 (disagree) or 0 (pass)`},
		"a participant with a name":  {matrixFile, "participant,1\nAna,1\n", matrixFile + `:2:1: participant "Ana": write a whole number`},
		"a participant twice":        {matrixFile, "participant,1\n3,1\n3,1\n", matrixFile + ":3:1: participant 3 is there twice"},
		"a statement twice":          {matrixFile, "participant,1,01\n3,1,1\n", matrixFile + ":1:15: statement 1 is there twice"},
		"a column twice":             {matrixFile, "participant,1,1\n3,1,1\n", matrixFile + `:1:15: column "1" is there twice`},
		"a group with a name":        {matrixFile, "participant,group-id\n3,A\n", matrixFile + `:2:3: group-id "A": write a whole number`},
		"too many groups":            {matrixFile, "participant,group-id\n" + numbered(MaxGroups+1, "%d,%[1]d\n"), matrixFile + ":52:4: more than 50 groups"},
		"a short row":                {matrixFile, "participant,1,2\n3,1\n", matrixFile + ":2:3: this row has 2 cells, the first has 3"},
		"a long row":                 {matrixFile, "participant,1\n3,1,1\n", matrixFile + ":2:3: this row has 3 cells, the first has 2"},
		"a quote out of place":       {matrixFile, "participant,1\n3,a\"b\n", matrixFile + `:2:4: bare "`},
		"text that is not UTF-8":     {commentsFile, "comment-id,comment-body\n1,\xff\n", commentsFile + ":2:3: this cell is not UTF-8"},
		"no statements":              {commentsFile, "comment-body\nx\n", commentsFile + `:1:1: there is no column "comment-id"`},
		"comments of one statement":  {commentsFile, "comment-id\n1\n1\n", commentsFile + ":3:1: statement 1 is there twice"},
		"a statement without number": {commentsFile, "comment-id\n\n\"\"\n", commentsFile + `:3:1: comment-id "": write a whole number`},
		"an unknown moderation":      {commentsFile, "comment-id,moderated\n1,2\n", commentsFile + `:2:3: moderated "2"`},
		"an unknown meta":            {commentsFile, "comment-id,is-meta\n1,maybe\n", commentsFile + `:2:3: is-meta "maybe"`},
		"no voters":                  {votesFile, "comment-id,vote\n1,1\n", votesFile + `:1:1: there is no column "voter-id"`},
		"a voter with a name":        {votesFile, "comment-id,voter-id,vote\n1,Ana,1\n", votesFile + `:2:3: voter-id "Ana"`},
		"a statement with a name":    {votesFile, "comment-id,voter-id,vote\nx,1,1\n", votesFile + `:2:1: comment-id "x"`},
		"an unknown vote":            {votesFile, "comment-id,voter-id,vote\n1,1,agree\n", votesFile + `:2:5: vote "agree"`},
		"a time that is none":        {votesFile, "timestamp,comment-id,voter-id,vote\nnoon,1,1,1\n", votesFile + `:2:1: timestamp "noon"`},
		"more statements than fit":   {votesFile, "comment-id,voter-id,vote\n" + numbered(MaxStatements+1, "%d,1,1\n"), votesFile + ":2002:1: more than 2000 statements"},
		"more columns than fit":      {matrixFile, "participant," + numbered(MaxStatements+1, "%d,") + "xid\n1," + strings.Repeat("1,", MaxStatements+1) + "\n", matrixFile + ":2:4003: more than 2000 statements"},
		"neither of the files":       {"other.csv", "", "there is neither participants-votes.csv nor votes.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{test.file: test.text}
			if test.file == commentsFile {
				files[matrixFile] = smallMatrix
			}
			_, err := ReadExport(folder(files))
			if err == nil || !strings.HasPrefix(err.Error(), test.message) {
				t.Errorf("error %v, want %q", err, test.message)
			}
		})
	}
}

// numbered repeats a pattern with the numbers from 0 on.
func numbered(n int, pattern string) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, pattern, i)
	}
	return text.String()
}

func TestBothFilesOfAnOutsideExportHoldTheSameVotes(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(fixtures(t), "*", votesFile))
	if err != nil || len(found) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	for _, file := range found {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			whole := os.DirFS(filepath.Dir(file))
			fromMatrix, err := ReadExport(whole)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, name := range []string{votesFile, commentsFile} {
				text, err := fs.ReadFile(whole, name)
				if err != nil {
					t.Fatal(err)
				}
				files[name] = string(text)
			}
			fromVotes, err := ReadExport(folder(files))
			if err != nil {
				t.Fatal(err)
			}
			if fmt.Sprint(fromMatrix.Votes, fromMatrix.Statements, fromMatrix.Participants) != fmt.Sprint(fromVotes.Votes, fromVotes.Statements, fromVotes.Participants) {
				t.Error("they differ")
			}
		})
	}
}

// inMemory is what the written files hold.
func inMemory(t interface{ Fatal(...any) }, e *Export, cell int) (map[string]string, *Export) {
	written, err := e.Files(cell)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for name, text := range written {
		files[name] = string(text)
	}
	read, err := ReadExport(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	return files, read
}

// anyExport draws an export whose rows are in no order.
func anyExport(t *rapid.T) *Export {
	m := written(anyRows(t)...)
	e := &Export{Votes: m, Groups: []int{0, 1}}
	for j := range m.Statements() {
		s := Statement{j * 3, rapid.StringMatching(`[a-z ",;\n¿é]*`).Draw(t, "text"), rapid.Bool().Draw(t, "withdrawn"), rapid.Bool().Draw(t, "meta")}
		e.Statements = append(e.Statements, s)
		if s.Withdrawn || s.Meta {
			m.Withdraw(j)
		}
	}
	for i := range m.Participants() {
		e.Participants = append(e.Participants, i*2)
		e.Of = append(e.Of, rapid.IntRange(-1, 1).Draw(t, "group"))
	}
	return e
}

func TestAnExportReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyExport(t)
		first, read := inMemory(t, e, 1)
		again, _ := inMemory(t, read, 1)
		if !maps.Equal(first, again) {
			t.Fatalf("written %q, then %q", first, again)
		}
		var counts []Counts
		var statements []Statement
		for j, c := range e.Votes.Counts() {
			if c.Seen() > 0 {
				counts, statements = append(counts, c), append(statements, e.Statements[j])
			}
		}
		if !slices.Equal(read.Votes.Counts(), counts) || !slices.Equal(read.Statements, statements) {
			t.Fatalf("%v of %v, want %v of %v", read.Votes.Counts(), read.Statements, counts, statements)
		}
		delete(first, matrixFile)
		votes, err := ReadExport(folder(first))
		if err != nil || fmt.Sprint(votes.Votes) != fmt.Sprint(read.Votes) {
			t.Fatalf("%s holds other votes: %v", votesFile, err)
		}
	})
}

func TestAWrittenExportDoesNotSayInWhichOrderPeopleCame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyExport(t)
		order := rapid.Permutation(indexes(len(e.Participants))).Draw(t, "order")
		moved := &Export{Statements: e.Statements, Groups: e.Groups, Votes: e.Votes.rows(order)}
		for _, i := range order {
			moved.Participants, moved.Of = append(moved.Participants, rand.Int()), append(moved.Of, e.Of[i])
		}
		cell := rapid.IntRange(1, 5).Draw(t, "cell")
		first, _ := inMemory(t, e, cell)
		second, _ := inMemory(t, moved, cell)
		if !maps.Equal(first, second) {
			t.Fatalf("written %q, then %q", first, second)
		}
	})
}

func TestAWrittenExportHoldsNoSmallCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.IntRange(1, 6).Draw(t, "cell")
		_, read := inMemory(t, anyExport(t), cell)
		for j, c := range read.Votes.Counts() {
			if c.Seen() < cell {
				t.Fatalf("statement %d: %+v", j, c)
			}
		}
		for g, n := range sizes(read.Of, len(read.Groups)) {
			if n < cell {
				t.Fatalf("group %d has %d members", g, n)
			}
		}
	})
}

func FuzzReadMatrix(f *testing.F) {
	f.Add(smallMatrix)
	f.Add("participant,1\n\"3\",\"0\"\n")
	f.Add("\ufeffparticipant,group-id,1,2\r\n1,0,1,\r\n2,,-1,0\r\n")
	f.Fuzz(func(t *testing.T, text string) { checkReader(t, map[string]string{matrixFile: text}) })
}

func FuzzReadVotes(f *testing.F) {
	f.Add("timestamp,comment-id,voter-id,vote\n20,1,1,-1\n10,1,1,1\n")
	f.Add("comment-id,voter-id,vote\n1,-9223372036854775808,0\n")
	f.Fuzz(func(t *testing.T, text string) { checkReader(t, map[string]string{votesFile: text}) })
}

func FuzzReadComments(f *testing.F) {
	f.Add("comment-id,moderated,is-meta,comment-body\n3,-1,true,\"a\nb\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		checkReader(t, map[string]string{matrixFile: smallMatrix, commentsFile: text})
	})
}

// checkReader fails where a file is neither refused with its place nor read as
// something that can be mapped, written and read again.
func checkReader(t *testing.T, files map[string]string) {
	e, err := ReadExport(folder(files))
	var syntax *SyntaxError
	if errors.As(err, &syntax) {
		if syntax.Line < 1 || syntax.Column < 1 || syntax.Message == "" {
			t.Fatalf("a place that is none: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	inMemory(t, e, 1)
	if e.Votes.Statements() < 20 && e.Votes.Participants() < 50 {
		checkAxes(t, e.Votes, NewMap(e.Votes))
	}
}
