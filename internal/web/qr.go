package web

import (
	"context"
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"

	"parley/internal/consult"
)

func (s *Server) qrRoutes() {
	handle(s, operation{
		name: "getQR", method: "GET", path: "/consultations/{consultation}/qr.svg", tag: tagAdmission, access: anybody,
		summary: "The way into the room as a QR code", answer: "", media: "image/svg+xml",
	}, s.getQR)
}

// getQR draws the way into a room.
func (s *Server) getQR(ctx context.Context, in *struct {
	InConsultation
	To string `query:"to" enum:"join" default:"join"`
}) (*rawAnswer, error) {
	a, err := s.service.Agenda(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	picture, err := qrSVG(s.roomURL(a.Consultation))
	if err != nil {
		return nil, err
	}
	return &rawAnswer{Status: 200, ContentType: "image/svg+xml", Body: []byte(picture)}, nil
}

// qrSVG draws a text as a QR code with its quiet margin, black on white in any
// theme: what reads it is a camera.
func qrSVG(text string) (string, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return "", consult.Errorf(consult.CodeTooLarge, "this address is too long for a QR code")
	}
	rows := code.Bitmap()
	var path strings.Builder
	for y, row := range rows {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
			}
		}
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`+
		`<path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>`, len(rows), len(rows), len(rows), len(rows), path.String()), nil
}
