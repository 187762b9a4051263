package sample

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"

	"parley/internal/consult"
)

//go:embed merida/*.json templates/*.json
var files embed.FS

// The files of the sample, themes in the order of the day.
var themeFiles = []string{
	"merida/theme-1-organised-crime.json",
	"merida/theme-2-institutions.json",
	"merida/theme-3-local-capacity.json",
	"merida/theme-4-violence.json",
	"merida/theme-5-central-america.json",
}

const (
	consultationName = "merida/consultation.json"
	principlesFile   = "merida/principles.json"
)

// consultationFile is the consultation and its declared groups.
type consultationFile struct {
	consult.Consultation
	Groups []consult.Group `json:"groups"`
}

// themeFile is a theme with all that belongs to it; the principles use its
// recommendations and steps only.
type themeFile struct {
	consult.Theme
	Recommendations []consult.Recommendation `json:"recommendations"`
	Steps           []consult.Step           `json:"steps"`
}

// templateFile is a whole consultation in one file. What its protocol leaves out
// is as in the default one.
type templateFile struct {
	consultationFile
	Themes []themeFile `json:"themes"`
}

func readConsultation() consultationFile { return read(consultationName, consultationFile{}) }

func readTheme(name string) themeFile { return read(name, themeFile{}) }

func readTemplate(name string) templateFile {
	var empty templateFile
	empty.Protocol = consult.DefaultProtocol()
	return read("templates/"+name+".json", empty)
}

// read decodes an embedded file over a value. It panics on a mistake in the
// file, which no user can cause and every test would find.
func read[T any](name string, value T) T {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("sample: %v", err))
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		panic(fmt.Sprintf("sample: read %s: %v", name, err))
	}
	return value
}
