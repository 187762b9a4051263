import { plural } from '../format';
import type { Opinions } from './en';

const es: Opinions = {
  title: 'Grupos de opinión',
  map: (groups) =>
    `Mapa de los grupos de opinión; quienes votaron de forma parecida están cerca: ${groups}`,
  group: (letter) => `Grupo ${letter}`,
  people: (n) => plural('es', n, { one: '# persona', other: '# personas' }),
  agrees: 'Está de acuerdo más que los demás',
  opposes: 'Está en desacuerdo más que los demás',
  like: 'Nada distingue a este grupo de los demás.',
  bridges: 'En qué coinciden todos los grupos',
  bridgesHow: 'En orden de cuánto coinciden todos los grupos (consenso informado por grupos).',
  table: 'El mapa como tabla',
  column: { group: 'Grupo', people: 'Personas', nothing: 'nada' },
  unlinked: 'Aquí las papeletas de cada tema no se vinculan: no hay mapa de opinión.',
  few: 'Votaron muy pocas personas para hacer un mapa de opinión.',
};

export default es;
