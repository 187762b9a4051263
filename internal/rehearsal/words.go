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
		"Two years is too short to judge it. Fix the review date now.",
		"The states should be at this table; the capital cannot do it alone.",
		"Say what stops if this starts. Nobody has people to spare.",
		"I have seen this work in one place and fail in the next. The mayor made the difference.",
		"The aim is right; the instrument belongs to another ministry.",
		"Give it to a body that outlives an election, or leave it.",
		"What is missing is a first step that costs nothing and can be taken this month.",
		"The private sector gains from this and should pay a share.",
		"A pilot with a control group would settle the argument in eighteen months.",
		"This asks for data that nobody collects today. Begin there.",
		"Congress would have to agree, and I do not see the votes.",
		"We keep training people and then losing them. Pay and posting come first.",
		"Rename it. Under this title half of the room will stop reading.",
		"The risk is that it turns into one more committee.",
		"It needs a line on what happens when one side does not deliver.",
		"Prosecutors will tell you that the law is enough; what they lack is time.",
		"Make it public from the first day. Secrecy is how the last attempt died.",
		"Local journalists know more about this than either government.",
		"I agree with the first half. The second half undoes it.",
		"Small, dull and useful. More of this kind, please.",
		"Who is accountable, by name of office, and to whom?",
		"It treats the symptom. I can live with that if the cause gets a budget too.",
		"Women are affected differently here, and the text does not say so.",
		"Put a number on it: how many, where and by when.",
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
		"Dos años son pocos para juzgarlo. Hay que fijar desde ahora la fecha de revisión.",
		"Los estados deberían estar en esta mesa; la capital no puede sola.",
		"Falta decir qué se deja de hacer si esto empieza. A nadie le sobra gente.",
		"Lo vi funcionar en un municipio y fracasar en el de al lado. La diferencia fue la alcaldesa.",
		"El fin es correcto; el instrumento le toca a otra secretaría.",
		"Que lo lleve un organismo que sobreviva a las elecciones, o mejor no hacerlo.",
		"Falta un primer paso que no cueste nada y pueda darse este mes.",
		"Las empresas ganan con esto y deberían pagar una parte.",
		"Un piloto con grupo de control zanjaría la discusión en año y medio.",
		"Pide datos que hoy nadie recoge. Hay que empezar por ahí.",
		"Tendría que aprobarlo el Congreso, y no veo los votos.",
		"Formamos gente y luego la perdemos. Primero el sueldo y la plaza.",
		"Cambiaría el título: con este, media sala deja de leer.",
		"El riesgo es que acabe en un comité más.",
		"Falta una línea sobre qué pasa cuando una de las partes no cumple.",
		"Las fiscalías dirán que la ley basta; lo que no tienen es tiempo.",
		"Que sea público desde el primer día. El intento anterior murió por el secreto.",
		"La prensa local sabe de esto más que cualquiera de los dos gobiernos.",
		"Coincido con la primera mitad. La segunda la deshace.",
		"Pequeño, aburrido y útil. Ojalá hubiera más así.",
		"¿Quién responde, con nombre de oficina, y ante quién?",
		"Atiende el síntoma. Lo acepto si la causa también recibe presupuesto.",
		"A las mujeres les afecta de otro modo, y el texto no lo dice.",
		"Pónganle cifras: cuántos, dónde y para cuándo.",
	},
}

var replies = map[consult.Lang][]string{
	consult.English: {
		"Agreed, and the budget line should be named.", "That was true ten years ago; it has changed.", "Could this be a pilot first?",
		"Only if the states are asked.", "The courts would need notice.", "I would drop the deadline.",
	},
	consult.Spanish: {
		"De acuerdo, y habría que nombrar la partida del presupuesto.", "Eso era cierto hace diez años; ha cambiado.", "¿Podría empezar como un piloto?",
		"Solo si se consulta a los estados.", "Habría que avisar a los tribunales.", "Yo quitaría el plazo.",
	},
}

// remark is what a guest says in a step. Those who speak a language take turns at
// its comments, from another one on in each step, so that a page seldom says the
// same twice.
func (g *guest) remark(step int) string {
	pool := comments[g.lang]
	turn := g.index/len(g.day.languages) + step*remarkStride
	return pool[turn%len(pool)]
}

// remarkStride has no divisor in common with the number of comments.
const remarkStride = 7

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
