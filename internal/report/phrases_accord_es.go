package report

import (
	"fmt"
	"strings"

	"parley/internal/consult"
)

var accordSpanish = accordPhrases{
	title: "Lista de comprobación del método", caption: "Qué debe decir un informe sobre un método de consenso",
	note: "Según la guía ACCORD (Gattrell y otros, PLoS Medicine 2024), con palabras distintas de las suyas. Está llenado lo que el programa sabe; lo que está entre corchetes queda para los organizadores.",
	item: "Qué informar", answer: "En esta consulta", toFill: "Por llenar",
	held: func(kind string, steps, rounds int) string {
		return fmt.Sprintf("%s: %d %s, %d %s", kind, steps, plural(steps, "paso", "pasos"), rounds, plural(rounds, "ronda", "rondas"))
	},
	between: func(low, high int) string { return fmt.Sprintf("de %d a %d", low, high) },
	rows: func(f accordFacts) []accordRow {
		return append(accordBeforeSpanish(f), accordAfterSpanish(f)...)
	},
}

// accordBeforeSpanish is what was settled before anybody answered.
func accordBeforeSpanish(f accordFacts) []accordRow {
	p := f.consultation.Protocol
	return []accordRow{
		{"Que se usó un método de consenso, en el título o junto a él", "La portada dice que es el informe de una consulta.", ""},
		{"Por qué se hizo la consulta y qué debía decidir", when(f.hasIntroduced, "Véase la introducción."), when(!f.hasIntroduced, "el propósito")},
		{"Por qué se preguntó a personas y no solo a la evidencia", "", "qué deja abierto la evidencia"},
		{"Un protocolo hecho de antemano", when(f.frozen, "Las reglas quedaron fijas antes de la primera respuesta; están en “Protocolo”, con su huella.") + when(!f.frozen, "Las reglas aún no están fijas."), "si se registró en otro lugar"},
		{"Quién la dirigió y con qué función", "", "grupo director, moderadores, relatoría, por función"},
		{"Cómo se eligió a los participantes", when(len(f.groups) > 0, fmt.Sprintf("Grupos declarados: %s.", strings.Join(f.groups, "; "))), "criterios, y por qué este número de personas"},
		{"Cómo se les invitó", invitedSpanish(f), "quién envió las invitaciones y cómo"},
		{"Si participaron personas afectadas por el asunto", "", "quiénes y en qué parte"},
		{"Evidencia que recibieron los participantes", sourcesSpanish(f.sources), "cómo se halló y se eligió"},
		{"De dónde vinieron las recomendaciones", fmt.Sprintf("%d fueron preparadas por los organizadores y %d propuestas por participantes.", f.prepared, f.added), "quién escribió las preparadas y a partir de qué"},
		{"Qué método se usó", "Una consulta por pasos, en una sala o a distancia: cada persona respondió a cada uno en su propio dispositivo.", "si las personas se reunieron en persona"},
		{"Pasos y número de rondas", sentences(when(len(f.steps) > 0, strings.Join(f.steps, "; ")+"."), "Cada paso podía abrirse de nuevo para otra ronda; las rondas terminaron según lo previsto y nunca porque se alcanzara el consenso."), ""},
		{"Cuándo ocurrió y cuánto duró", sentences(when(f.date != "", capital(f.date)+"."), when(f.minutes > 0, fmt.Sprintf("Previsto: %d minutos en total; véase la agenda.", f.minutes))), when(f.date == "", "la fecha")},
		{"Redacción y opciones de respuesta", sentences("Todas las recomendaciones se dan completas.",
			when(f.votes, "Votos: a favor, en contra, abstención."),
			when(f.rates, fmt.Sprintf("Calificaciones en la escala %s, según %s; o “fuera de mi especialidad”.", p.Scale, strings.Join(f.dimensions, "; "))),
			when(f.ranks, "Orden: una lista, con empates y listas incompletas.")), ""},
		{"Definición de consenso, fijada de antemano", sentences(
			when(f.votes, fmt.Sprintf("Al menos %d%% de quienes tomaron partido.", p.ConsensusPercent)),
			when(f.rates, fmt.Sprintf("En calificaciones, al menos %d%% en una banda extrema y menos de %d%% en la otra.", p.ConsensusPercent, p.OppositionLimit)),
			when(f.classes(), "Se dan también las clases con 70, 75 y 80%."),
			when(!f.classes(), "Nada se votó ni se calificó, de modo que no se definió un consenso.")), when(f.classes(), "por qué este umbral")},
		{"Retroalimentación a los participantes", feedbackSpanish(p.Visibility), "resúmenes dados de cualquier otro modo"},
		{"Anonimato", fmt.Sprintf("Respuestas y comentarios no llevan nombre; lo guardado no vincula una invitación con una respuesta. No se muestra ninguna cifra sobre menos de %d personas. Véase “Declaración de anonimato”.", f.k), ""},
		{"Si se probaron antes las preguntas y herramientas", "", "pruebas y ensayos"},
		{"Programa", "Parley.", "cualquier otra herramienta"},
		{"Consentimiento y revisión ética", "A cada participante se le mostró la promesa de anonimato antes de entrar; los comentarios se citan solo con el consentimiento de sus autores.", "comité de revisión, si lo hubo"},
		{"Pago u otra recompensa a los participantes", "", "qué se ofreció, o nada"},
	}
}

