package attack

import (
	"encoding/binary"
	"errors"
	"os"
)

// SQLiteCopy is the bytes of a file of SQLite and of its write-ahead log.
type SQLiteCopy struct {
	file, log []byte
	pageSize  int
}

// StealSQLite copies a file of SQLite with its write-ahead log.
func StealSQLite(path string) (*SQLiteCopy, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if len(file) < 512 {
		return nil, errors.New("this is no file of SQLite")
	}
	size := int(binary.BigEndian.Uint16(file[16:]))
	if size == 1 {
		size = 1 << 16
	}
	c := &SQLiteCopy{file, log, size}
	c.replay()
	return c, nil
}

// frame is a page in the write-ahead log.
type frame struct {
	page    int
	size    int  // of the file in pages, where a transaction ends here, else 0
	present bool // it is of the present log, not of one before
	data    []byte
}

// frames reads the write-ahead log, in the order in which it lies.
func (c *SQLiteCopy) frames() []frame {
	const header, frameHeader = 32, 24
	var list []frame
	for at := header; at+frameHeader+c.pageSize <= len(c.log); at += frameHeader + c.pageSize {
		list = append(list, frame{
			page: int(binary.BigEndian.Uint32(c.log[at:])), size: int(binary.BigEndian.Uint32(c.log[at+4:])),
			present: string(c.log[at+8:at+16]) == string(c.log[16:24]),
			data:    c.log[at+frameHeader : at+frameHeader+c.pageSize],
		})
	}
	return list
}

// replay brings the file to where the last transaction in the log left it.
func (c *SQLiteCopy) replay() {
	frames := c.frames()
	end, size := 0, 0
	for i, f := range frames {
		if !f.present {
			break
		}
		if f.size > 0 {
			end, size = i+1, f.size
		}
	}
	size = min(size, len(c.file)/c.pageSize+end) // more pages cannot have been written
	c.file = append(c.file, make([]byte, max(0, size*c.pageSize-len(c.file)))...)
	for _, f := range frames[:end] {
		if page := c.page(f.page); page != nil {
			copy(page, f.data)
		}
	}
}

// traces reads, in this order, columns that order rows, the write-ahead log,
// rows that are numbered, the order of cells inside pages, and free pages.
func (c *SQLiteCopy) traces(ids idSet) ([]trace, error) {
	var columns, numbered, pages []trace
	for _, root := range c.roots() {
		var rows []row
		var byNumber []sighting
		inPage := map[[2]int][]sighting{} // by page and length: a cell that grows is moved
		c.walk(root, func(x cell) {
			rows = append(rows, x.row)
			for _, b := range x.blobs {
				if !ids[string(b)] {
					continue
				}
				here := [2]int{x.page, x.length}
				inPage[here] = append(inPage[here], sighting{string(b), place{-int64(x.offset)}})
				if x.numbered {
					byNumber = append(byNumber, sighting{string(b), place{x.number}})
				}
			}
		})
		columns = append(columns, ordering(rows, ids)...)
		numbered = append(numbered, traceOf(byNumber))
		for _, seen := range inPage {
			pages = append(pages, traceOf(seen))
		}
	}
	find := newFinder(ids)
	all := append(columns, c.inLog(find))
	all = append(all, byLength(numbered)...)
	all = append(all, byLength(pages)...)
	return append(all, c.inFreePages(find)), nil
}

// rows implements [Copy].
func (c *SQLiteCopy) rows() []row {
	var rows []row
	for _, root := range c.roots() {
		c.walk(root, func(x cell) { rows = append(rows, x.row) })
	}
	return rows
}

// roots reads from the schema, in page 1, where tables and indexes begin.
func (c *SQLiteCopy) roots() []int {
	var roots []int
	c.walk(1, func(x cell) {
		if len(x.ints) == 1 { // type, name, tbl_name and sql are text
			roots = append(roots, int(x.ints[0]))
		}
	})
	return roots
}

// inLog orders ids by the frame of the write-ahead log where each appears first:
// those of a log that was begun anew since come before those of the present one.
func (c *SQLiteCopy) inLog(find *finder) trace {
	var seen []sighting
	for n, f := range c.frames() {
		cycle := int64(0)
		if f.present {
			cycle = 1
		}
		find.in(f.data, func(id string, offset int) {
			seen = append(seen, sighting{id, place{cycle, int64(n), -int64(offset)}})
		})
	}
	return traceOf(seen)
}

// inFreePages looks for what is left in pages that no table uses.
func (c *SQLiteCopy) inFreePages(find *finder) trace {
	var seen []sighting
	order := int64(0)
	look := func(page int) {
		find.in(c.page(page), func(id string, offset int) { seen = append(seen, sighting{id, place{order, -int64(offset)}}) })
		order++
	}
	trunk := int(binary.BigEndian.Uint32(c.file[32:]))
	for range len(c.file) / c.pageSize {
		page := c.page(trunk)
		if page == nil {
			break
		}
		look(trunk)
		for i := range min(int(binary.BigEndian.Uint32(page[4:])), (c.pageSize-8)/4) {
			look(int(binary.BigEndian.Uint32(page[8+4*i:])))
		}
		trunk = int(binary.BigEndian.Uint32(page))
	}
	return traceOf(seen)
}

// page is the bytes of a page, nil where there is none of that number.
func (c *SQLiteCopy) page(n int) []byte {
	if n < 1 || n > len(c.file)/c.pageSize {
		return nil
	}
	return c.file[(n-1)*c.pageSize : n*c.pageSize]
}
