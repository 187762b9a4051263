package attack

import "encoding/binary"

// The reader of SQLite's b-trees: pages of cells, whose pointers are in the order
// of the keys while the cells themselves lie as they came, from the end of the
// page towards its beginning. It reads what it can and leaves out the rest.

// cell is a row in a page of a b-tree.
type cell struct {
	page, offset, length int
	numbered             bool // it is in a table with row numbers
	number               int64
	row
}

// Kinds of pages.
const (
	interiorIndex = 0x02
	interiorTable = 0x05
	leafIndex     = 0x0a
	leafTable     = 0x0d
)

// walk visits the cells of a b-tree.
func (c *SQLiteCopy) walk(root int, visit func(cell)) {
	c.walkFrom(root, map[int]bool{}, visit)
}

// walkFrom visits the cells of a page and of those under it, each page once.
func (c *SQLiteCopy) walkFrom(number int, walked map[int]bool, visit func(cell)) {
	page, start := c.page(number), 0
	if number == 1 {
		start = 100 // the header of the file
	}
	if page == nil || walked[number] {
		return
	}
	walked[number] = true
	kind := page[start]
	pointers := start + 8
	if kind == interiorIndex || kind == interiorTable {
		pointers = start + 12
		c.walkFrom(int(binary.BigEndian.Uint32(page[start+8:])), walked, visit)
	}
	for i := range int(binary.BigEndian.Uint16(page[start+3:])) {
		if pointers+2*i+2 > len(page) {
			return
		}
		offset := int(binary.BigEndian.Uint16(page[pointers+2*i:]))
		if offset+4 > len(page) {
			continue
		}
		rest := page[offset:]
		if kind == interiorIndex || kind == interiorTable {
			c.walkFrom(int(binary.BigEndian.Uint32(rest)), walked, visit)
			rest = rest[4:]
		}
		if x, ok := readCell(kind, rest, len(page)); ok {
			x.page, x.offset = number, offset
			visit(x)
		}
	}
}

// readCell reads a cell after its child. Cells between tables' pages have no row.
func readCell(kind byte, data []byte, pageSize int) (cell, bool) {
	if kind != leafIndex && kind != leafTable && kind != interiorIndex {
		return cell{}, false
	}
	var x cell
	length, n := varint(data)
	data = data[n:]
	largest := (pageSize-12)*64/255 - 23
	if kind == leafTable {
		x.numbered = true
		x.number, n = varint(data)
		data = data[n:]
		largest = pageSize - 35
	}
	if length > int64(largest) { // the rest is elsewhere; what is here begins it
		length = int64((pageSize-12)*32/255 - 23)
	}
	if length < 0 || length > int64(len(data)) {
		return x, false
	}
	x.length = int(length)
	x.row = readRecord(data[:length])
	return x, true
}

// readRecord reads the blobs and the whole numbers of a record.
func readRecord(data []byte) row {
	var r row
	length, n := varint(data)
	if length < int64(n) || length > int64(len(data)) {
		return r
	}
	types, values := data[n:length], data[length:]
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return r
		}
		types = types[n:]
		size := sizeOf(kind)
		if size < 0 || size > len(values) {
			return r
		}
		switch {
		case kind >= 12 && kind%2 == 0:
			r.blobs = append(r.blobs, values[:size])
		case kind >= 1 && kind <= 6:
			r.ints = append(r.ints, wholeNumber(values[:size]))
		case kind == 8, kind == 9:
			r.ints = append(r.ints, kind-8)
		}
		values = values[size:]
	}
	return r
}

// sizeOf is how many bytes a value of a type takes.
func sizeOf(kind int64) int {
	switch {
	case kind >= 12:
		return int(min((kind-12)/2, 1<<30))
	case kind >= 0 && kind < 10:
		return [10]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[kind]
	}
	return -1
}

func wholeNumber(data []byte) int64 {
	value := int64(int8(data[0]))
	for _, b := range data[1:] {
		value = value<<8 | int64(b)
	}
	return value
}

// varint reads SQLite's variable-length number and tells its length, 0 where
// the data ends before it.
func varint(data []byte) (value int64, n int) {
	for n < len(data) && n < 8 {
		b := data[n]
		n++
		value = value<<7 | int64(b&0x7f)
		if b < 0x80 {
			return value, n
		}
	}
	if n < len(data) {
		return value<<8 | int64(data[n]), n + 1
	}
	return 0, 0
}
