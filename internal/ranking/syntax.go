package ranking

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where and why a file could not be read.
type SyntaxError struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in characters
	Message string
}

// Error writes "file:line:column: message".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// longestLine bounds a line of a file, in bytes.
const longestLine = 4 << 20

// source reads a file line by line.
type source struct {
	file    string
	scanner *bufio.Scanner
	line    int
	text    string
}

func newSource(file string, r io.Reader) *source {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 0, 64<<10), longestLine)
	return &source{file: file, scanner: scanner}
}

// next moves to the following line, without its line break. It returns io.EOF
// after the last.
func (s *source) next() error {
	s.line++
	if !s.scanner.Scan() {
		s.text = ""
		switch err := s.scanner.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			return s.errorf(0, "this line is longer than %d bytes; split the file", longestLine)
		case err != nil:
			return fmt.Errorf("%s: %w", s.file, err)
		}
		return io.EOF
	}
	s.text = s.scanner.Text()
	if s.line == 1 {
		s.text = strings.TrimPrefix(s.text, "\ufeff")
	}
	if !utf8.ValidString(s.text) {
		return s.errorf(0, "this line is not UTF-8 text; save the file as UTF-8")
	}
	return nil
}

// errorf is an error at a byte of the current line.
func (s *source) errorf(at int, format string, arguments ...any) error {
	column := utf8.RuneCountInString(s.text[:min(at, len(s.text))]) + 1
	return &SyntaxError{s.file, s.line, column, fmt.Sprintf(format, arguments...)}
}

// field is a part of a line and the byte at which it starts.
type field struct {
	text string
	at   int
}

// trim drops the blanks around a field.
func (f field) trim() field {
	inner := strings.TrimLeft(f.text, " \t\r")
	return field{strings.TrimRight(inner, " \t\r"), f.at + len(f.text) - len(inner)}
}

// split cuts a field at every separator and trims the parts.
func (f field) split(separator string) []field {
	var parts []field
	at := f.at
	for _, text := range strings.Split(f.text, separator) {
		parts = append(parts, field{text, at}.trim())
		at += len(text) + len(separator)
	}
	return parts
}

// cut is strings.Cut for fields, trimmed.
func (f field) cut(separator string) (before, after field, found bool) {
	head, tail, found := strings.Cut(f.text, separator)
	if !found {
		return f.trim(), field{"", f.at + len(f.text)}, false
	}
	return field{head, f.at}.trim(), field{tail, f.at + len(head) + len(separator)}.trim(), true
}

// all is the current line as a field.
func (s *source) all() field { return field{s.text, 0}.trim() }

// number reads a whole number from least to most.
func (s *source) number(f field, what string, least, most int) (int, error) {
	n, err := strconv.Atoi(f.text)
	if err != nil {
		return 0, s.errorf(f.at, "%s %q: write a whole number", what, f.text)
	}
	if n < least || n > most {
		return 0, s.errorf(f.at, "%s %d: must be from %d to %d", what, n, least, most)
	}
	return n, nil
}

// candidates reads how many there are.
func (s *source) candidates(f field) (int, error) {
	count, err := strconv.Atoi(f.text)
	if err != nil || count < 0 {
		return 0, s.errorf(f.at, "number of candidates %q: write a whole number", f.text)
	}
	if err := checkCandidates(count); err != nil {
		return 0, s.errorf(f.at, "%s", err)
	}
	return count, nil
}
