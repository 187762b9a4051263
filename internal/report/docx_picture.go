package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"parley/internal/report/chart"
)

// emu is the length of a point in drawings.
const emu = 12700

// drawing writes a picture into a run: SVG, and PNG for readers without it. The
// same picture is kept once.
func (w *docxWriter) drawing(svg []byte, png func() ([]byte, error), width, height float64, alt string) {
	vector := w.kept(svg, "svg")
	pixels := w.media["png of "+vector]
	if pixels == "" {
		drawn, err := png()
		if err != nil {
			w.err = err
			return
		}
		pixels = w.kept(drawn, "png")
		w.media["png of "+vector] = pixels
	}
	w.marks++
	x, y, text := int(width*emu), int(height*emu), escapeXML(alt)
	w.run(runStyle{}, fmt.Sprintf(`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[3]d" descr="%[4]s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[3]d" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[5]s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%[6]s"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
		x, y, w.marks, text, pixels, vector), false)
}

// kept puts a file among the pictures and returns its relation.
func (w *docxWriter) kept(content []byte, kind string) string {
	sum := sha256.Sum256(content)
	name := hex.EncodeToString(sum[:8]) + "." + kind
	if w.media[name] == "" {
		w.pictures = append(w.pictures, part{"word/media/" + name, content})
		w.media[name] = w.relate("image", "media/"+name, false)
	}
	return w.media[name]
}

// scene draws one cell's scene, in points.
func (w *docxWriter) scene(s chart.Scene, width, height float64, alt string) {
	w.drawing(s.File(width, height), func() ([]byte, error) { return s.PNG(width, height) }, width, height, alt)
}

// Size of the hatch that stands for what is withheld, in points.
const (
	hatchLong = 32
	hatchTall = 10
)

// withheld writes a paragraph with the hatch and the reason.
func (w *docxWriter) withheld(reason, style string) {
	w.WriteString(`<w:p>` + paragraph{style: style}.properties(false))
	w.scene(chart.Withheld(), hatchLong, hatchTall, reason)
	w.runs(say("  "+reason), runStyle{})
	w.WriteString(`</w:p>`)
}

// picture is a drawing with its title above and how to read it below.
func (w *docxWriter) picture(p Picture) {
	w.caption(p.ID, p.Title, p.Caption)
	w.WriteString(`<w:p>` + paragraph{style: "Figure", keepNext: p.Source != ""}.properties(false))
	w.drawing(p.Plan.File(), p.Plan.PNG, p.Plan.Width, p.Plan.Height, p.Alt)
	w.WriteString(`</w:p>`)
	w.source(p.Source)
}
