import { plural } from '../../lib/i18n/format';
import type { RuleTexts } from './rules.en';

const es: RuleTexts = {
  parts: {
    answers: 'Cómo se responde',
    consensus: 'Cuándo algo cuenta como consenso',
    order: 'Cómo se hace un orden',
    rounds: 'Rondas',
    seeing: 'Quién ve qué, y cuándo',
    privacy: 'Qué tan pequeña puede ser una cifra',
  },
  about: {
    answers:
      'Los votos son siempre de acuerdo, en desacuerdo o paso. Las valoraciones usan la escala y lo que aquí se nombra.',
    consensus:
      'Nadie tiene que aceptar un umbral: el informe muestra también cómo cambiaría cada resultado con 70, 75 y 80 por ciento.',
    order:
      'El orden se hace con un método. El informe nombra los demás métodos que pondrían otra cosa en primer lugar.',
    rounds:
      'Un paso puede repetirse. Antes de responder, cada persona ve el resultado del grupo en la ronda anterior junto a su propia respuesta. Las rondas terminan como aquí se prevé, o cuando todo está estable; nunca porque haya consenso.',
    seeing:
      'Lo que se ve de los demás puede influir; lo que nunca se ve no ayuda a pensarlo de nuevo.',
    privacy:
      'Por debajo de este número no se muestra nada, y por debajo del doble solo se dice si dos rondas están estables o cambiaron.',
  },
  ways: {
    title: 'Otras formas de responder',
    lead: 'Un paso del orden del día puede pedir también puntos, votos cuadráticos, menciones o comparaciones. Estos ajustes valen donde alguno lo haga.',
    dots: 'Puntos por persona',
    dotsHint:
      'Se reparten entre las recomendaciones de un paso. Con la mitad de puntos que de recomendaciones hay que elegir.',
    credits: 'Créditos por persona',
    creditsHint: (most) =>
      `Un segundo voto por la misma recomendación cuesta más: v votos cuestan v². Todo en una sola da ${most}.`,
    pairs: 'Comparaciones por persona',
    pairsHint: 'Para listas largas: nadie compara todo, y en conjunto resulta un orden.',
    grades: 'Menciones',
    gradesHint:
      'La peor primero. Cada recomendación recibe su mención mayoritaria: la mitad de las personas le da esa o una mejor.',
    grade: (n, of) =>
      n === 1 ? 'La peor mención' : n === of ? 'La mejor mención' : `Mención ${n}`,
    addGrade: 'Añadir una mención mejor',
  },
  presets: {
    title: 'Umbrales usuales',
    usual: '75% a favor, menos de 15% en contra',
    strict: '80% a favor, menos de 15% en contra',
    wide: '70% a favor, menos de 15% en contra',
  },
  method: 'Método',
  methods: {
    schulze: [
      'Método de Schulze',
      'Cuenta por parejas. La elección usual: difícil de distorsionar y clara donde hay acuerdo.',
    ],
    'ranked-pairs': [
      'Pares ordenados',
      'Fija primero las comparaciones más claras. A menudo coincide con Schulze.',
    ],
    kemeny: ['Método de Kemeny–Young', 'El orden que contradice el menor número de comparaciones.'],
    borda: [
      'Puntos de Borda',
      'Puntos por cada lugar. Fácil de explicar; premia lo que todos pueden aceptar.',
    ],
    copeland: [
      'Método de Copeland',
      'Cuenta las comparaciones ganadas. Fácil de explicar; muchos empates.',
    ],
    minimax: ['Método minimax', 'Va primero quien pierde por menos.'],
    irv: [
      'Segunda vuelta instantánea',
      'Descarta una y otra vez la primera opción más débil. Solo mira las primeras opciones.',
    ],
  },
  maxRounds: 'Rondas a lo más',
  maxRoundsHint: 'Con 0 el número queda abierto; entonces solo usted termina las rondas.',
  roundItems: 'Otra ronda pregunta',
  roundItemsOf: {
    all: 'todo de nuevo',
    no_consensus: 'lo que aún no tiene consenso; si todo lo tiene, lo que aún no está estable',
    changed: 'lo que cambió, o se preguntó una sola vez',
  },
  map: 'Buscar grupos de opinión después del cierre',
  mapHint: 'Requiere boletas vinculadas y el doble del menor número de personas.',
  together: 'Revise esto en conjunto',
  fits: 'Estas reglas son compatibles.',
  problems: {
    borda:
      'Borda necesita un lugar para todo: haga que lo que queda sin ordenar cuente como empatado al final.',
    map: 'Las boletas no vinculadas no permiten un mapa: apague el mapa de opinión.',
    groups: (n) =>
      plural('es', n, {
        one: '# grupo declarado tiene menos del doble de invitaciones: únalo o amplíelo antes de abrir el registro.',
        other:
          '# grupos declarados tienen menos del doble de invitaciones: únalos o amplíelos antes de abrir el registro.',
      }),
    small:
      'Hay menos de 20 personas invitadas: muestre los resultados al cerrar el paso, no mientras se responde.',
    scale:
      'La escala de 1 a 5 no tiene una prueba de valoraciones enfrentadas tan fina como la de 1 a 9.',
  },
  depart: {
    title: 'Apartarse de las reglas',
    lead: 'Las reglas están fijas. Lo que se prometió a quienes participan puede volverse más estricto, nunca más débil. Cada desviación se registra con su hora y su motivo, se muestra a todos ahora y se imprime en el informe.',
    reason: 'Por qué',
    reasonHint: 'Lo ven quienes participan y quienes leen el informe.',
    act: 'Registrar la desviación',
    actWhy: 'Se avisa de inmediato a todas las personas dentro. No puede deshacerse.',
    nothing: 'No cambia ninguna regla: esto registra algo en cómo se lleva la jornada.',
    done: 'Registrada.',
  },
};

export default es;
