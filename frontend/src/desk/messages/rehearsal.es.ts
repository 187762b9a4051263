import type { RehearsalTexts } from './rehearsal.en';

const es: RehearsalTexts = {
  title: 'Ensayar esto',
  lead: 'Una copia de esta consulta se llena de participantes simulados que se registran, entran y responden. Usted abre y cierra los pasos y ve cómo siguen la pantalla y un teléfono. Nada toca la consulta real.',
  people: 'Participantes simulados',
  pace: 'Su ritmo',
  paces: {
    stopped: 'Detenidos',
    real: 'Como las personas',
    brisk: 'Diez veces más rápido',
    instant: 'De inmediato',
  },
  begin: 'Comenzar el ensayo',
  beginWhy: 'Abre la copia con el registro abierto. Después abra las puertas, como el día real.',
  panel: 'Ensayo',
  invited: (n) => `Hay ${n} participantes simulados invitados; casi todos vienen.`,
  phone: 'Mire con su propio teléfono mediante el código de la sala.',
  until: (when) => `Se descarta por sí solo: ${when}.`,
  away: 'Descartarlo',
  awayWhy: 'Borra esta copia con todo lo que contiene.',
};

export default es;
