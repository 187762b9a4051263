import { plural } from '../format';
import type { Charts } from './en';

const es: Charts = {
  median: 'Mediana',
  rated: 'Valoraron',
  outside: (n) => `${n} fuera de su especialidad`,
  histogram: (counts) => `Personas por punto de la escala, desde el más bajo: ${counts}`,
  disagreement: 'las valoraciones apuntan a ambos lados',
  ballots: (n) => plural('es', n, { one: '# persona ordenó', other: '# personas ordenaron' }),
  overNext: (wins, losses) => `${wins} a ${losses} sobre la siguiente`,
  level: 'igual que la siguiente',
  tied: 'empatada',
  pairwise: 'Cuántas personas prefieren una a otra',
  pairwiseHow: 'Cada fila: cuántas personas la pusieron por encima de la de la columna.',
  matrix: 'Ver la comparación por parejas',
  condorcet: 'gana a todas las demás, una por una',
};

export default es;
