package credential

import "strings"

// alphabet is Crockford's base 32: no I, L, O, U.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// symbols is the value of each ASCII character in the alphabet, either case;
// O reads as 0, I and L as 1. Others are -1.
var symbols = func() (table [128]int8) {
	for i := range table {
		table[i] = -1
	}
	for value, c := range alphabet + strings.ToLower(alphabet) {
		table[c] = int8(value % len(alphabet))
	}
	for _, c := range "Oo" {
		table[c] = 0
	}
	for _, c := range "IiLl" {
		table[c] = 1
	}
	return table
}()

// isSeparator says which characters a code may hold anywhere, to no effect:
// spaces, hyphens of every width, dots, underscores.
func isSeparator(c rune) bool {
	return strings.ContainsRune(" \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014._", c)
}

// readSymbols is the values of exactly n characters, separators left out; nil
// when there are more or fewer, or one is not of the alphabet.
func readSymbols(text string, n int) []byte {
	values := make([]byte, 0, n)
	for _, c := range text {
		if isSeparator(c) {
			continue
		}
		if c >= 128 || symbols[c] < 0 || len(values) == n {
			return nil
		}
		values = append(values, byte(symbols[c]))
	}
	if len(values) < n {
		return nil
	}
	return values
}

// writeSymbols is the text of the values in groups, separated.
func writeSymbols(values []byte, group int, separator byte) string {
	var text strings.Builder
	for i, value := range values {
		if i > 0 && i%group == 0 {
			text.WriteByte(separator)
		}
		text.WriteByte(alphabet[value])
	}
	return text.String()
}

// randomSymbols is n values, each uniform: 256 is a multiple of 32.
func randomSymbols(b []byte) []byte {
	for i := range b {
		b[i] %= byte(len(alphabet))
	}
	return b
}
