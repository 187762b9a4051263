// Package pdftest reads the files that package pdf writes, as far as tests
// need it: the text of each page, the structure, and whether the two agree.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// File is a file taken apart.
type File struct {
	Objects map[int]string // without their streams
	Pages   []Page
	root    string
}

// Page is what is drawn on a page, and its text with a line for each line.
type Page struct {
	object  string
	Content string
	Text    string
}

var (
	startRef = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	number   = regexp.MustCompile(`-?\d+`)
)

// Open reads a file by its cross-reference stream and its older table.
func Open(file []byte) (*File, error) {
	start := startRef.FindSubmatch(file)
	if start == nil {
		return nil, fmt.Errorf("no end of file")
	}
	at, _ := strconv.Atoi(string(start[1]))
	dictionary, table, err := streamAt(file, at)
	if err != nil {
		return nil, err
	}
	f := &File{Objects: map[int]string{}}
	if err := f.older(file, intOf(dictionary, "Prev")); err != nil {
		return nil, err
	}
	if err := f.newer(file, dictionary, table); err != nil {
		return nil, err
	}
	f.root = f.Objects[intOf(dictionary, "Root")]
	return f, f.readPages(file)
}

// older reads the objects of the plain table at an offset.
func (f *File) older(file []byte, at int) error {
	if at <= 0 || at >= len(file) || !bytes.HasPrefix(file[at:], []byte("xref\n")) {
		return fmt.Errorf("no table at %d", at)
	}
	lines := strings.Split(string(file[at:]), "\n")
	count, _ := strconv.Atoi(strings.Fields(lines[1])[1])
	for n := 1; n < count; n++ {
		offset, _ := strconv.Atoi(lines[n+2][:10])
		head := fmt.Sprintf("%d 0 obj", n)
		if !bytes.HasPrefix(file[offset:], []byte(head)) {
			return fmt.Errorf("object %d is not at %d", n, offset)
		}
		f.Objects[n] = bodyAt(file, offset+len(head))
	}
	return nil
}

func bodyAt(file []byte, at int) string {
	rest := file[at:]
	end := bytes.Index(rest, []byte("endobj"))
	if stream := bytes.Index(rest, []byte("\nstream\n")); stream >= 0 && stream < end {
		end = stream
	}
	return strings.TrimSpace(string(rest[:end]))
}

// newer reads the objects packed into streams.
func (f *File) newer(file []byte, dictionary string, table []byte) error {
	index := number.FindAllString(between(dictionary, "/Index [", "]"), -1)
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := strconv.Atoi(index[i])
		count, _ := strconv.Atoi(index[i+1])
		for n := first; n < first+count; n++ {
			kind, place := table[0], int(binary.BigEndian.Uint32(table[1:]))
			table = table[7:]
			if kind != 1 {
				continue
			}
			dictionary, data, err := streamAt(file, place)
			if err != nil {
				return fmt.Errorf("object %d: %w", n, err)
			}
			if strings.Contains(dictionary, "/ObjStm") {
				f.unpack(dictionary, data)
			}
		}
	}
	return nil
}

func (f *File) unpack(dictionary string, data []byte) {
	first := intOf(dictionary, "First")
	heads := strings.Fields(string(data[:first]))
	for i := 0; i+1 < len(heads); i += 2 {
		n, _ := strconv.Atoi(heads[i])
		from, _ := strconv.Atoi(heads[i+1])
		to := len(data) - first
		if i+3 < len(heads) {
			to, _ = strconv.Atoi(heads[i+3])
		}
		f.Objects[n] = strings.TrimSpace(string(data[first+from : first+to]))
	}
}

// streamAt inflates the stream of the object at an offset.
func streamAt(file []byte, at int) (string, []byte, error) {
	if at <= 0 || at >= len(file) {
		return "", nil, fmt.Errorf("no object at %d", at)
	}
	rest := file[at:]
	from := bytes.Index(rest, []byte("stream\n"))
	if from < 0 {
		return "", nil, fmt.Errorf("no stream at %d", at)
	}
	dictionary := string(rest[:from])
	r, err := zlib.NewReader(bytes.NewReader(rest[from+len("stream\n"):]))
	if err != nil {
		return "", nil, err
	}
	data, err := io.ReadAll(r)
	return dictionary, data, err
}

