import { plural } from '../../lib/i18n/format';
import type { Begin } from './begin.en';

const es: Begin = {
  title: 'Empezar una consulta',
  forms: {
    workshop: [
      'Un taller de un día',
      'Proponer, discutir, votar y ordenar, tema por tema. De diez a sesenta personas en una sala.',
    ],
    delphi: [
      'Un Delphi de tres rondas',
      'Un panel califica cada enunciado, ve el resultado del grupo y lo piensa de nuevo. Una semana por ronda.',
    ],
    quick: [
      'Una votación rápida de prioridades',
      'Un código en la pantalla y, cinco minutos después, un orden de prioridades. Sin invitaciones.',
    ],
  },
  own: 'Sus plantillas',
  begin: 'Empezar con esta',
  copy: 'Copiar',
  copyWhy: 'textos y reglas, sin sus personas',
  keep: 'Guardar como plantilla',
  template: 'Plantilla',
  paste: 'Pegar una lista',
  pasteLead: 'Una recomendación por línea, como «Título: texto». Se quitan números y viñetas.',
  add: (n) =>
    n === 0
      ? 'Añadir'
      : plural('es', n, { one: 'Añadir # recomendación', other: 'Añadir # recomendaciones' }),
  reword: 'Redactarla de nuevo para la ronda siguiente',
  rewordLead:
    'Las palabras anteriores se conservan con las rondas que las preguntaron y se muestran junto a las nuevas.',
  rewordReason: 'Por qué se redacta de nuevo',
  rewordAct: 'Usar estas palabras desde la ronda siguiente',
};

export default es;
