import { percent, plural } from '../../lib/i18n/format';
import type { Alike } from './alike.en';

/** Textos de la página donde se unen recomendaciones que dicen lo mismo. */
const es: Alike = {
  title: 'Duplicados',
  lead: 'Recomendaciones que quizá digan lo mismo, comparadas palabra por palabra en ambos idiomas. Usted decide; nada se une por sí solo.',
  merging:
    'Elija qué redacción queda. La otra pasa a ser un punto de ella, y sus comentarios la acompañan.',
  none: 'Nada se parece entre las recomendaciones que aún pueden unirse.',
  over: 'Lo que ya se votó, valoró u ordenó no puede unirse, y no se muestra aquí.',
  found: (n) => plural('es', n, { one: '# par probable', other: '# pares probables' }),
  like: (score) => `${percent('es', score)} de parecido`,
  keepThis: 'Dejar esta redacción',
  different: 'Son distintas',
  differentNote: 'Este dispositivo deja de sugerir el par.',
  merged: (gone, kept) => `«${gone}» es ahora un punto de «${kept}».`,
  putAway: (n) =>
    plural('es', n, {
      one: '# par apartado por distinto',
      other: '# pares apartados por distintos',
    }),
  show: 'Mostrar de nuevo',
  byHand: 'Unir otras dos',
  theme: 'Tema',
  one: 'Esta pasa',
  other: 'a formar parte de esta',
  choose: 'Elija…',
  act: 'Unir',
  proposed: 'propuesta por un participante',
  isIn: (kept) => `Su texto es ahora un punto de «${kept}», y sus comentarios están ahí.`,
  withdraw: 'Retirarla',
  withdrawWhy: 'Sale de la lista y no se pregunta por ella; su texto se conserva aquí.',
  putBack: 'Devolverla',
  putBackWhy: 'Vuelve a la lista y se pregunta por ella desde la próxima ronda.',
  look: 'Buscar duplicados',
  lookWhy: 'Antes de votar: dos redacciones de una idea reparten su apoyo.',
};

export default es;
