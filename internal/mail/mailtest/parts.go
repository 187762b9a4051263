package mailtest

import (
	"io"
	"mime"
	"mime/multipart"
	"testing"
)

// Parts are the decoded bodies of a mail by media type.
func (m Mail) Parts(t testing.TB) map[string]string {
	t.Helper()
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := r.NextPart() // decodes quoted-printable
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		media, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[media] = string(text)
	}
}

// Subject is the decoded subject line.
func (m Mail) Subject() string {
	subject, _ := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	return subject
}
