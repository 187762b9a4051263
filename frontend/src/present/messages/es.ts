import { duration, plural } from '../../lib/i18n/format';
import type { Present } from './en';

const es: Present = {
  theme: (n, title) => `Tema ${n}: ${title}`,
  principles: 'Principios transversales',
  joinHere: 'Escanee, o escriba el código en',
  joinLabel: 'Código QR para entrar',
  rule: 'Lo dicho puede usarse. Quién lo dijo no puede revelarse.',
  connected: (n) => (n === 0 ? 'Menos de 3 personas conectadas' : `Unas ${n} personas conectadas`),
  fingerprints: 'Compare la clave de su teléfono',
  protocol: 'Reglas de esta consulta',
  soon: 'Registre ya su dispositivo. Las puertas se abren al comenzar.',
  proposing: (what) => `Proponer: ${what}`,
  discussing: (what) => `Debatir: ${what}`,
  voting: (what) => `Votar: ${what}`,
  rating: (what) => `Valorar: ${what}`,
  ranking: (what) => `Ordenar: ${what}`,
  ask: {
    vote: (n) =>
      plural('es', n, {
        one: 'En desacuerdo, paso o de acuerdo con # recomendación.',
        other: 'En desacuerdo, paso o de acuerdo con cada una de # recomendaciones.',
      }),
    rate: (n) =>
      plural('es', n, {
        one: 'Valore # recomendación.',
        other: 'Valore cada una de # recomendaciones.',
      }),
    rank: (n) => `Ponga ${n} recomendaciones en su orden.`,
  },
  changeable: 'Puede cambiar sus respuestas hasta que se cierre.',
  haveAnswered: 'han respondido',
  haveFinished: 'han terminado',
  ofInvited: (n) => `de ${n} personas invitadas`,
  minutes: (n) => duration('es', n),
  left: 'de tiempo',
  timeUp: 'Se acabó el tiempo',
  commentsOn: 'Comentarios mostrados hasta ahora',
  comments: (n) =>
    n === 0 ? 'sin comentarios' : plural('es', n, { one: '# comentario', other: '# comentarios' }),
  batches:
    'Los comentarios aparecen en tandas mezcladas: nadie puede saber quién escribió qué, ni cuándo.',
  whatIsKnown: 'Lo que sabemos',
  groups: {
    agree: 'En qué coincidimos',
    lean: 'Hacia dónde se inclina la mayoría',
    split: 'En qué nos dividimos',
    withheld: 'Muy pocas respuestas',
    sofar: 'Publicado hasta ahora',
  },
  tookPart: (n, of) => (of > 0 ? `Participaron ${n} de ${of}.` : `Participaron ${n}.`),
  answeredSoFar: (n, of) => (of > 0 ? `Han respondido ${n} de ${of}.` : `Han respondido ${n}.`),
  fewTookPart: (k) => `Participaron menos de ${k}.`,
  howVotes:
    'Números: personas. Barras: proporción de quienes tomaron partido. Línea discontinua: consenso.',
  howRatings: 'Las barras son personas por punto de la escala; la línea es la mediana.',
  howRanking: (n) =>
    `${plural('es', n, { one: '# persona ordenó', other: '# personas ordenaron' })}. Se contó por parejas (Schulze).`,
  page: (n, of) => `${n} de ${of}`,
  recommendation: 'Recomendación',
  rankingHidden: 'Han ordenado muy pocas personas para mostrar un resultado.',
  ended: 'Gracias.',
  endedNote:
    'La consulta está cerrada y todas las cifras son definitivas. Las claves y las invitaciones se han borrado.',
  turnout: (n) => `Participaron ${n} personas.`,
  lost: 'Sin conexión: lo que se ve puede no estar al día.',
  loading: 'Un momento…',
  noLink: 'Este enlace del proyector no funciona.',
  noLinkHow:
    'Abra de nuevo el proyector desde la mesa de quien modera; allí se hacen enlaces nuevos.',
};

export default es;
