package ingest

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"parley/internal/consult"
)

// decode turns the bytes of a text file into UTF-8. Text that is neither UTF-8
// nor marked as UTF-16 is taken for Windows-1252, as old editors write it;
// certain is false then.
func decode(data []byte) (text string, certain bool, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data), true, nil
	case noText(data):
		return "", false, consult.Errorf(consult.CodeInvalid, "this is not a text; choose a Markdown, plain text, DOCX or CSV file")
	}
	data = bytes.TrimPrefix(data, []byte{0xEF, 0xBB, 0xBF})
	if utf8.Valid(data) {
		return string(data), true, nil
	}
	read, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(read), false, err
}

func decodeUTF16(data []byte) string {
	little := data[0] == 0xFF
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		a, b := uint16(data[i]), uint16(data[i+1])
		if little {
			a, b = b, a
		}
		units = append(units, a<<8|b)
	}
	return string(utf16.Decode(units))
}

// noText reports whether the bytes are no text: a NUL, or many control
// characters among the first.
func noText(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	if bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	odd := 0
	for _, b := range head {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' {
			odd++
		}
	}
	return odd > 4+len(head)/50
}
