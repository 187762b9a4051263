package report

import "fmt"

// annexPhrases head the tables at the end.
type annexPhrases struct {
	votes, ratings, groups            func(theme string) string
	participation, rounds             string
	sources                           string
	n, passed, share, interval, class string
	at                                func(percent int) string
	dimension, outside, median        string
	quartiles, low, middle, high      string
	group, invited, registered        string
	step, round, answered, finished   string
	state, final, open                string
	symbols                           string
	from                              func(low, high int) string
}

var annexEnglish = annexPhrases{
	votes:         func(theme string) string { return "Votes: " + theme },
	ratings:       func(theme string) string { return "Ratings: " + theme },
	groups:        func(theme string) string { return "Class in each declared group: " + theme },
	participation: "Who took part, as counts", rounds: "Rounds",
	sources: "Sources",
	n:       "n", passed: "Passed", share: "Agree", interval: "95% interval", class: "Class",
	at:        func(percent int) string { return fmt.Sprintf("At %d%%", percent) },
	dimension: "Dimension", outside: "Outside expertise", median: "Median", quartiles: "Quartiles",
	low: "Bottom band", middle: "Middle band", high: "Top band",
	group: "Declared group", invited: "Invited", registered: "Registered",
	step: "Step", round: "Round", answered: "Answered", finished: "Finished", state: "State", final: "final", open: "not final",
	symbols: "A agreed, D disagreed, n = A + D. The interval is Wilson’s and descriptive.",
	from:    func(low, high int) string { return fmt.Sprintf("%d to %d%%", low, high) },
}

var annexSpanish = annexPhrases{
	votes:         func(theme string) string { return "Votos: " + theme },
	ratings:       func(theme string) string { return "Calificaciones: " + theme },
	groups:        func(theme string) string { return "Clase en cada grupo declarado: " + theme },
	participation: "Quiénes participaron, en números", rounds: "Rondas",
	sources: "Fuentes",
	n:       "n", passed: "Abstenciones", share: "A favor", interval: "Intervalo de 95%", class: "Clase",
	at:        func(percent int) string { return fmt.Sprintf("Con %d%%", percent) },
	dimension: "Dimensión", outside: "Fuera de especialidad", median: "Mediana", quartiles: "Cuartiles",
	low: "Banda inferior", middle: "Banda media", high: "Banda superior",
	group: "Grupo declarado", invited: "Invitadas", registered: "Registradas",
	step: "Paso", round: "Ronda", answered: "Respondieron", finished: "Terminaron", state: "Estado", final: "definitiva", open: "no definitiva",
	symbols: "A a favor, D en contra, n = A + D. El intervalo es el de Wilson y es descriptivo.",
	from:    func(low, high int) string { return fmt.Sprintf("%d a %d%%", low, high) },
}

// rulePhrases name the rules that were fixed before the first answer.
type rulePhrases struct {
	title, intro, draft                  string
	version, privacy, minCell            string
	consensus, opposition, scale         string
	dimensions, ranking, unranked        string
	visibility, comments, proposals      string
	batch, keys, hash                    string
	moderated, unmoderated               string
	atLeast, lessThan, authors, cellSize func(n int) string
	levels                               map[string]string
	views                                map[string]string
}

var rulesEnglish = rulePhrases{
	title: "Protocol",
	intro: "These rules were frozen before the first answer. Their hash lets anybody check that they were not changed.",
	draft: "These rules are not frozen yet; they can change until the doors open.",

	version: "Version", privacy: "Privacy", minCell: "Minimum cell, k", consensus: "Consensus", opposition: "Opposition, for ratings",
	scale: "Scale", dimensions: "Rated on", ranking: "Ranking method", unranked: "Unranked", visibility: "Results visible",
	comments: "Comments", proposals: "Proposals", batch: "Comment batches", keys: "Key fingerprints", hash: "SHA-256",
	moderated: "read by a moderator first", unmoderated: "shown without moderation",
	atLeast:  func(n int) string { return fmt.Sprintf("at least %d%%", n) },
	lessThan: func(n int) string { return fmt.Sprintf("less than %d%% in the opposite band", n) },
	authors:  func(n int) string { return fmt.Sprintf("shuffled, of at least %d authors", n) },
	cellSize: func(n int) string { return fmt.Sprintf("%d people", n) },
	levels: map[string]string{
		"linked":   "linked ballots: one pseudonym for the whole consultation",
		"unlinked": "unlinked ballots: one credential for each theme",
	},
	views: map[string]string{
		"live": "while people vote", "after_answer": "after one’s own answer", "after_close": "after the close of the step",
	},
}

var rulesSpanish = rulePhrases{
	title: "Protocolo",
	intro: "Estas reglas quedaron fijas antes de la primera respuesta. Su huella permite a cualquiera comprobar que no se cambiaron.",
	draft: "Estas reglas aún no están fijas; pueden cambiar hasta que se abran las puertas.",

	version: "Versión", privacy: "Privacidad", minCell: "Celda mínima, k", consensus: "Consenso", opposition: "Oposición, en calificaciones",
	scale: "Escala", dimensions: "Se califica", ranking: "Método de orden", unranked: "Sin ordenar", visibility: "Resultados visibles",
	comments: "Comentarios", proposals: "Propuestas", batch: "Lotes de comentarios", keys: "Huellas de las claves", hash: "Huella SHA-256",
	moderated: "se leen antes por un moderador", unmoderated: "se muestran sin moderación",
	atLeast:  func(n int) string { return fmt.Sprintf("al menos %d%%", n) },
	lessThan: func(n int) string { return fmt.Sprintf("menos de %d%% en la banda opuesta", n) },
	authors:  func(n int) string { return fmt.Sprintf("barajados, de al menos %d autores", n) },
	cellSize: func(n int) string { return fmt.Sprintf("%d personas", n) },
	levels: map[string]string{
		"linked":   "boletas vinculadas: un seudónimo para toda la consulta",
		"unlinked": "boletas no vinculadas: una credencial por tema",
	},
	views: map[string]string{
		"live": "mientras se vota", "after_answer": "después de la propia respuesta", "after_close": "al cierre del paso",
	},
}