func invitedSpanish(f accordFacts) string {
	if f.consultation.OpenRoom {
		return "La sala estaba abierta a quien tuviera su código; no pueden descartarse duplicados."
	}
	return "Cada invitación fue un código de un solo uso, ligado a un grupo declarado."
}

func sourcesSpanish(n int) string {
	return when(n > 0, fmt.Sprintf("Cada tema comienza con su contexto; %s %d %s.", plural(n, "se cita", "se citan"), n, plural(n, "fuente", "fuentes")))
}

func feedbackSpanish(v consult.Visibility) string {
	switch v {
	case consult.VisibleLive:
		return "Las cifras publicadas se veían mientras se respondía."
	case consult.VisibleAfterClose:
		return "Las cifras publicadas se veían tras el cierre de cada paso."
	}
	return "Cada persona veía las cifras publicadas después de su propia respuesta, y todas tras el cierre de un paso."
}

// accordAfterSpanish is what came out.
func accordAfterSpanish(f accordFacts) []accordRow {
	return []accordRow{
		{"Tamaño del panel y respuesta", sentences(when(f.invited > 0, fmt.Sprintf("%d personas invitadas.", f.invited)), when(f.took > 0, fmt.Sprintf("Participaron %d.", f.took)), when(f.responses != "", fmt.Sprintf("Personas que respondieron en una ronda: %s.", f.responses)), "Véase “Quiénes participaron, en números”."), "por qué se fueron algunas, si se sabe"},
		{"Quiénes formaron el panel", when(len(f.groups) > 1, "Los grupos declarados, en números; nada más se sabe de los participantes."), "campos, países y sectores, mientras no pueda reconocerse a nadie"},
		{"Resultados de cada punto en cada ronda", sentences(fmt.Sprintf("Los votos, las calificaciones, los órdenes y los cambios entre rondas están en las tablas anteriores y en los archivos de datos. No se reporta aquello en que tomaron partido menos de %d personas.", f.sided), when(f.asked > 0, fmt.Sprintf("Consenso en %d de %d.", f.consensus, f.asked))), ""},
		{"Puntos agregados, cambiados o retirados", fmt.Sprintf("Agregados: %d. Retirados: %d. Redactados de nuevo entre rondas: %d; las redacciones anteriores constan junto a sus recomendaciones.", f.added, f.dropped, f.reworded), when(f.added+f.dropped > 0, "los motivos")},
		{"Desviaciones del protocolo", when(f.frozen, fmt.Sprintf("Registradas: %d; constan al pie del protocolo. El programa no dejó cambiar ninguna otra regla fija.", f.deviations)), "desviaciones en cómo se llevó la jornada, o ninguna"},
		{"Acuerdo y disenso", sentences(fmt.Sprintf("Cada capítulo da ambos; la oposición de al menos %d personas consta como disenso.", f.k), when(f.mapped, "Los grupos de opinión tienen un capítulo propio.")), ""},
		{"Fortalezas y límites", "Los participantes fueron invitados y no elegidos al azar: las cifras describen a este panel. Los límites del anonimato están en la declaración.", "límites del panel, de la evidencia y de la discusión"},
		{"Qué sigue, y para quién", "", "uso de las recomendaciones y cuándo deben revisarse"},
		{"Financiamiento y papel de quien financió", "", "fuentes del dinero y su papel"},
		{"Intereses en conflicto y cómo se trataron", "", "intereses de organizadores y participantes, sin nombres"},
		{"Quién escribió el informe", "Las cifras, las tablas y este anexo se generaron; los organizadores escribieron introducción, contexto y posición.", "quién lo escribió y aprobó, por función"},
		{"Dónde están los datos", "data.json, data.csv y data.xlsx contienen cada cifra publicada; data.json sigue un esquema publicado y basta para escribir de nuevo este informe.", "dónde pueden obtenerse los archivos"},
	}
}
