package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// asset is one file of the front end, with what was compressed beside it.
type asset struct {
	kind, tag         string
	plain, gzip, brot []byte
}

// assets are the files of the front end by their path, held in memory: they
// are in the program already.
type assets map[string]*asset

func loadAssets(from fs.FS) assets {
	all := assets{}
	_ = fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return nil
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return nil
		}
		base, packed := strings.CutSuffix(name, ".br")
		if packed {
			all.at(base).brot = content
		} else if base, packed = strings.CutSuffix(name, ".gz"); packed {
			all.at(base).gzip = content
		} else {
			sum := sha256.Sum256(content)
			a := all.at(name)
			a.plain, a.tag, a.kind = content, `"`+hex.EncodeToString(sum[:8])+`"`, kindOf(name)
		}
		return nil
	})
	return all
}

func (all assets) at(name string) *asset {
	if all[name] == nil {
		all[name] = &asset{}
	}
	return all[name]
}

func kindOf(name string) string {
	if kind, ok := map[string]string{".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".map": "application/json"}[path.Ext(name)]; ok {
		return kind
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// send answers with the best form of the file that the browser takes. What is
// under assets/ has a hash in its name and never changes.
func (a *asset) send(c *fiber.Ctx, name string) error {
	c.Set(fiber.HeaderETag, a.tag)
	c.Set(fiber.HeaderContentType, a.kind)
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	if strings.HasPrefix(name, "assets/") {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	if c.Get(fiber.HeaderIfNoneMatch) == a.tag {
		return c.SendStatus(fiber.StatusNotModified)
	}
	takes := c.Get(fiber.HeaderAcceptEncoding)
	switch {
	case a.brot != nil && strings.Contains(takes, "br"):
		c.Set(fiber.HeaderContentEncoding, "br")
		return c.Send(a.brot)
	case a.gzip != nil && strings.Contains(takes, "gzip"):
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(a.gzip)
	}
	return c.Send(a.plain)
}
