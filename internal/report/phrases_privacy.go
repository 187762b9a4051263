package report

import (
	"fmt"

	"parley/internal/consult"
)

// privacyPhrases make the anonymity statement. It claims what is stored, never
// what somebody with other means could find out.
type privacyPhrases struct {
	title       string
	storedHead  string
	stored      []string
	linked      string
	unlinked    string
	seenHead    string
	seen        []string
	deletedHead string
	deleted     func(r consult.Record) []string
	notYet      string
	remainsHead string
	remains     []string
	limitsHead  string
	limits      []string
	openRoom    string
	late        func(k int) string
	hash        func(hash string) string
}

var privacyEnglish = privacyPhrases{
	title:      "Anonymity statement",
	storedHead: "What was stored",
	stored: []string{
		"Answers, each with a pseudonym that the participant’s own browser made and that nothing connects to an invitation, with the declared group that the invitation was for and the value last released.",
		"Comments and proposals without any author; only the hash of a key that stays in the author’s browser.",
		"Until the close: the hash of each invitation, and a mark without a time on those that were used.",
		"No names, addresses, device data, cookies or times of participants.",
	},
	linked:   "One person’s answers are linked to each other under one pseudonym, not to a name.",
	unlinked: "One person’s answers are linked within a theme only.",
	seenHead: "Who could see it",
	seen: []string{
		"Participants, organisers and the projector saw released figures and the words that were public in the room. This report quotes only what its author allowed.",
		"Organisers who ran the day also read words that waited for a moderator or were hidden by one, in shuffled batches, without authors or times.",
		"Whoever runs the server could read its database: all answers under their pseudonyms, released or not, and all words.",
	},
	deletedHead: "What was deleted",
	deleted: func(r consult.Record) []string {
		return []string{
			fmt.Sprintf("%d signing %s, when no more people were admitted.", r.KeysDestroyed, plural(r.KeysDestroyed, "key", "keys")),
			fmt.Sprintf("%d %s with the marks of their use, at the close.", r.InvitationsGone, plural(r.InvitationsGone, "invitation", "invitations")),
			"The order in which answers and words had come, from the files of the database, when each step ended; the text of words that their authors withdrew.",
		}
	},
	notYet:      "Invitations, their marks and the signing keys are deleted at the latest when the consultation closes; this has not happened yet.",
	remainsHead: "What remains",
	remains:     []string{"Until the consultation is deleted: answers under pseudonyms with their group; words that were public, were hidden or never came out, with the hash of their author’s key; the organisers’ own texts.", "Earlier backups of the server keep what they kept until they expire."},
	limitsHead:  "What this cannot prevent",
	limits: []string{
		"Whoever runs the server could change the program or watch the connections.",
		"Whoever handed out the codes could have used one or tested whether it was used.",
		"A device, a network, a writing style or what a text says can give its author away.",
		"A unanimous result tells everybody’s answer, and all others together know the last one.",
		"What was still pending when a step closed came out together. Where it was all of one answer, whoever answered after the last update before is known to have given it by those who saw them answer.",
		"Small changes between rounds can be subtracted by who kept the figures of both.",
		"Until a step had ended, a copy of the database could have shown in which order its answers came.",
		"A person may choose to prove their own vote: this was no binding election.",
		"A pseudonym stands for a credential and not for a person: so does every number of people in this report.",
	},
	openRoom: "The room was open: nothing keeps a person from taking part twice.",
	late: func(k int) string {
		return fmt.Sprintf("Where fewer than %d people answered or changed an answer after the last release of a step, the figures are those of that release.", k)
	},
	hash: func(hash string) string { return "SHA-256 of the protocol: " + hash },
}

var privacySpanish = privacyPhrases{
	title:      "Declaración de anonimato",
	storedHead: "Qué se guardó",
	stored: []string{
		"Respuestas, cada una con un seudónimo que creó el navegador del propio participante y que nada relaciona con una invitación, con el grupo declarado al que iba la invitación y el último valor publicado.",
		"Comentarios y propuestas sin autor; solo la huella de una clave que permanece en el navegador de quien escribió.",
		"Hasta el cierre: la huella de cada invitación y, en las usadas, una marca sin hora.",
		"Ningún nombre, dirección, dato de dispositivo, cookie ni hora de los participantes.",
	},
	linked:   "Las respuestas de una persona están vinculadas entre sí bajo un seudónimo, no a un nombre.",
	unlinked: "Las respuestas de una persona están vinculadas solo dentro de cada tema.",
	seenHead: "Quién pudo verlo",
	seen: []string{
		"Participantes, organizadores y la proyección vieron las cifras publicadas y los textos que fueron públicos en la sala. Este informe cita solo lo que su autor permitió.",
		"Los organizadores que condujeron la jornada leyeron además los textos que esperaban moderación o que esta ocultó, en lotes barajados, sin autor ni hora.",
		"Quien opera el servidor pudo leer su base de datos: todas las respuestas bajo su seudónimo, publicadas o no, y todos los textos.",
	},
	deletedHead: "Qué se borró",
	deleted: func(r consult.Record) []string {
		return []string{
			fmt.Sprintf("%d %s, cuando dejó de admitirse a más personas.", r.KeysDestroyed, plural(r.KeysDestroyed, "clave de firma", "claves de firma")),
			fmt.Sprintf("%d %s con sus marcas de uso, al cierre.", r.InvitationsGone, plural(r.InvitationsGone, "invitación", "invitaciones")),
			"El orden en que llegaron respuestas y textos, de los archivos de la base de datos, al terminar cada paso; el contenido de los textos que sus autores retiraron.",
		}
	},
	notYet:      "Las invitaciones, sus marcas y las claves de firma se borran a más tardar al cerrar la consulta, lo que aún no ha ocurrido.",
	remainsHead: "Qué queda",
	remains:     []string{"Hasta que se elimine la consulta: respuestas bajo seudónimo con su grupo; textos que fueron públicos, se ocultaron o nunca aparecieron, con la huella de la clave de su autor; los textos de los organizadores.", "Los respaldos anteriores del servidor conservan lo que tenían hasta que caducan."},
	limitsHead:  "Qué no puede impedirse",
	limits: []string{
		"Quien opera el servidor podría cambiar el programa u observar las conexiones.",
		"Quien repartió los códigos pudo usar uno o probar si ya se había usado.",
		"Un dispositivo, una red, un estilo o lo que dice un texto pueden delatar a su autor.",
		"Un resultado unánime revela la respuesta de todos, y todos los demás juntos conocen la última.",
		"Lo que quedaba pendiente al cerrar un paso apareció junto. Si todo era una misma respuesta, quienes vieron a alguien responder después de la última actualización saben que la dio.",
		"Quien guardó las cifras de dos rondas puede restar los cambios pequeños.",
		"Hasta que terminó un paso, una copia de la base de datos pudo mostrar en qué orden llegaron sus respuestas.",
		"Una persona puede optar por demostrar su propio voto: esta no fue una elección vinculante.",
		"Un seudónimo representa una credencial y no a una persona: también cada número de personas de este informe.",
	},
	openRoom: "La sala era abierta: nada impide que una persona participe dos veces.",
	late: func(k int) string {
		return fmt.Sprintf("Donde menos de %d personas respondieron o cambiaron una respuesta después de la última publicación de un paso, las cifras son las de esa publicación.", k)
	},
	hash: func(hash string) string { return "Huella SHA-256 del protocolo: " + hash },
}
