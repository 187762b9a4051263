import { plural } from '../../lib/i18n/format';
import type { Import } from './import.en';

const es: Import = {
  offer: [
    'A partir de un documento',
    'Un documento de trabajo se convierte en la agenda: temas, contexto y recomendaciones, para que usted los corrija.',
  ],
  title: 'Del documento a la agenda',
  lead: 'Los títulos se convierten en temas, lo que les sigue en contexto, las listas en recomendaciones y las notas en fuentes. Usted corrige la lectura; nada se guarda antes de que lo indique.',
  drop: 'Suelte aquí un documento',
  choose: 'Elegir un documento',
  formats: 'Markdown, texto sin formato, DOCX o CSV, hasta 5 MB',
  paste: 'O pegue su texto',
  pasteHint:
    'Con sus títulos y listas. Se queda aquí, en este dispositivo, hasta que se haya leído.',
  pastedName: 'texto pegado',
  read: 'Leerlo',
  reading: 'Leyendo…',
  back: 'Todas las consultas',

  correct: 'Corregir la lectura',
  kept: 'Guardado en este dispositivo',
  unkept: 'Aún sin guardar',
  correctLead: 'Todo se queda en este dispositivo hasta que se cree la agenda.',
  from: (file) => `Leído de ${file}`,
  details: 'Cómo se llamará',
  name: 'Título de la consulta',
  language: 'Idioma del documento',
  addressees: 'A quién se pide actuar',
  addresseesHint: 'Nómbrelos y marque abajo a quién se dirige cada recomendación.',
  addressee: (n) => `Destinatario ${n}`,
  addAddressee: 'Añadir a alguien',
  remove: 'Quitar',
  addressedTo: 'Dirigida a',

  outline: 'Lo que se encontró',
  outlineEmpty: 'Aún no hay temas',
  count: (n) => plural('es', n, { one: '# recomendación', other: '# recomendaciones' }),
  sources: (n) => plural('es', n, { one: '# fuente', other: '# fuentes' }),

  kind: 'Leer como',
  kinds: {
    theme: 'Tema',
    context: 'Contexto',
    position: 'Posición de referencia',
    section: 'Parte de un tema',
    recommendation: 'Recomendación',
    subpoint: 'Subpunto',
    principles: 'Principios transversales',
    introduction: 'Introducción',
    plan: 'Plan de referencia',
    point: 'Punto del plan',
    source: 'Fuente',
  },
  titleOf: (kind) => `${kind}: título`,
  textOf: (kind) => `${kind}: texto`,
  address: 'Dirección web',
  place: (unit, n) => `${unit === 'line' ? 'línea' : 'párrafo'} ${n}`,
  up: 'Subir',
  down: 'Bajar',
  merge: 'Unir con la de arriba',
  divide: 'Dividir en el cursor',
  takeAway: 'Quitar',
  add: 'Añadir debajo',
  undo: 'Deshacer',
  cannotDivide: 'Ponga el cursor donde comienza la segunda pieza.',
  keys: 'En una pieza: Ctrl + Intro la divide en el cursor; Alt + ↑ ↓ la mueve con lo que le pertenece.',
  moved: (title) => `Se movió: ${title}`,
  changed: (kind) => `Ahora se lee como: ${kind}`,

  warnings: (n) => plural('es', n, { one: 'Una cosa por revisar', other: '# cosas por revisar' }),
  warning: {
    no_themes: 'No se encontraron títulos; todo quedó en un solo tema.',
    empty_theme: 'Un tema sin recomendaciones.',
    left_out: 'Se dejó fuera una parte que no es tema ni recomendación.',
    principles: 'Una parte posterior a los temas se leyó como principios.',
    figure: 'Se dejaron fuera imágenes, tablas u objetos incrustados.',
    table: 'Una tabla se leyó celda por celda.',
    markup: 'Se dejó fuera HTML, código o macros.',
    encoding: 'Puede haber acentos erróneos: el archivo no está en UTF-8.',
    long: 'Un texto era demasiado largo; su final está en el contexto o quedó fuera.',
    cells: 'Una fila no se pudo usar.',
  },
  otherWarning: 'Algo aquí se leyó con dudas.',

  faults: {
    title: 'Necesita un título.',
    theme: 'No hay ningún tema encima. Póngala debajo de uno o léala como tema.',
    recommendation: 'No hay ninguna recomendación encima. Póngalo debajo de una.',
    long_title: 'El título tiene más de 200 caracteres. Divídalo donde comienza su texto.',
    long: 'El texto es demasiado largo aquí. Divídalo o lea una parte como contexto.',
  },
  refused: 'El servidor no aceptó esta pieza.',
  blocked: (n) =>
    plural('es', n, {
      one: 'Una pieza aún no se puede guardar.',
      other: '# piezas aún no se pueden guardar.',
    }),
  show: 'Mostrarla',
  save: 'Crear la agenda',
  saveNote: (themes, recommendations) =>
    `${plural('es', themes, { one: '# tema', other: '# temas' })}, ${plural('es', recommendations, { one: '# recomendación', other: '# recomendaciones' })}. Una consulta en preparación; aún no se invita a nadie.`,
  needsTitle: 'La consulta necesita un título.',
  again: 'Otro documento',
  againNote: 'descarta estas correcciones',
  thrown: 'Se descartaron las correcciones.',

  trouble: {
    pdf: 'Un PDF contiene páginas y no texto. Guarde el documento como DOCX o texto sin formato y elija ese archivo.',
    old: 'Este formato no se puede leer. Guarde el documento como DOCX, Markdown o texto sin formato.',
    sheet: 'Una hoja de cálculo no se puede leer. Guarde la hoja como CSV.',
    large: 'Es más de lo que se puede leer de una vez. Quite imágenes y anexos, o divídalo.',
    invalid:
      'No se pudo leer como documento. Si está protegido, vacío o dañado, ábralo en un procesador de textos, guárdelo de nuevo e inténtelo con esa copia.',
  },
};

export default es;
