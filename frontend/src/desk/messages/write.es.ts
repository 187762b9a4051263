import type { Write } from './write.en';

const es: Write = {
  title: 'Redactar el informe',
  begin: 'Redactar el informe',
  beginNote: 'Introducción, relatoría de cada tema y conclusiones, junto a las cifras.',
  parts: 'Partes del informe',
  paraphrase: (number) => `Paráfrasis de ${number}`,
  back: 'Informe y datos',
  allParts: 'Todas las partes',
  saved: 'Guardado',
  saving: 'Guardando…',
  unsaved: 'Aún sin guardar',
  languages: 'Idioma del texto',
  missing: (language) => `Falta ${language}`,
  hint: 'Markdown: **negrita**, *énfasis*, - lista, [enlace](https://…), [^fuente]. Las cifras entre llaves dobles vienen de los resultados.',
  toolbar: 'Forma del texto',
  bold: 'Negrita',
  emphasis: 'Énfasis',
  list: 'Lista',
  whole: 'El informe completo',

  live: 'Las cifras siguen vivas hasta que se cierre la consulta.',
  final: 'La consulta está cerrada: las cifras son definitivas.',
  preview: 'Vista previa',
  results: 'Resultados',
  empty:
    'Aquí aún no hay nada escrito. Lo que escriba aparecerá aquí tal como lo compone el informe.',
  notes: 'Fuentes',

  sentences: 'Frases a partir de las cifras',
  sentencesLead: 'Son ciertas con las cifras de este momento; cada número sigue unido a su cifra.',
  noSentences: 'Aquí aparecerán frases cuando se hayan publicado resultados.',
  insert: 'Insertar',
  figure: (number) => `Ver la cifra de ${number}`,

  comments: 'Lo que se dijo',
  commentsLead:
    'Quienes lo escribieron permiten usarlo con otras palabras, o textualmente. Escriba lo que se dijo sin delatar a nadie; los comentarios mismos no se imprimen.',

  doubts: 'Referencias por revisar',
  trouble: {
    unknown_figure: 'No existe esa cifra. Elija una de las frases de abajo, o corríjala.',
    unknown_recommendation:
      'No existe esa recomendación. Elija una de las frases de abajo, o corríjala.',
    unasked: 'Aún no hay resultado; el informe lo dice en su lugar.',
    withheld: 'Respondieron muy pocas personas; el informe lo dice en su lugar.',
    moved: 'El resultado ahora es otro. Vuelva a leer la frase.',
  },
  numbered: 'Los números pueden cambiar; esta referencia se queda con su recomendación.',
  use: (reference) => `Usar ${reference}`,
  find: 'Mostrar en el texto',

  clash: (name) => `${name || 'Alguien'} escribió aquí al mismo tiempo`,
  clashLead: 'Nada se pierde: elija con qué seguir. El otro texto queda entre las versiones.',
  mine: 'Seguir con mi texto',
  theirs: 'Seguir con el otro',
  both: 'Juntar los dos',
  their: 'El otro texto',

  versions: 'Versiones anteriores',
  noVersions: 'Aún no hay ninguna.',
  version: (name, when) => (name ? `${name}, ${when}` : when),
  restore: 'Retomar',
  restored: 'Se retomó una versión anterior; la de antes se queda aquí.',
  current: 'actual',
  nothingIn: 'Vacía',

  link: {
    title: 'Enlace público',
    none: 'El informe no está publicado.',
    later:
      'Podrá publicarse cuando se cierre la consulta: lo que lea el mundo no debe influir en quienes aún responden.',
    publish: 'Publicar el informe',
    publishNote:
      'Fija el informe tal como está ahora. Quien tenga el enlace puede leerlo, sin cuenta.',
    again: 'Publicarlo de nuevo',
    againNote: 'El enlace se mantiene; se leerá el informe tal como está ahora.',
    withdraw: 'Retirarlo',
    withdrawn: 'El informe ya no es público; su enlace dejó de funcionar.',
    since: (when) => `Versión del ${when}`,
    blocked: 'Un texto remite a una cifra que no existe:',
    page: (language) => `Informe publicado, ${language}`,
  },
};

export default es;