func (f *File) readPages(file []byte) error {
	tree := f.Objects[1]
	for _, kid := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(between(tree, "/Kids [", "]"), -1) {
		n, _ := strconv.Atoi(kid[1])
		content := intOf(f.Objects[n], "Contents")
		_, data, err := streamAt(file, bytes.Index(file, fmt.Appendf(nil, "\n%d 0 obj\n", content))+1)
		if err != nil {
			return err
		}
		f.Pages = append(f.Pages, Page{f.Objects[n], string(data), textOf(string(data))})
	}
	return nil
}

var (
	shown  = regexp.MustCompile(`BT [\d. ]+ rg ([\d.-]+) ([\d.-]+) Td \[([^]]*)\] TJ ET`)
	inHex  = regexp.MustCompile(`<([0-9A-F]*)>`)
	marked = regexp.MustCompile(`/(\w+) <</MCID (\d+)>> BDC`)
)

// textOf reads what is drawn, in order; a new height is a new line.
func textOf(content string) string {
	var out strings.Builder
	height := ""
	for _, run := range shown.FindAllStringSubmatch(content, -1) {
		if run[2] != height && height != "" {
			out.WriteByte('\n')
		}
		height = run[2]
		for _, code := range inHex.FindAllStringSubmatch(run[3], -1) {
			out.WriteString(fromUTF16(code[1]))
		}
	}
	return out.String()
}

func fromUTF16(digits string) string {
	raw, err := hex.DecodeString(digits)
	if err != nil {
		return ""
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

// Text is the text of all pages. Words broken at the end of a line are whole.
func (f *File) Text() string {
	var all strings.Builder
	for _, p := range f.Pages {
		all.WriteString(p.Text + "\n")
	}
	return strings.ReplaceAll(all.String(), "\u00ad\n", "")
}

// Count is the number of elements of a kind.
func (f *File) Count(kind string) int {
	n := 0
	for _, body := range f.Objects {
		if strings.HasPrefix(body, "<</Type /StructElem /S /"+kind+" ") {
			n++
		}
	}
	return n
}

// Check reports where the structure and the pages disagree.
func (f *File) Check() error {
	tree := f.Objects[intOf(f.root, "StructTreeRoot")]
	nums := f.Objects[intOf(tree, "ParentTree")]
	for i, p := range f.Pages {
		if intOf(p.object, "StructParents") != i {
			return fmt.Errorf("page %d has the key %d", i, intOf(p.object, "StructParents"))
		}
		parents := number.FindAllString(strings.ReplaceAll(between(nums, fmt.Sprintf("%d [", i), "]"), "0 R", ""), -1)
		marks := marked.FindAllStringSubmatch(p.Content, -1)
		if len(parents) != len(marks) {
			return fmt.Errorf("page %d has %d marks and %d parents", i, len(marks), len(parents))
		}
		for j, mark := range marks {
			n, _ := strconv.Atoi(parents[j])
			if mark[2] != strconv.Itoa(j) || !strings.Contains(f.Objects[n], "/S /"+mark[1]+" ") {
				return fmt.Errorf("page %d: mark %s of a %s belongs to %s", i, mark[2], mark[1], f.Objects[n])
			}
		}
		if strings.Count(p.Content, "BDC")+strings.Count(p.Content, "BMC") != strings.Count(p.Content, "EMC") {
			return fmt.Errorf("page %d has marks that do not end", i)
		}
	}
	return f.checkParents()
}

// checkParents follows every element to the root.
func (f *File) checkParents() error {
	root := intOf(f.root, "StructTreeRoot")
	for n, body := range f.Objects {
		if !strings.HasPrefix(body, "<</Type /StructElem") {
			continue
		}
		seen := []int{n}
		for parent := intOf(body, "P"); parent != root; parent = intOf(f.Objects[parent], "P") {
			if slices.Contains(seen, parent) || !strings.HasPrefix(f.Objects[parent], "<</Type /StructElem") {
				return fmt.Errorf("element %d does not lead to the root", n)
			}
			seen = append(seen, parent)
		}
	}
	return nil
}

// intOf is the number behind a key, or the object it refers to.
func intOf(dictionary, key string) int {
	at := strings.Index(dictionary, "/"+key+" ")
	if at < 0 {
		return -1
	}
	n, _ := strconv.Atoi(number.FindString(dictionary[at+len(key)+1:]))
	return n
}

func between(text, from, to string) string {
	_, rest, _ := strings.Cut(text, from)
	inside, _, _ := strings.Cut(rest, to)
	return inside
}
