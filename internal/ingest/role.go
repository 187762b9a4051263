package ingest

import (
	"slices"
	"strings"
)

// role is the part that a heading or a label plays in a paper.
type role int

const (
	unknown role = iota
	aContext
	aPosition
	aRecommendation
	principles
	container // a heading that only holds the themes
	opening
	matter // what is about the document itself
	sources
)

// Words for the parts of a paper. They say nothing about its subject.
var (
	contextWords = []string{"context", "background", "situation", "diagnosis", "problem", "issue", "challenge", "challenges", "rationale",
		"contexto", "antecedentes", "situación", "diagnóstico", "problema", "problemática", "panorama", "desafíos", "retos", "justificación"}
	positionWords = []string{"position", "stance", "posición", "postura"}
	adviceWords   = []string{"recommendation", "recommendations", "proposal", "proposals", "options", "actions", "measures",
		"recomendación", "recomendaciones", "propuesta", "propuestas", "opciones", "acciones", "medidas"}
	principleWords = []string{"principles", "cross-cutting", "crosscutting", "overarching", "principios", "transversal", "transversales"}
	openings       = []string{"introduction", "foreword", "preface", "summary", "executive summary", "abstract", "purpose", "overview",
		"introducción", "prólogo", "prefacio", "presentación", "resumen", "resumen ejecutivo", "objetivo"}
	matters = []string{"contents", "table of contents", "index", "acknowledgements", "acknowledgments", "author", "authors", "about us",
		"participants", "contributors", "glossary", "abbreviations", "acronyms", "method", "methodology", "contact", "conclusion", "conclusions",
		"closing remarks", "final remarks", "contenido", "índice", "agradecimientos", "autor", "autora", "autores", "participantes",
		"glosario", "siglas", "método", "metodología", "contacto", "conclusión", "conclusiones", "reflexiones finales", "cierre"}
	matterStarts = []string{"about the ", "annex", "appendix", "prepared by", "written by", "acerca de", "sobre el autor", "sobre la autora",
		"sobre los autores", "anexo", "apéndice", "elaborado por", "preparado por"}
	sourceNames = []string{"references", "bibliography", "notes", "endnotes", "footnotes", "sources", "works cited",
		"referencias", "bibliografía", "notas", "fuentes"}
	containers = []string{"themes", "topics", "agenda", "the themes", "temas", "los temas", "mesas", "ejes", "ejes temáticos"}
)

// name is a heading or a label as it is compared.
func name(s string) string { return strings.Trim(strings.ToLower(plain(s)), " .:*¿?") }

// roleOf reads the role of a heading or a label off its words.
func roleOf(s string) role {
	s = name(s)
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 {
		return unknown
	}
	edge := func(list []string) bool {
		return slices.Contains(list, words[0]) || slices.Contains(list, words[len(words)-1])
	}
	switch {
	case slices.Contains(openings, s):
		return opening
	case slices.Contains(sourceNames, s):
		return sources
	case slices.Contains(containers, s):
		return container
	case isMatter(s):
		return matter
	case edge(principleWords):
		return principles
	case edge(adviceWords):
		return aRecommendation
	case len(words) <= 3 && edge(contextWords):
		return aContext
	case slices.Contains(positionWords, words[0]) || len(words) <= 3 && edge(positionWords):
		return aPosition
	}
	return unknown
}

func isMatter(s string) bool {
	return slices.Contains(matters, s) || slices.ContainsFunc(matterStarts, func(start string) bool { return strings.HasPrefix(s, start) })
}
