import { duration, plural } from '../format';
import type { Shared } from './en';

const es: Shared = {
  language: 'Idioma',
  rehearsal: 'Ensayo – participantes simulados',
  close: 'Cerrar',
  disagree: 'En desacuerdo',
  agree: 'De acuerdo',
  pass: 'Paso',
  scale: 'Personas; las barras son proporciones de quienes tomaron partido',
  fewerThan: (k) => `menos de ${k}`,
  fewerAnswers: (k) => `Menos de ${Math.max(5, k)} tomaron postura: no se muestra`,
  notYet: 'Aún no se muestra',
  bar: (agree, disagree, pass) => `${agree} de acuerdo, ${disagree} en desacuerdo, ${pass} pasan`,
  paused: 'En pausa',
  timeLeft: (minutes) => `${minutes === 1 ? 'Queda' : 'Quedan'} ${duration('es', minutes)}`,
  sources: 'Fuentes',
  sourceNote: (n) => `Fuente ${n}`,
  ratingPoint: (point, n) =>
    plural('es', n, { one: `${point}: # persona`, other: `${point}: # personas` }),
  median: (median) => `Mediana ${median}`,
  middleHalf: (low, high) => `la mitad central de ${low} a ${high}`,
  outside: (n) => plural('es', n, { other: '# fuera de su especialidad' }),
  classes: {
    not_reported: 'No se publica',
    no_class: 'Muy pocas personas tomaron partido',
    polarised: 'Polarizada',
    consensus_for: 'Consenso a favor',
    consensus_against: 'Consenso en contra',
    consensus_uncertain: 'Consenso en que es incierta',
    majority_for: 'Mayoría a favor',
    majority_against: 'Mayoría en contra',
    no_consensus: 'Sin consenso',
  },
  strengths: { strong: 'fuerte', very_strong: 'muy fuerte', unanimous: 'unánime' },
  notes: {
    indicative: 'indicativo: menos de ocho respuestas',
    low_participation: 'participaron pocas personas',
    low_expertise: 'muchas personas la declararon ajena a su especialidad',
    in_every_group: 'en todos los grupos',
  },
  errors: {
    invalid: 'Algo de esto no puede ser correcto. Revíselo e inténtelo de nuevo.',
    not_found: 'Aquí no hay nada. Revise la dirección o el código.',
    forbidden: 'Su función no permite esto.',
    unauthorised: 'Este dispositivo no está admitido. Entre de nuevo con su invitación.',
    conflict: 'Esto ha cambiado entretanto. Vuelva a mirarlo y repítalo si aún lo desea.',
    changed:
      'Alguien cambió esto mientras tanto. Lo que usted escribió se conserva; mire ambos y decida.',
    outdated: 'Usted ha cambiado esto de nuevo después, y se conserva la versión más reciente.',
    paused: 'Este paso está en pausa. Lo que diga se guarda aquí y se envía cuando continúe.',
    step_closed: 'Este paso ya no admite respuestas.',
    doors_closed: 'Las puertas aún no están abiertas.',
    frozen: 'Las reglas están fijadas desde que se abrieron las puertas.',
    invitation:
      'Esta invitación no puede usarse. Revise que esté bien escrita o pida otra a quien organiza.',
    too_many: 'Fueron demasiadas peticiones a la vez. Espere un momento e inténtelo de nuevo.',
    too_large: 'Es demasiado grande. Acórtelo e inténtelo de nuevo.',
    busy: 'El servidor está ocupado. Espere un momento e inténtelo de nuevo.',
    rounds_over:
      'Las rondas de este paso terminaron: se hicieron las previstas o todo está estable.',
    mail: 'No se puede llegar al servidor de correo, o rechaza a este servidor. A quien sigue en la lista no se le escribió. Envíe de nuevo en unos minutos, o pida a quien administra el servidor que revise PARLEY_SMTP_URL.',
    group_small: 'Este grupo es demasiado pequeño para publicarse. Únalo antes con otro.',
    unavailable:
      'Por ahora no se puede llegar al servidor. No se ha perdido nada; inténtelo de nuevo.',
    offline: 'No hay conexión. Revise la red e inténtelo de nuevo.',
    unknown: 'Algo salió mal. Inténtelo de nuevo.',
  },
};

export default es;
