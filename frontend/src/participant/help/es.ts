import type { Help } from './en';

/** Lo que preguntan quienes participan. */
const es: Help = {
  questions: [
    {
      asked: '¿Qué pasa con mi respuesta?',
      answers: [
        'Se guarda en este dispositivo hasta que el servidor la tiene: al pie de la página dice «Guardado» o cuántas respuestas esperan señal. Puede cerrar la página entretanto; salen cuando vuelva a abrirla.',
        'Las respuestas se cuentan juntas. Las cifras se muestran cuando han respondido suficientes personas, y nunca sobre unas pocas.',
      ],
    },
    {
      asked: '¿Quién ve qué?',
      answers: [
        'Nadie ve su nombre: nunca se preguntó. Las demás personas y quien organiza ven cifras sobre muchas, y comentarios sin autor, en tandas mezcladas.',
        'Quien organiza no ve si usted ha respondido, ni qué. Sus propias respuestas solo se ven en este dispositivo; «Tapar» las oculta de quien mire por encima del hombro.',
        'Lo que escribe puede delatarle por su estilo o por lo que cuenta. La página le avisa de las señales más claras.',
      ],
    },
    {
      asked: '¿Cómo la cambio?',
      answers: [
        'Mientras un paso está abierto, vuelva a la pregunta y responda de nuevo: vale la última respuesta. Después queda como está.',
        'Sus propios comentarios se pueden editar o retirar desde este dispositivo, el único que guarda su clave.',
      ],
    },
    {
      asked: 'No sé cómo seguir',
      answers: [
        'Sin señal, continúe: no se pierde nada. Cuando se abre un paso, esta página va allí por sí sola, salvo que esté escribiendo.',
        'Para seguir en otro teléfono o en una computadora, elija «Llevar mi clave a otro dispositivo» en la agenda antes de dejar este. Nadie puede darle una segunda clave.',
      ],
    },
  ],
};

export default es;
