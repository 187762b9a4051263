package report

// workbookPhrases name the sheets of a workbook and its columns, as far as
// other chapters have no name for them. Names of sheets have at most 31 signs.
type workbookPhrases struct {
	about, recommendations, ratings, ways string
	rankings, protocol                    string
	sheets, sheetsNote                    string
	number, text, low, high               string
	strength, everywhere, remarks         string
	yes, no                               string
	lowerQuartile, upperQuartile          string
	disagreement                          string
}

var workbookEnglish = workbookPhrases{
	about: "About", recommendations: "Recommendations", ratings: "Ratings", ways: "Other ways", rankings: "Rankings", protocol: "Protocol",
	sheets: "Sheets", sheetsNote: "Recommendations: votes, a row for each round. Ratings: a row for each dimension; the last columns count people at each point of the scale. Rankings: collective order and direct comparisons. Protocol: the rules.",
	number: "No.", text: "Text", low: "95% from", high: "95% to", strength: "Strength", everywhere: "In every group", remarks: "Remarks",
	yes: "yes", no: "no", lowerQuartile: "Lower quartile", upperQuartile: "Upper quartile", disagreement: "RAND/UCLA disagreement",
}

var workbookSpanish = workbookPhrases{
	about: "Acerca de", recommendations: "Recomendaciones", ratings: "Calificaciones", ways: "Otras formas", rankings: "Órdenes", protocol: "Protocolo",
	sheets: "Hojas", sheetsNote: "Recomendaciones: votos, una fila por ronda. Calificaciones: una fila por dimensión; las últimas columnas cuentan personas en cada punto de la escala. Órdenes: orden colectivo y comparaciones directas. Protocolo: las reglas.",
	number: "Núm.", text: "Texto", low: "95% desde", high: "95% hasta", strength: "Fuerza", everywhere: "En todos los grupos", remarks: "Observaciones",
	yes: "sí", no: "no", lowerQuartile: "Cuartil inferior", upperQuartile: "Cuartil superior", disagreement: "Desacuerdo RAND/UCLA",
}
