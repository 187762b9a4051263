package attack

import (
	"encoding/binary"
	"slices"
)

// The reader of PostgreSQL's pages: pointers to items at the beginning, and the
// items from the end of the page towards its beginning, as they came. An item of
// a table begins with the transaction that wrote it; versions of rows that are
// dead stay until their space is needed.

const (
	heapPage   = 8192
	heapHeader = 24
	itemInUse  = 1 // the flag of a pointer to an item
	tupleData  = 23
)

// item is what a pointer of a page points to.
type item struct{ begin, end int }

// items lists those of a page of a table, from its beginning on. Pages of indexes
// have something at their end that those of tables do not.
func items(page []byte) []item {
	if int(binary.LittleEndian.Uint16(page[16:])) != heapPage {
		return nil
	}
	var list []item
	end := min(int(binary.LittleEndian.Uint16(page[12:])), len(page)-3)
	for at := heapHeader; at < end; at += 4 {
		pointer := binary.LittleEndian.Uint32(page[at:])
		begin, flag, length := int(pointer&0x7fff), pointer>>15&3, int(pointer>>17)
		if flag == itemInUse && length >= tupleData && begin+length <= len(page) {
			list = append(list, item{begin, begin + length})
		}
	}
	slices.SortFunc(list, func(a, b item) int { return a.begin - b.begin })
	return list
}

// sightings finds ids in a file: ordered by the transaction of the item each is
// in, and, page by page, by place alone.
func (f heapFile) sightings(find *finder) (byWriter []sighting, inPages []trace) {
	for n := 0; (n+1)*heapPage <= len(f.data); n++ {
		page := f.data[n*heapPage : (n+1)*heapPage]
		list := items(page)
		var inPage []sighting
		find.in(page, func(id string, offset int) {
			inPage = append(inPage, sighting{id, place{-int64(offset)}})
			i := slices.IndexFunc(list, func(x item) bool { return x.begin <= offset && offset < x.end })
			if i >= 0 {
				writer := binary.LittleEndian.Uint32(page[list[i].begin:])
				byWriter = append(byWriter, sighting{id, place{int64(writer), int64(n), -int64(offset)}})
			}
		})
		inPages = append(inPages, traceOf(inPage))
	}
	return byWriter, inPages
}
