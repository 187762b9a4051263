package rehearsal

import "parley/internal/consult"

// What simulated people say. Every text is in one language, as real ones are.
var comments = map[consult.Lang][]string{
	consult.English: {
		"Right in principle, but who pays for it after the second year?",
		"This only works if the figures are published every quarter.",
		"We tried something close to it before; it failed for want of staff, not of law.",
		"Start with three cities and measure before going national.",
		"I would put this first. Everything else depends on it.",
		"The wording leaves out the courts, where most cases stop.",
		"Both sides should name one office that answers for it.",
		"Too ambitious for one year; as a six-year goal it is sound.",
		"Victims are missing from this text. Add how they are heard.",
		"Independent oversight has to come with it, or nothing changes.",
		"The evidence from comparable programmes is better than this suggests.",
		"Without protection for those who report, nobody will report.",
	},
	consult.Spanish: {
		"De acuerdo en el principio, pero ¿quién lo paga después del segundo año?",
		"Solo funciona si las cifras se publican cada trimestre.",
		"Ya se intentó algo parecido; falló por falta de personal, no de leyes.",
		"Conviene empezar en tres ciudades y medir antes de extenderlo al país.",
		"Yo lo pondría en primer lugar. Lo demás depende de esto.",
		"La redacción olvida a los tribunales, donde se detiene la mayoría de los casos.",
		"Cada parte debería nombrar una oficina que responda por ello.",
		"Es demasiado para un año; como meta de seis años es sensato.",
		"Faltan las víctimas en este texto. Hay que decir cómo se les escucha.",
		"Debe venir con supervisión independiente, o nada cambiará.",
		"La evidencia de programas comparables es mejor de lo que aquí se dice.",
		"Sin protección para quien denuncia, nadie denunciará.",
	},
}

var replies = map[consult.Lang][]string{
	consult.English: {"Agreed, and the budget line should be named.", "That was true ten years ago; it has changed.", "Could this be a pilot first?"},
	consult.Spanish: {"De acuerdo, y habría que nombrar la partida del presupuesto.", "Eso era cierto hace diez años; ha cambiado.", "¿Podría empezar como un piloto?"},
}

// proposal is what somebody adds to the list.
type proposal struct {
	lang        consult.Lang
	title, body string
}

var proposals = []proposal{
	{consult.English, "Publish an annual joint scorecard", "Both governments publish the same ten indicators on the same day each year, with the data behind them."},
	{consult.Spanish, "Proteger a quienes denuncian", "Crear un mecanismo binacional que proteja a funcionarios y ciudadanos que denuncian corrupción."},
	{consult.English, "Fund local journalism on security", "A small independent fund pays for reporting on local security, with no say by either government."},
	{consult.Spanish, "Consejo ciudadano de seguimiento", "Un consejo con personas expertas de ambos países revisa cada año qué se cumplió y qué no."},
	{consult.English, "Rotate liaison staff less often", "Keep liaison officers in post for three years, so that trust outlasts a rotation."},
	{consult.Spanish, "Formación conjunta de analistas", "Un programa conjunto forma analistas civiles de ambos países con los mismos métodos."},
}
