package report

import (
	"fmt"

	"parley/internal/consult"
)

// framePhrases belong to the cover and to the page around the text.
type framePhrases struct {
	kicker, contents, note, backTo                           string
	languages                                                map[consult.Lang]string
	date                                                     func(year, month, day int) string
	provisional, noticeTitle, rehearsal, rehearsed           string
	notice                                                   func(k int) string
	invited, tookPart, afterClose, openRoom, tookPartInTheme string
	ofInvited                                                func(percent int) string
	recommendations                                          func(n, themes int, across bool) string
	consensus                                                func(n, everywhere int) string
	fewerThan                                                func(k int) string
	introduction, byAddressee, crossCutting                  string
	position, annex, untitled, addressees                    string
	asked                                                    func(n, consensus int) string
}

var frameEnglish = framePhrases{
	kicker: "Report of a consultation under the Chatham House Rule", contents: "Contents",
	note: "Note", backTo: "Back to the text, note",
	languages: map[consult.Lang]string{consult.English: "in English", consult.Spanish: "in Spanish"},
	date: func(year, month, day int) string {
		return fmt.Sprintf("%d %s %d", day, englishMonths[month-1], year)
	},
	provisional: "Provisional: the consultation is not closed. The figures are those released so far and may still change.",
	noticeTitle: "The Chatham House Rule",
	rehearsal:   "Rehearsal – simulated participants",
	rehearsed:   "Nobody said what stands here. It was made by simulated participants so that the organisers could practise; it is no result, and it may not be quoted.",
	notice: func(k int) string {
		return fmt.Sprintf("What was said in this consultation may be used freely. Who said it may not be revealed, nor who took part or for whom they work. Figures about fewer than %d people are withheld; a hatch stands in their place.", k)
	},
	invited: "people invited", tookPart: "took part", tookPartInTheme: "took part in each theme", afterClose: "shown after the close",
	openRoom: "took part in an open room, where duplicates cannot be excluded",
	ofInvited: func(percent int) string {
		return fmt.Sprintf("took part, %d%% of those invited", percent)
	},
	recommendations: func(n, themes int, across bool) string {
		text := plural(n, "recommendation", "recommendations") + fmt.Sprintf(" in %s %s", numeral(englishNames, themes, themes), plural(themes, "theme", "themes"))
		if across {
			text += " and across them"
		}
		return text
	},
	consensus: func(n, everywhere int) string {
		text := "reached consensus"
		if everywhere > 0 {
			text += fmt.Sprintf(", %d of them in every group", everywhere)
		}
		return text
	},
	fewerThan:    func(k int) string { return fmt.Sprintf("fewer than %d", k) },
	introduction: "Introduction and method", byAddressee: "Who should act", crossCutting: "Cross-cutting principles",
	position: "Reference position", annex: "Annex", untitled: "Untitled consultation",
	addressees: "The recommendations again, by whom they address and from the firmest agreement to the weakest.",
	asked: func(n, consensus int) string {
		return fmt.Sprintf("%d %s, %d with consensus for", n, plural(n, "recommendation", "recommendations"), consensus)
	},
}

var frameSpanish = framePhrases{
	kicker: "Informe de una consulta bajo la Regla de Chatham House", contents: "Contenido",
	note: "Nota", backTo: "Volver al texto, nota",
	languages: map[consult.Lang]string{consult.English: "en inglés", consult.Spanish: "en español"},
	date: func(year, month, day int) string {
		return fmt.Sprintf("%d de %s de %d", day, spanishMonths[month-1], year)
	},
	provisional: "Provisional: la consulta no se ha cerrado. Las cifras son las publicadas hasta ahora y aún pueden cambiar.",
	noticeTitle: "La Regla de Chatham House",
	rehearsal:   "Ensayo – participantes simulados",
	rehearsed:   "Nadie dijo lo que aquí consta. Lo produjeron participantes simulados para que la organización practicara; no es un resultado y no puede citarse.",
	notice: func(k int) string {
		return fmt.Sprintf("Lo que se dijo en esta consulta puede usarse libremente. No puede revelarse quién lo dijo, quién participó ni para quién trabaja. Las cifras sobre menos de %d personas se omiten; en su lugar aparece un sombreado.", k)
	},
	invited: "personas invitadas", tookPart: "participaron", tookPartInTheme: "participaron en cada tema", afterClose: "se muestra tras el cierre",
	openRoom: "participaron en una sala abierta, donde no pueden descartarse duplicados",
	ofInvited: func(percent int) string {
		return fmt.Sprintf("participaron, %d%% de las invitadas", percent)
	},
	recommendations: func(n, themes int, across bool) string {
		names := spanishNames
		names[1] = "un"
		text := plural(n, "recomendación", "recomendaciones") + fmt.Sprintf(" en %s %s", numeral(names, themes, themes), plural(themes, "tema", "temas"))
		if across {
			text += " y transversales"
		}
		return text
	},
	consensus: func(n, everywhere int) string {
		text := plural(n, "alcanzó consenso", "alcanzaron consenso")
		if everywhere > 0 {
			text += fmt.Sprintf(", %d de ellas en todos los grupos", everywhere)
		}
		return text
	},
	fewerThan:    func(k int) string { return fmt.Sprintf("menos de %d", k) },
	introduction: "Introducción y método", byAddressee: "A quién le toca actuar", crossCutting: "Principios transversales",
	position: "Posición de referencia", annex: "Anexo", untitled: "Consulta sin título",
	addressees: "Las mismas recomendaciones, según a quién se dirigen y del acuerdo más firme al más débil.",
	asked: func(n, consensus int) string {
		return fmt.Sprintf("%d %s, %d con consenso a favor", n, plural(n, "recomendación", "recomendaciones"), consensus)
	},
}

var englishMonths = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

var spanishMonths = [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
