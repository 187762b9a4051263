// Package frontend carries the built front end inside the program: the three
// faces (participant, desk, presenter) that Vite writes to dist. In a fresh
// clone dist is empty but for a file that keeps the folder, and the server
// says so instead of showing a page.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Assets is the built front end, index.html at its root.
func Assets() fs.FS {
	assets, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the embedded folder has this name
	}
	return assets
}
