import { plural } from '../format';
import type { Rounds } from './en';

const es: Rounds = {
  round: (n) => `Ronda ${n}`,
  roundOf: (n, most) => `Ronda ${n} de ${most} a lo más`,
  before: (n) => `En la ronda ${n}`,
  you: (what) => `Usted dijo: ${what}`,
  youSilent: 'Usted no respondió entonces.',
  outside: 'fuera de mi especialidad',
  group: 'El grupo',
  groupHidden: 'Las cifras del grupo en esa ronda no se muestran.',
  thinkAgain: 'Puede responder igual que antes, o de otro modo.',
  yourPlace: (n) => `usted: ${n}`,
  groupOrder: (n) => `Lo que el grupo puso primero en la ronda ${n}`,
  superseded:
    'La sustituye la ronda siguiente: la diferencia entre dos rondas pequeñas podría señalar a alguien',
  untilClose: 'Se muestra al cerrar la ronda: son muy pocas para verla junto a la anterior',
  stable: 'Estable',
  changed: 'Cambió',
  sinceBefore: 'desde la ronda anterior',
  reworded: 'con otra redacción',
  earlier: 'Cómo decía antes',
  why: 'Por qué se cambió',
  movement: (n) => `De la ronda ${n - 1} a la ronda ${n}`,
  stableOf: (stable, of) =>
    of === stable
      ? plural('es', of, {
          one: 'La respuesta está estable.',
          other: 'Las # respuestas están estables.',
        })
      : `${stable} de ${of} están estables; las demás cambiaron.`,
  panel: (before, now) => `Antes respondieron ${before} personas; ahora, ${now}.`,
  howMovement:
    'Cambio neto: la mitad de la suma de las diferencias de proporción. No se comparan las dos respuestas de nadie.',
  sameOrder: 'El orden es el mismo que antes.',
  newOrder: 'El orden cambió.',
  moved: (from, to) => (from === to ? 'mismo lugar' : `${from} → ${to}`),
  over: {
    planned: 'Se hicieron todas las rondas previstas.',
    stable: 'Todo lo que se preguntó de nuevo está estable: las rondas terminaron.',
  },
  nextAsks: (n, items, of) =>
    items === of
      ? `La ronda ${n} preguntaría de nuevo las ${of}.`
      : `La ronda ${n} preguntaría de nuevo ${items} de ${of}.`,
  deviations: 'Cambios desde que se abrieron las puertas',
  deviation: (rule, was, now) => `${rule}: ${was} → ${now}`,
  held: 'Cómo se lleva la jornada',
  because: (why) => `Motivo: ${why}`,
  rules: {
    min_cell: 'Mínimo de personas por cifra',
    comment_batch: 'Autores por lote de comentarios',
    visibility: 'Cuándo se ven los resultados',
    opinion_map: 'Mapa de opinión',
    scale: 'Escala',
    dimensions: 'Qué se califica',
    consensus_percent: 'Proporción que hace consenso',
    opposition_percent: 'Oposición que admite el consenso',
    ranking_method: 'Cómo se cuenta el orden',
    unranked: 'Lo que queda sin ordenar',
    moderate_comments: 'Los comentarios se leen antes',
    moderate_proposals: 'Las propuestas se leen antes',
    max_rounds: 'Rondas a lo más',
    round_items: 'Otra ronda pregunta',
  },
  values: {
    live: 'mientras se responde',
    after_answer: 'tras la propia respuesta',
    after_close: 'después del cierre',
    off: 'ninguno',
    all: 'todo',
    no_consensus: 'lo que no tiene consenso',
    changed: 'lo que cambió',
    bottom: 'cuenta como último',
    ignore: 'no se compara',
    true: 'sí',
    false: 'no',
    none: 'sin número previsto',
  },
};

export default es;
