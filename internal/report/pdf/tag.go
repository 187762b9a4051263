package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The structure is added to the finished file as an incremental update (ISO
// 32000-1, 7.5.6): new objects, and new versions of the catalogue and pages.

// update collects the objects of an incremental update.
type update struct {
	file    []byte
	offsets map[int]int // of the objects of the file
	objects map[int]string
	last    int // number of the last object
	root    int
	start   int // offset of the file's cross-reference table
	packer  *zlib.Writer
}

var (
	trailer  = regexp.MustCompile(`(?s)trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R`)
	startRef = regexp.MustCompile(`startxref\n(\d+)\n`)
)

// tag adds structure, outline, links and title.
func (d Document) tag(file []byte, c *Canvas) ([]byte, error) {
	u, err := newUpdate(file)
	if err != nil {
		return nil, err
	}
	places := Places(d.Pages)
	for _, l := range c.links {
		l.object = u.next()
	}
	tree := &tree{update: u, canvas: c}
	treeRoot := tree.write(d.Root)
	tree.links(places)
	tree.pages()
	outline := u.outline(d.Bookmarks, places)
	u.catalogue(d, treeRoot, outline)
	return u.bytes(u.add("<</Title " + textString(d.Title) + "/Producer " + textString(producer) + ">>")), nil
}

// newUpdate reads what fpdf wrote: one plain cross-reference table.
func newUpdate(file []byte) (*update, error) {
	u := &update{file: file, offsets: map[int]int{}, objects: map[int]string{}}
	end, start := trailer.FindSubmatch(file), startRef.FindSubmatch(file)
	if end == nil || start == nil {
		return nil, fmt.Errorf("pdf: the file has no trailer")
	}
	size, _ := strconv.Atoi(string(end[1]))
	u.root, _ = strconv.Atoi(string(end[2]))
	u.start, _ = strconv.Atoi(string(start[1]))
	u.last = size - 1
	lines := bytes.Split(file[u.start:], []byte("\n"))
	for n := 1; n < size && n+2 < len(lines); n++ {
		u.offsets[n], _ = strconv.Atoi(string(lines[n+2][:10]))
	}
	return u, nil
}

func (u *update) next() int {
	u.last++
	return u.last
}

func (u *update) add(body string) int {
	n := u.next()
	u.objects[n] = body
	return n
}

// dictionary is the body of an object of the file without its last brackets.
func (u *update) dictionary(n int) string {
	text := u.file[u.offsets[n]:]
	text = text[:bytes.Index(text, []byte("endobj"))]
	text = text[bytes.Index(text, []byte("<<")):]
	return strings.TrimSuffix(strings.TrimSpace(string(text)), ">>")
}

// pageObject is the number fpdf gives a page, counted from 0.
func pageObject(page int) int { return 3 + 2*page }

func (u *update) catalogue(d Document, tree, outline int) {
	entries := fmt.Sprintf("/Version /1.7\n/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n/Lang %s\n/ViewerPreferences <</DisplayDocTitle true>>\n",
		tree, textString(d.Lang))
	if outline > 0 {
		entries += fmt.Sprintf("/Outlines %d 0 R\n/PageMode /UseOutlines\n", outline)
	}
	u.objects[u.root] = u.dictionary(u.root) + entries + ">>"
}

// inStream is the number of objects that are packed together.
const inStream = 500

// bytes is the file with the update: objects packed into streams, then a
// cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8) that leads back to the
// file's own table.
func (u *update) bytes(info int) []byte {
	out := bytes.NewBuffer(slices.Clone(u.file))
	numbers := slices.Sorted(maps.Keys(u.objects))
	entries := map[int][3]int{}
	for group := range slices.Chunk(numbers, inStream) {
		n := u.next()
		entries[n] = [3]int{1, out.Len(), 0}
		for i, member := range group {
			entries[member] = [3]int{2, n, i}
		}
		u.pack(out, n, group)
	}
	u.crossReference(out, entries, info)
	return out.Bytes()
}

// pack writes objects as one stream.
func (u *update) pack(out *bytes.Buffer, n int, group []int) {
	var index, bodies bytes.Buffer
	for _, member := range group {
		fmt.Fprintf(&index, "%d %d ", member, bodies.Len())
		bodies.WriteString(u.objects[member] + "\n")
	}
	packed := u.deflated(append(index.Bytes(), bodies.Bytes()...))
	fmt.Fprintf(out, "%d 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n", n, len(group), index.Len(), len(packed))
	out.Write(packed)
	out.WriteString("\nendstream\nendobj\n")
}

// crossReference ends the file: for each object its kind, its place and its
// index.
func (u *update) crossReference(out *bytes.Buffer, entries map[int][3]int, info int) {
	n, start := u.next(), out.Len()
	entries[n] = [3]int{1, start, 0}
	var sections strings.Builder
	var table bytes.Buffer
	numbers := slices.Sorted(maps.Keys(entries))
	for from := 0; from < len(numbers); {
		to := from + 1
		for to < len(numbers) && numbers[to] == numbers[to-1]+1 {
			to++
		}
		fmt.Fprintf(&sections, "%d %d ", numbers[from], to-from)
		from = to
	}
	for _, number := range numbers {
		e := entries[number]
		table.WriteByte(byte(e[0]))
		table.Write(binary.BigEndian.AppendUint32(nil, uint32(e[1])))
		table.Write(binary.BigEndian.AppendUint16(nil, uint16(e[2])))
	}
	packed := u.deflated(table.Bytes())
	id := fmt.Sprintf("<%X>", sha256.Sum256(out.Bytes()))[:33] + ">"
	fmt.Fprintf(out, "%d 0 obj\n<</Type /XRef /Size %d /Root %d 0 R /Info %d 0 R /Prev %d /ID [%s %s] /W [1 4 2] /Index [%s] /Filter /FlateDecode /Length %d>>\nstream\n",
		n, u.last+1, u.root, info, u.start, id, id, sections.String(), len(packed))
	out.Write(packed)
	fmt.Fprintf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}

// deflated compresses data, with one compressor for the whole file.
func (u *update) deflated(data []byte) []byte {
	var out bytes.Buffer
	if u.packer == nil {
		u.packer = zlib.NewWriter(&out)
	} else {
		u.packer.Reset(&out)
	}
	_, _ = u.packer.Write(data) // a buffer takes everything
	_ = u.packer.Close()
	return out.Bytes()
}

// destination is an array that leads to a place.
func destination(p Place) string {
	return fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", pageObject(p.Page), PageHeight-p.Y+12)
}

// outline writes the bookmarks and returns the number of their root, or 0.
func (u *update) outline(marks []Bookmark, places map[string]Place) int {
	marks = slices.DeleteFunc(slices.Clone(marks), func(b Bookmark) bool { _, ok := places[b.To]; return !ok })
	if len(marks) == 0 {
		return 0
	}
	root := u.next()
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = u.next()
	}
	for i, mark := range marks {
		family := kin(marks, i)
		body := fmt.Sprintf("<</Title %s /Dest %s", textString(mark.Title), destination(places[mark.To]))
		parent := root
		if family.parent >= 0 {
			parent = numbers[family.parent]
		}
		body += fmt.Sprintf(" /Parent %d 0 R", parent)
		for _, relative := range []struct {
			name string
			i    int
		}{{"Prev", family.before}, {"Next", family.after}, {"First", family.first}, {"Last", family.last}} {
			if relative.i >= 0 {
				body += fmt.Sprintf(" /%s %d 0 R", relative.name, numbers[relative.i])
			}
		}
		if family.count > 0 {
			body += fmt.Sprintf(" /Count %d", -family.count)
		}
		u.objects[numbers[i]] = body + ">>"
	}
	family := kin(marks, -1)
	u.objects[root] = fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", numbers[family.first], numbers[family.last], family.count)
	return root
}

// relatives are bookmarks around one, by index; -1 where there is none.
type relatives struct{ parent, before, after, first, last, count int }

// kin finds the relatives of a bookmark; -1 asks for those of the root.
func kin(marks []Bookmark, i int) relatives {
	r := relatives{-1, -1, -1, -1, -1, 0}
	level := -1
	if i >= 0 {
		level = marks[i].Level
	}
	for j := i - 1; j >= 0 && r.parent < 0; j-- {
		switch {
		case marks[j].Level < level:
			r.parent = j
		case marks[j].Level == level && r.before < 0:
			r.before = j
		}
	}
	for j := i + 1; j < len(marks); j++ {
		if marks[j].Level <= level {
			if marks[j].Level == level {
				r.after = j
			}
			break
		}
		if marks[j].Level == level+1 {
			if r.first < 0 {
				r.first = j
			}
			r.last, r.count = j, r.count+1
		}
	}
	return r
}
