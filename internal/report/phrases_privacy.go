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
		"Answers, each with a pseudonym that the participant’s own browser made and that nothing connects to an invitation.",
		"Comments and proposals without any author; only the hash of a key that stays in the author’s browser.",
		"No names, addresses, device data, cookies or times of participants.",
	},
	linked:      "One person’s answers are linked to each other under one pseudonym, not to a name.",
	unlinked:    "One person’s answers are linked within a theme only.",
	seenHead:    "Who could see it",
	seen:        []string{"Participants and organisers saw released figures and public words, as in this report.", "Organisers also read words that waited for a moderator, in shuffled batches, without authors or times."},
	deletedHead: "What was deleted",
	deleted: func(r consult.Record) []string {
		return []string{
			fmt.Sprintf("%d signing %s, when registration ended.", r.KeysDestroyed, plural(r.KeysDestroyed, "key", "keys")),
			fmt.Sprintf("%d %s with the marks of their use, at the close.", r.InvitationsGone, plural(r.InvitationsGone, "invitation", "invitations")),
		}
	},
	notYet:      "Invitations, their marks and the signing keys are deleted when registration ends and the consultation closes; this has not happened yet.",
	remainsHead: "What remains",
	remains:     []string{"Answers under pseudonyms, public words and the organisers’ own texts.", "Earlier backups of the server keep what they kept until they expire."},
	limitsHead:  "What this cannot prevent",
	limits: []string{
		"Whoever runs the server could change the program or watch the connections.",
		"Whoever handed out the codes could have used one or tested whether it was used.",
		"A device, a network, a writing style or what a text says can give its author away.",
		"A unanimous result tells everybody’s answer, and all others together know the last one.",
		"Small changes between rounds can be subtracted. A person may choose to prove their own vote.",
		"A pseudonym stands for a credential and not for a person; k counts credentials.",
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
		"Respuestas, cada una con un seudónimo que creó el navegador del propio participante y que nada relaciona con una invitación.",
		"Comentarios y propuestas sin autor; solo la huella de una clave que permanece en el navegador de quien escribió.",
		"Ningún nombre, dirección, dato de dispositivo, cookie ni hora de los participantes.",
	},
	linked:      "Las respuestas de una persona están vinculadas entre sí bajo un seudónimo, no a un nombre.",
	unlinked:    "Las respuestas de una persona están vinculadas solo dentro de cada tema.",
	seenHead:    "Quién pudo verlo",
	seen:        []string{"Participantes y organizadores vieron cifras publicadas y textos públicos, como en este informe.", "Los organizadores leyeron además los textos en espera de moderación, en lotes barajados, sin autor ni hora."},
	deletedHead: "Qué se borró",
	deleted: func(r consult.Record) []string {
		return []string{
			fmt.Sprintf("%d %s, al terminar el registro.", r.KeysDestroyed, plural(r.KeysDestroyed, "clave de firma", "claves de firma")),
			fmt.Sprintf("%d %s con sus marcas de uso, al cierre.", r.InvitationsGone, plural(r.InvitationsGone, "invitación", "invitaciones")),
		}
	},
	notYet:      "Las invitaciones, sus marcas y las claves de firma se borran al terminar el registro y cerrar la consulta; eso aún no ha ocurrido.",
	remainsHead: "Qué queda",
	remains:     []string{"Respuestas con seudónimo, textos públicos y los textos de los organizadores.", "Los respaldos anteriores del servidor conservan lo que tenían hasta que caducan."},
	limitsHead:  "Qué no puede impedirse",
	limits: []string{
		"Quien opera el servidor podría cambiar el programa u observar las conexiones.",
		"Quien repartió los códigos pudo usar uno o probar si ya se había usado.",
		"Un dispositivo, una red, un estilo o lo que dice un texto pueden delatar a su autor.",
		"Un resultado unánime revela la respuesta de todos, y todos los demás juntos conocen la última.",
		"Los cambios pequeños entre rondas pueden restarse. Una persona puede optar por demostrar su propio voto.",
		"Un seudónimo representa una credencial y no a una persona; k cuenta credenciales.",
	},
	openRoom: "La sala era abierta: nada impide que una persona participe dos veces.",
	late: func(k int) string {
		return fmt.Sprintf("Donde menos de %d personas respondieron o cambiaron una respuesta después de la última publicación de un paso, las cifras son las de esa publicación.", k)
	},
	hash: func(hash string) string { return "Huella SHA-256 del protocolo: " + hash },
}
