package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"parley/internal/report/face"
)

// pixels is the number of pixels per point: 216 to the inch.
const pixels = 3

// PNG draws the scene as a picture of width by height points, for readers who
// cannot show its SVG.
func (s Scene) PNG(width, height float64) ([]byte, error) {
	p := newPicture(width, height)
	s.Draw(p, Frame{Width: width, Height: height, Bar: BarShare * height})
	return p.encode()
}

// PNG draws the plan as a picture of its own size in points.
func (p Plan) PNG() ([]byte, error) {
	picture := newPicture(p.Width, p.Height)
	p.Draw(picture, 0, 0, p.Width)
	return picture.encode()
}

// picture is a surface of pixels on white paper.
type picture struct{ image *image.RGBA }

func newPicture(width, height float64) picture {
	size := image.Rect(0, 0, max(1, int(math.Ceil(width*pixels))), max(1, int(math.Ceil(height*pixels))))
	p := picture{image.NewRGBA(size)}
	draw.Draw(p.image, size, image.White, image.Point{}, draw.Src)
	return p
}

func (p picture) encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{BufferPool: (*buffers)(&spare)}
	err := encoder.Encode(&out, p.image)
	return out.Bytes(), err
}

// buffers keep the encoder's memory from one picture to the next.
type buffers sync.Pool

var spare sync.Pool

func (b *buffers) Get() *png.EncoderBuffer {
	kept, _ := (*sync.Pool)(b).Get().(*png.EncoderBuffer)
	return kept
}

func (b *buffers) Put(buffer *png.EncoderBuffer) { (*sync.Pool)(b).Put(buffer) }

func (p picture) Fill(colour color.RGBA, x, y, width, height float64) {
	p.polygon(colour, []Corner{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}})
}

func (p picture) Line(colour color.RGBA, thick float64, from, to Corner, dashes ...float64) {
	p.path(colour, thick, []Corner{from, to}, dashes)
}

func (p picture) Shape(fill, edge color.RGBA, thick float64, corners []Corner, dashes ...float64) {
	if len(corners) == 0 {
		return
	}
	if fill.A > 0 {
		p.polygon(fill, corners)
	}
	if edge.A > 0 {
		p.path(edge, thick, append(corners[:len(corners):len(corners)], corners[0]), dashes)
	}
}

// path draws what dashes leave of the lines through corners.
func (p picture) path(colour color.RGBA, thick float64, corners []Corner, dashes []float64) {
	travelled := 0.0
	for i := 1; i < len(corners); i++ {
		from, to := corners[i-1], corners[i]
		length := distance(from, to)
		if length == 0 {
			continue
		}
		at := func(d float64) Corner {
			return Corner{from.X + (to.X-from.X)*d/length, from.Y + (to.Y-from.Y)*d/length}
		}
		for d := 0.0; d < length; {
			drawn, left := dashAt(dashes, travelled+d)
			end := min(length, d+left)
			if drawn {
				p.segment(colour, thick, at(d), at(end))
			}
			d = end
		}
		travelled += length
	}
}

// dashAt says whether a place along a dashed line is drawn, and how far the
// dash or gap still goes. It goes on for at least a hundredth of a point.
func dashAt(dashes []float64, at float64) (drawn bool, left float64) {
	period := 0.0
	for _, d := range dashes {
		period += d
	}
	if period <= 0 {
		return true, math.Inf(1)
	}
	at = math.Mod(at, period)
	for i := 0; ; i++ {
		d := dashes[i%len(dashes)]
		if at < d || i == len(dashes)-1 {
			return i%2 == 0, max(d-at, 0.01)
		}
		at -= d
	}
}

// segment is a line as the thin rectangle that it is.
func (p picture) segment(colour color.RGBA, thick float64, from, to Corner) {
	length := distance(from, to)
	if length == 0 {
		return
	}
	x, y := (to.Y-from.Y)/length*thick/2, (from.X-to.X)/length*thick/2
	p.polygon(colour, []Corner{{from.X + x, from.Y + y}, {to.X + x, to.Y + y}, {to.X - x, to.Y - y}, {from.X - x, from.Y - y}})
}

// polygon fills what corners enclose. Only the pixels around them are looked
// at: a picture is made of many small shapes.
func (p picture) polygon(colour color.RGBA, corners []Corner) {
	around := around(corners).Intersect(p.image.Bounds())
	if around.Empty() {
		return
	}
	r := vector.NewRasterizer(around.Dx(), around.Dy())
	for i, c := range corners {
		x, y := float32(c.X*pixels-float64(around.Min.X)), float32(c.Y*pixels-float64(around.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(p.image, around, image.NewUniform(colour), image.Point{})
}

// around is the rectangle of pixels that holds corners.
func around(corners []Corner) image.Rectangle {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range corners {
		left, right = min(left, c.X*pixels), max(right, c.X*pixels)
		top, bottom = min(top, c.Y*pixels), max(bottom, c.Y*pixels)
	}
	return image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
}

func (p picture) Words(colour color.RGBA, letters face.Face, size, x, baseline float64, text string) {
	for _, r := range text {
		f, shown := letters.Pick(r)
		drawn, err := opentype.NewFace(parsed[f](), &opentype.FaceOptions{Size: size * pixels, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			continue // a size of nothing
		}
		d := font.Drawer{Dst: p.image, Src: image.NewUniform(colour), Face: drawn,
			Dot: fixed.Point26_6{X: fixed.Int26_6(x * pixels * 64), Y: fixed.Int26_6(baseline * pixels * 64)}}
		d.DrawString(string(shown))
		x += float64(f.Advance(shown)) * size / 1000
	}
}

// parsed are the typefaces, read when first drawn.
var parsed = func() map[face.Face]func() *opentype.Font {
	fonts := map[face.Face]func() *opentype.Font{}
	for _, f := range face.All {
		fonts[f] = sync.OnceValue(func() *opentype.Font {
			read, err := opentype.Parse(f.TTF())
			if err != nil {
				panic("chart: embedded font: " + err.Error())
			}
			return read
		})
	}
	return fonts
}()
