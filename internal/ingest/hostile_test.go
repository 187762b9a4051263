package ingest

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"

	"parley/internal/consult"
)

// TestWhatCannotBeReadIsRefusedWithWordsThatHelp covers broken, hostile and
// unsuitable files: each is refused at once, with what to do instead.
func TestWhatCannotBeReadIsRefusedWithWordsThatHelp(t *testing.T) {
	bomb := docx(par("", run("small")), map[string]string{"word/styles.xml": "<w:styles>" + strings.Repeat(" ", 30<<20) + "</w:styles>"})
	entity := zipped(map[string]string{"word/document.xml": `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`})
	external := zipped(map[string]string{"word/document.xml": `<!DOCTYPE d SYSTEM "http://127.0.0.1:1/evil.dtd"><d/>`})
	locked := docx(par("", run("secret")), nil)
	for at := bytes.Index(locked, []byte("PK\x01\x02")); at >= 0; at = next(locked, at) {
		locked[at+8] |= 1
	}
	for name, c := range map[string]struct {
		file string
		data []byte
		code consult.Code
		says string
	}{
		"an empty file":               {"a.md", nil, consult.CodeInvalid, "empty"},
		"only white space":            {"a.txt", []byte(" \n\t\n"), consult.CodeInvalid, "empty"},
		"only signs":                  {"a.txt", []byte("---\n\n***\n\n- \n"), consult.CodeInvalid, "no text"},
		"ten megabytes":               {"a.txt", bytes.Repeat([]byte("word "), 2<<20), consult.CodeTooLarge, "5 MB"},
		"a million words":             {"a.md", bytes.Repeat([]byte("word "), 1_000_000), consult.CodeTooLarge, "600,000 characters"},
		"an endless paragraph":        {"a.md", bytes.Repeat([]byte("word "), 20_000), consult.CodeTooLarge, "blank lines"},
		"an endless list":             {"a.txt", bytes.Repeat([]byte("- a\n"), 2000), consult.CodeTooLarge, "blank lines"},
		"a PDF":                       {"a.pdf", []byte("%PDF-1.7"), consult.CodeInvalid, "save the document as DOCX"},
		"a PDF under another name":    {"a.txt", []byte("%PDF-1.7"), consult.CodeInvalid, "save the document as DOCX"},
		"an old Word file":            {"a.doc", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 text"), consult.CodeInvalid, "save it as DOCX"},
		"a Word file with a password": {"a.docx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), consult.CodeInvalid, "password"},
		"a zip with a password":       {"a.docx", locked, consult.CodeInvalid, "password"},
		"a spreadsheet":               {"a.xlsx", []byte("PK\x03\x04"), consult.CodeInvalid, "as CSV"},
		"a program":                   {"a.exe", []byte("MZ"), consult.CodeInvalid, "cannot be read"},
		"bytes that are no text":      {"a.txt", []byte("abc\x00\x01\x02"), consult.CodeInvalid, "not a text"},
		"half a DOCX":                 {"a.docx", policyPaper()[:700], consult.CodeInvalid, "broken"},
		"a DOCX that is text":         {"a.docx", []byte("only text"), consult.CodeInvalid, "broken"},
		"another zip":                 {"a.docx", zipped(map[string]string{"index.html": "x"}), consult.CodeInvalid, "not a DOCX"},
		"XML that breaks off":         {"a.docx", zipped(map[string]string{"word/document.xml": "<w:document><w:p>"}), consult.CodeInvalid, "broken"},
		"a DOCX without words":        {"a.docx", docx("", nil), consult.CodeInvalid, "no text"},
		"a zip bomb":                  {"a.docx", bomb, consult.CodeInvalid, "unpacks"},
		"many entries":                {"a.docx", zipped(manyParts(maxEntries + 1)), consult.CodeInvalid, "unpacks"},
		"expanding entities":          {"a.docx", entity, consult.CodeInvalid, "document type"},
		"an external entity":          {"a.docx", external, consult.CodeInvalid, "document type"},
		"deep XML":                    {"a.docx", docx(strings.Repeat("<w:sdt>", 5000)+strings.Repeat("</w:sdt>", 5000), nil), consult.CodeInvalid, "unpacks"},
		"deep XML that is left out":   {"a.docx", docx("<w:pict>"+strings.Repeat("<a>", 5000)+strings.Repeat("</a>", 5000)+"</w:pict>", nil), consult.CodeInvalid, "unpacks"},
		"two million characters":      {"a.docx", docx(par("", run(numbersUpTo(300_000))), nil), consult.CodeTooLarge, "600,000 characters"},
		"a CSV without titles":        {"a.csv", []byte("theme,title\nHealth,\n"), consult.CodeInvalid, "put one in each row"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(c.file, c.data)
			if consult.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// next is where the directory of a zip file has its next entry.
func next(data []byte, at int) int {
	i := bytes.Index(data[at+4:], []byte("PK\x01\x02"))
	if i < 0 {
		return -1
	}
	return at + 4 + i
}

func numbersUpTo(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strconv.Itoa(i*7919) + " ")
	}
	return out.String()
}

func manyParts(n int) map[string]string {
	parts := map[string]string{}
	for i := range n {
		parts["p"+string(rune('0'+i%10))+strings.Repeat("x", i/10)] = ""
	}
	return parts
}

// TestAnArchiveThatLiesAboutItsSizesIsNotBelieved writes a part that unpacks to
// more than its entry says.
func TestAnArchiveThatLiesAboutItsSizesIsNotBelieved(t *testing.T) {
	data := docx(par("", run(strings.Repeat("lie ", 10000))), nil)
	for at := bytes.Index(data, []byte("PK\x01\x02")); at >= 0; at = next(data, at) {
		binary.LittleEndian.PutUint32(data[at+24:], 10)
	}
	if d, err := Read("lie.docx", data); err == nil && len(shown(d)) > 1000 {
		t.Errorf("read %d characters of a part of 10", len(shown(d)))
	}
}

func TestHostileMarkupIsCleaned(t *testing.T) {
	md := `# Title

## Theme <img src=x onerror=alert(1)>

Context <script>alert(1)</script> with a [link](javascript:alert(2)), a [good one](https://example.org/a) and <https://example.org/b>.
<iframe src="https://evil.example"></iframe>

<style>
body { display: none }
</style>

` + "```html\n<script>alert(3)</script>\n```" + `

- **Do** this <svg onload="alert(4)">
- [Data](data:text/html;base64,PHNjcmlwdD4=) and ![a picture](https://evil.example/track.png)
- &lt;script&gt;alert(5)&lt;/script&gt; is text
`
	d := mustRead(t, "hostile.md", []byte(md))
	theme := d.Themes[0]
	if theme.Context != "Context with a link, a [good one](https://example.org/a) and <https://example.org/b>.\n\n\\<script>alert(3)\\</script>" {
		t.Errorf("context: %q", theme.Context)
	}
	titles := titlesOf(theme.Recommendations)
	if len(titles) != 3 || titles[0] != "Do" || titles[1] != "Data and" || titles[2] != "<script>alert(5)</script> is text" {
		t.Errorf("titles: %q", titles)
	}
	if all := shown(d); strings.Contains(all, "evil") || strings.Contains(all, "javascript") || strings.Contains(all, "onerror") {
		t.Errorf("read %s", all)
	}
}

func TestPlainTextKeepsMarkupAsText(t *testing.T) {
	d := mustRead(t, "a.txt", []byte("A <b>plain</b> title\n\n- one <script>x</script>\n- two [a](javascript:b)\n\nA closing word with <u>markup</u> in it."))
	r := d.Themes[0].Recommendations
	if r[0].Title != "one <script>x</script>" || r[1].Title != "two a" {
		t.Errorf("titles %q", titlesOf(r))
	}
	if !strings.Contains(d.Themes[0].Context, `\<u>markup\</u>`) {
		t.Errorf("context %q", d.Themes[0].Context)
	}
}

func TestMacrosObjectsAndLinksOfAWordFileAreLeftOut(t *testing.T) {
	body := par("", bold("Water")) + par("", run("The river is low in summer, and nobody measures it.")) +
		par("", `<w:hyperlink r:id="rId9">`+run("1. Measure the river.")+`</w:hyperlink>`, `<w:r><w:instrText>INCLUDETEXT "\\evil\share"</w:instrText></w:r>`) +
		par("", run("2. Publish it."), `<w:r><w:object><w:t>object</w:t></w:object></w:r>`) +
		`<w:altChunk r:id="rId8"/>` +
		`<mc:AlternateContent><mc:Choice>` + par("", run("3. Ask the farmers.")) + `</mc:Choice><mc:Fallback>` + par("", run("twice")) + `</mc:Fallback></mc:AlternateContent>`
	d := mustRead(t, "macro.docx", docx(body, map[string]string{
		"word/vbaProject.bin":          "macro",
		"word/embeddings/object1.bin":  "object",
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId9" TargetMode="External" Target="http://127.0.0.1:1/x"/></Relationships>`,
	}))
	all := shown(d)
	for _, bad := range []string{"evil", "127.0.0.1", "object @", "twice", "INCLUDETEXT"} {
		if strings.Contains(all, bad) {
			t.Errorf("%q was read: %s", bad, all)
		}
	}
	if titles := titlesOf(d.Themes[0].Recommendations); len(titles) != 3 || titles[2] != "Ask the farmers" {
		t.Errorf("titles %q", titles)
	}
	if !strings.Contains(all, "warning markup") {
		t.Error("nobody is told of the macro")
	}
}

func TestTextInOtherEncodingsIsRead(t *testing.T) {
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range "Lista\n\n- Uno\n- Año\n" {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	if got := titlesOf(mustRead(t, "a.txt", utf16).Themes[0].Recommendations); got[1] != "Año" {
		t.Errorf("UTF-16: %q", got)
	}
	latin := mustRead(t, "a.txt", []byte("Lista\n\n- Uno\n- A\xf1o\n"))
	if got := titlesOf(latin.Themes[0].Recommendations); got[1] != "Año" || latin.Warnings[0].Code != WarnEncoding {
		t.Errorf("Windows-1252: %q %v", got, latin.Warnings)
	}
	turned := mustRead(t, "a.txt", []byte("List\n\n- safe \u202etxt.exe\n- \u2067שלום\u2069 world\n- bell\a\n"))
	if got := titlesOf(turned.Themes[0].Recommendations); got[0] != "safe txt.exe" || got[1] != "שלום world" || got[2] != "bell" {
		t.Errorf("direction marks: %q", got)
	}
}

// TestDeepAndLongDocumentsEnd reads what makes careless parsers slow or deep.
func TestDeepAndLongDocumentsEnd(t *testing.T) {
	many := 14_000
	for name, text := range map[string]string{
		"quotations":      strings.Repeat("> ", many) + "deep",
		"brackets":        strings.Repeat("[", many) + "text" + strings.Repeat("](x)", 1000),
		"emphasis":        strings.Repeat("*a _b ", many/4),
		"nested lists":    nestedList(2000),
		"list markers":    strings.Repeat("- ", many) + "deep",
		"one line":        strings.Repeat("word ", many),
		"headings":        strings.Repeat("# A\n\n", many) + "text",
		"footnotes":       strings.Repeat("a[^1] ", many/8) + "\n\n[^1]: note\n",
		"many footnotes":  manyNotes(3000),
		"angle brackets":  strings.Repeat("<", many),
		"short lines":     strings.Repeat("A line\n\n", many),
		"labels":          strings.Repeat("Label: text\n\n", many),
		"table":           strings.Repeat("|a", 20000) + "\n" + strings.Repeat("|-", 20000) + "\n",
		"definitions":     strings.Repeat("[a]: b\n", 1000),
		"open links":      strings.Repeat("[a](", many),
		"unclosed quotes": `theme,title` + "\n\"" + strings.Repeat("a\n", many/4),
	} {
		for _, file := range []string{"a.md", "a.txt", "a.csv"} {
			t.Run(name+" as "+file, func(t *testing.T) {
				d, err := Read(file, []byte(text))
				if err == nil {
					err = d.Check()
				}
				if code := consult.CodeOf(err); err != nil && code != consult.CodeTooLarge && code != consult.CodeInvalid {
					t.Errorf("got %v", err)
				}
			})
		}
	}
}

func nestedList(n int) string {
	var out strings.Builder
	for i := range min(n, 500) {
		out.WriteString(strings.Repeat("  ", i) + "- item\n")
	}
	return out.String()
}

func manyNotes(n int) string {
	var out strings.Builder
	for i := range n {
		name := strings.Repeat("n", 1+i%7) + string(rune('a'+i%26)) + strings.Repeat("x", i/200)
		out.WriteString("word[^" + name + "] ")
		out.WriteString("\n\n[^" + name + "]: note\n\n")
	}
	return out.String()
}
