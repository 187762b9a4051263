import { plural } from '../i18n/format';
import type { WayTexts } from './en';

const es: WayTexts = {
  asks: {
    dots: (n) => plural('es', n, { one: 'Coloque su punto', other: 'Coloque sus # puntos' }),
    quadratic: (n) => `Gaste hasta ${n} créditos`,
    judge: 'Dé una mención a cada una',
    compare: '¿Cuál importa más?',
  },
  tasks: {
    dots: (n) =>
      plural('es', n, {
        one: 'Ponga # punto en una recomendación.',
        other: 'Reparta # puntos entre las recomendaciones.',
      }),
    quadratic: (n) =>
      `Compre votos a favor o en contra con ${n} créditos. Un voto cuesta 1, dos cuestan 4, tres cuestan 9.`,
    judge: (n) => `Dé una mención a cada una de las ${n} recomendaciones.`,
    compare: (n) =>
      plural('es', n, { one: 'Elija una vez entre dos.', other: 'Elija hasta # veces entre dos.' }),
  },
  how: {
    dots: 'Ponga cuantos quiera en una misma recomendación. No hace falta colocarlos todos.',
    quadratic:
      'Los votos por una misma recomendación se encarecen: uno cuesta 1 crédito, dos cuestan 4, tres cuestan 9. Baje de cero para votar en contra.',
  },
  dotsLeft: (left, of) => `Quedan ${left} de ${of} puntos`,
  creditsLeft: (left, of) => `Quedan ${left} de ${of} créditos`,
  dots: (n) => plural('es', n, { one: '# punto', other: '# puntos' }),
  votes: (n) => {
    if (n === 0) return 'sin votos';
    const some = plural('es', Math.abs(n), { one: '# voto', other: '# votos' });
    return n > 0 ? `${some} a favor` : `${some} en contra`;
  },
  dearer: (price) => `El siguiente voto a favor cuesta ${price}`,
  refund: (price) => `El siguiente voto a favor devuelve ${price}`,
  spent: (cost) => `${cost} gastados`,
  more: (what) => `Más para «${what}»`,
  fewer: (what) => `Menos para «${what}»`,
  undo: 'Deshacer',
  undone: 'Se deshizo el último cambio',
  noOpinion: 'Sin opinión',
  grade: 'Su mención',
  yours: (grade) => `Usted: ${grade}`,
  left: 'Sin mención',
  chose: (won, of) => `elegida en ${won} de ${of}`,
  comparedNone: 'sin comparar',
  of: (n, total) => `${n} de ${total}`,
  next: 'Siguiente',
  seeAll: 'Ver todas',
  back: 'Atrás',
  saved: 'Cada respuesta se guarda al elegirla.',
  change: 'Cambiar',
  goOn: 'Continuar',
  equal: 'Iguales',
  skip: 'Saltar este par',
  pair: (n, most) => `Par ${n} de hasta ${most}`,
  chosen: (what) => `Elegida: ${what}`,
  comparedAll: (n) =>
    plural('es', n, { one: 'Ha respondido # par.', other: 'Ha respondido # pares.' }),
  enough: 'Ya comparé suficientes',
  result: 'La sala',
  soon: 'El resultado se muestra cuando haya suficientes respuestas.',
  hidden: 'menos personas de las que se pueden mostrar',
  people: (n) => plural('es', n, { one: '# persona', other: '# personas' }),
  from: (n) => plural('es', n, { one: 'de # persona', other: 'de # personas' }),
  forAgainst: (yes, no) => `${yes} personas a favor, ${no} en contra`,
  aboveBelow: (above, below) => `${above} le da una mejor, ${below} una peor`,
  won: (won, of) => `ganó ${won} de ${of}`,
  notConnected:
    'Las comparaciones no enlazan todas estas recomendaciones: su orden entre sí dice poco.',
  foot: {
    dots: (n) => `Puntos de ${n} personas.`,
    quadratic: (n) => `Votos de ${n} personas, restados los que están en contra.`,
    judge:
      'Juicio mayoritario: la mención que al menos la mitad considera merecida. Las barras van de la peor a la mejor mención.',
    compare: (n) =>
      `Comparaciones de ${n} personas. La barra es la proporción que cada una ganaría frente a todas las demás (Bradley–Terry).`,
  },
  first: (names) => `Primera: ${names}`,
  tied: (names) => `Empatadas en primer lugar: ${names}`,
};

export default es;
