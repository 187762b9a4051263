import { plural } from '../../lib/i18n/format';
import type { MailTexts } from './mail.en';

/** Textos de las invitaciones por correo. */
const es: MailTexts = {
  title: 'Invitar por correo electrónico',
  none: 'Este servidor no puede enviar correo: no se ha indicado un servidor de correo.',
  noneHow:
    'Quien lo administra indica PARLEY_SMTP_URL (como smtp://usuario:clave@mail.example.org:587) y PARLEY_SMTP_FROM. Hasta entonces, haga invitaciones arriba e imprima tarjetas o descargue la tabla para combinar correspondencia.',
  draft:
    'El registro aún no está abierto, y los enlaces solo sirven a partir de entonces. Envíe cuando el grupo esté completo y abra después el registro.',
  list: 'Direcciones, una por línea',
  listHint: 'Como ana@example.org, o Ana Pérez <ana@example.org>.',
  found: (n) => plural('es', n, { one: '# dirección', other: '# direcciones' }),
  repeated: (n) =>
    plural('es', n, {
      one: '# línea repite otra y se omite',
      other: '# líneas repiten otras y se omiten',
    }),
  strange: 'Aquí no se encuentra una dirección; estas líneas se omiten:',
  lang: 'Idioma del correo',
  note: 'Unas palabras suyas',
  noteHint: 'Opcional. Van antes del enlace, para que se sepa que el correo viene de usted.',
  preview: 'Esto es lo que reciben',
  from: 'De',
  replyTo: 'Las respuestas van a',
  subject: 'Asunto',
  known: 'Quién sabe qué después',
  knows: [
    'Este servidor no guarda las direcciones ni los enlaces: ambos se olvidan en cuanto el servidor de correo ha respondido. Como siempre, solo se guarda una huella de cada invitación.',
    'El servidor de correo, y aquellos a los que pasa el mensaje, ven cada dirección junto con su enlace y pueden conservar ambos. Quien lea ese correo podría usar el enlace o probarlo.',
    'Ninguno puede hallar con él una respuesta: lo que se guarda no vincula ninguna invitación con nada de lo dicho. Tampoco usted verá quién ha respondido.',
  ],
  send: (n) => plural('es', n, { one: 'Enviar # invitación', other: 'Enviar # invitaciones' }),
  again: (n) =>
    plural('es', n, {
      one: 'Enviar a la dirección de la lista',
      other: 'Enviar a las # direcciones de la lista',
    }),
  why: 'Un correo por dirección, con su propio enlace. No puede retirarse.',
  progress: (done, total) => `${done} de ${total}`,
  sent: (n) => plural('es', n, { one: '# invitación enviada.', other: '# invitaciones enviadas.' }),
  failed: (n) =>
    plural('es', n, {
      one: '# no se pudo confirmar. Sigue en la lista: vea por qué y corríjala o envíe de nuevo.',
      other:
        '# no se pudieron confirmar. Siguen en la lista: vea por qué y corríjalas o envíe de nuevo.',
    }),
  broken:
    'Se cortó la conexión con este servidor y el envío se detuvo. A quien sigue en la lista y no aparece arriba no se le escribió. Revise la red y envíe de nuevo.',
  outcomes: {
    address: 'no es una dirección de correo',
    refused: 'el servidor de correo no la acepta; revise la dirección',
    sender: 'el servidor de correo no acepta nuestro remitente (PARLEY_SMTP_FROM)',
    later: 'ahora no; envíe de nuevo en unos minutos',
    unsure: 'no puede saberse si llegó; si envía de nuevo, vale el correo más reciente',
    lost: 'quizá salió, con un enlace que sirve; pregunte antes de enviar otro',
  },
};

export default es;
