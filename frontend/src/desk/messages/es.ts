import { duration, plural, shortly } from '../../lib/i18n/format';
import type { Desk } from './en';

const es: Desk = {
  skip: 'Ir al contenido',
  loading: 'Un momento…',
  nowhere: 'No existe esa página.',
  toList: 'Todas las consultas',
  undo: 'Deshacer',
  copyLink: 'Copiar su enlace',
  copied: 'Copiado',
  copyByHand: 'Este navegador no deja que la página copie. Seleccione el enlace y cópielo.',
  name: 'Nombre',
  email: 'Correo electrónico',
  password: 'Contraseña',
  principles: 'Principios transversales',

  setup: {
    title: 'Le damos la bienvenida a Parley',
    lead: 'Elija cómo entrar. Esta primera cuenta es dueña del servidor y puede invitar a otras personas que organizan.',
    passwordHint: 'Al menos 10 caracteres. Una frase es fácil de recordar.',
    act: 'Crear mi cuenta',
    consequence: 'Entra de inmediato, y el enlace de instalación deja de funcionar.',
    done: 'Este servidor ya está instalado.',
    signIn: 'Entrar',
    badLink:
      'Este enlace de instalación ya no funciona. Reinicie el servidor para obtener otro, o entre.',
    noToken: 'Abra el enlace de instalación que el servidor mostró al iniciar.',
  },
  signIn: {
    title: 'Entrar',
    lead: 'Para quienes preparan y conducen consultas. Quien participa no necesita cuenta.',
    act: 'Entrar',
    wrong: 'El correo y la contraseña no se corresponden.',
    participant: 'Tengo una invitación o un código de sala',
  },
  session: {
    out: 'Salir',
    roles: {
      owner: 'titular',
      facilitator: 'moderación',
      rapporteur: 'relatoría',
      observer: 'observación',
    },
  },

  list: {
    title: 'Consultas',
    none: 'Aún no hay ninguna. Empiece con el ejemplo para ver cómo es una jornada completa.',
    newSample: 'Empezar con el ejemplo Mérida',
    newSampleNote:
      'Cinco temas, sus recomendaciones en inglés y español, y la agenda de una jornada.',
    newBlank: 'Empezar con una página en blanco',
    organisers: 'Quienes organizan',
    erase: 'Borrar',
    erased: (title) => `«${title}» se borró con todo su contenido.`,
    status: {
      draft: 'En preparación',
      registering: 'Registro abierto',
      open: 'En sesión',
      closed: 'Cerrada',
    },
  },

  organisers: {
    title: 'Quienes organizan',
    lead: 'Titular: administra las cuentas. Moderación: prepara y conduce consultas. Relatoría: redacta y publica el informe. Observación: lee lo que se ha publicado a la sala.',
    role: 'Función',
    add: 'Añadir a esta persona',
    addNote: 'Entregue la contraseña en persona; sirve de inmediato.',
    remove: 'Quitar',
    removed: (name) => `${name} ya no puede entrar.`,
    you: 'usted',
    roles: {
      owner: 'Titular',
      facilitator: 'Moderación',
      rapporteur: 'Relatoría',
      observer: 'Observación',
    },
  },

  nav: {
    label: 'Consulta',
    prepare: 'Preparar',
    day: 'Jornada',
    report: 'Informe',
    projector: 'Abrir el proyector',
    projectorKeys:
      'En el proyector: ← → pasan páginas, S ordena, B apaga, L cambia el idioma, F pantalla completa.',
  },

  rail: {
    title: 'Orden del día',
    doors: 'Puertas',
    end: 'Cerrar y publicar',
    theme: (n, title) => `${n}.\u00a0${title}`,
    minutes: (n) => shortly('es', n),
    empty: 'Aún no hay pasos.',
    plan: 'Planear la jornada',
    planned: 'previsto',
    took: (n, planned) => `${n}\u00a0de\u00a0${planned}\u00a0min`,
    drift: (minutes) =>
      minutes === 0
        ? 'A tiempo'
        : plural('es', Math.abs(minutes), {
            one: minutes > 0 ? '# minuto de retraso' : '# minuto de adelanto',
            other: minutes > 0 ? '# minutos de retraso' : '# minutos de adelanto',
          }),
    now: 'ahora',
    past: 'hecho',
  },
  kinds: {
    propose: 'Proponer',
    discuss: 'Debatir',
    vote: 'Votar',
    rate: 'Valorar',
    rank: 'Ordenar',
    dots: 'Puntos',
    quadratic: 'Votos cuadráticos',
    judge: 'Menciones',
    compare: 'Comparaciones',
  },

  stage: {
    place: (theme, n, of) => `Tema ${theme}, paso ${n} de ${of}`,
    principlesPlace: (n, of) => `Principios transversales, paso ${n} de ${of}`,
    round: (n) => `ronda ${n}`,
    titles: {
      propose: (what) => `Propuestas: ${what}`,
      discuss: (what) => `Debate: ${what}`,
      vote: (what) => `Votación: ${what}`,
      rate: (what) => `Valoración: ${what}`,
      rank: (what) => `Orden: ${what}`,
      dots: (what) => `Puntos: ${what}`,
      quadratic: (what) => `Votos cuadráticos: ${what}`,
      judge: (what) => `Menciones: ${what}`,
      compare: (what) => `Comparaciones: ${what}`,
    },
    nouns: {
      propose: (what) => `las propuestas sobre ${what}`,
      discuss: (what) => `el debate sobre ${what}`,
      vote: (what) => `la votación sobre ${what}`,
      rate: (what) => `la valoración de ${what}`,
      rank: (what) => `el orden de ${what}`,
      dots: (what) => `los puntos sobre ${what}`,
      quadratic: (what) => `los votos cuadráticos sobre ${what}`,
      judge: (what) => `las menciones sobre ${what}`,
      compare: (what) => `las comparaciones sobre ${what}`,
    },
    open: (step) => `Abrir ${step}`,
    openWhy:
      'Todos los teléfonos van ahí por sí solos, salvo que alguien esté escribiendo. El proyector los sigue.',
    close: (step) => `Cerrar ${step}`,
    closeWhy: {
      answers: 'Las respuestas se sellan y ya no pueden cambiarse. El resultado pasa al proyector.',
      words:
        'Ya no se podrá escribir. Lo que espera una tanda aparece solo si sus autores lo deciden.',
    },
    switch: (to) => `Seguir con ${to}`,
    switchWhy: (from) => `Cierra definitivamente ${from} y abre este paso en todos los teléfonos.`,
    again: 'Abrir otra vez, como nueva ronda',
    againWhy:
      'Se pregunta de nuevo a todas las personas; el resultado anterior queda en el registro.',
    pause: 'Pausar',
    pauseWhy: 'El paso puede leerse. Las respuestas esperan en los teléfonos, y sus dueños lo ven.',
    resume: 'Continuar',
    resumeWhy:
      'Los teléfonos envían lo que esperaba; el final se aplaza lo que duró la pausa. Continúe antes de cerrar, o lo que espera será rechazado.',
    add5: '5 minutos más',
    end2: '5 minutos menos',
    endsAt: (time) => `termina ${time}, en toda pantalla`,
    againSwitch: (from) => `Cierra definitivamente ${from}; luego se pregunta aquí de nuevo.`,
    minutes: (n) => shortly('es', n),
    left: (time) => `restantes, termina ${time}`,
    over: (time) => `de más, terminaba ${time}`,
    notOpened: 'Aún sin abrir',
    planned: (n) => `previsto: ${duration('es', n)}`,
    closed: 'Cerrado',
    back: 'Volver a donde está la sala',
  },

  strip: {
    connected: 'Conectadas',
    about: (n) => `unas ${n}`,
    nobody: 'menos de 3',
    answered: 'Han respondido',
    finished: 'Han terminado',
    ofInvited: (n) => `de ${n} invitadas`,
    comments: 'Comentarios mostrados',
    connection: 'Conexión',
    good: 'Buena',
    goodNote: 'esta mesa está en vivo',
    slow: 'Lenta',
    slowNote: 'pregunta cada diez segundos',
    connecting: 'Conectando…',
  },

  results: {
    sofar: 'Publicado hasta ahora, en personas',
    final: 'Resultado, en personas',
    comments: (n) =>
      n === 0
        ? 'sin comentarios'
        : plural('es', n, { one: '# comentario', other: '# comentarios' }),
    hidden:
      'Las reglas de esta consulta ocultan toda cifra hasta que se cierra el paso. No falta nada.',
    rankingSoon: 'El orden aparece cuando haya ordenado suficiente gente.',
  },

  doors: {
    title: { draft: 'Antes del registro', registering: 'Registro', open: 'Puertas' },
    draftLead:
      'Haga invitaciones y abra el registro: desde entonces cada quien puede registrar su dispositivo y entrar cuando se abran las puertas.',
    register: 'Abrir el registro',
    registerWhy:
      'Cada grupo recibe su clave. Los grupos y la sala abierta quedan fijados; los textos, no.',
    open: 'Abrir las puertas',
    openWhy:
      'Entra quien tiene credencial. Las reglas quedan fijadas y su huella pasa al proyector.',
    issuance: 'Terminar la emisión',
    issuanceWhy:
      'Ya no podrán registrarse más dispositivos y las claves de firma se destruyen. Entonces se muestra cuántos se registraron.',
    issuanceOver: 'La emisión terminó; las claves de firma están destruidas.',
    groups: 'Grupos',
    invited: 'Invitadas',
    registered: 'Registradas',
    registeredLater: 'Cuántas se registraron se dice al terminar la emisión.',
    room: 'Código de la sala',
    roomOpen: 'Puede entrar quien tenga este código. No pueden excluirse duplicados.',
    roomClosed: 'El código lleva a la consulta; solo una invitación deja entrar.',
    qr: 'Código QR para entrar',
    small: 'Un grupo es demasiado pequeño',
    smallWhy: (n) =>
      `Con más de un grupo, cada uno necesita al menos ${n} invitaciones; de lo contrario sus cifras señalarían a personas. Invite a más gente o únalo con otro.`,
    toGroups: 'Grupos e invitaciones',
    hash: 'Huella de las reglas',
    fingerprint: 'Clave',
  },

  end: {
    title: 'Cerrar y publicar',
    closedTitle: 'La consulta está cerrada',
    act: 'Cerrar la consulta',
    why: 'Se cierran los pasos abiertos y todas las cifras son definitivas. Se borran invitaciones, marcas de canje y claves. No puede deshacerse.',
    stepsLeft: (n) =>
      plural('es', n, {
        one: '# paso nunca se abrió. No formará parte del registro.',
        other: '# pasos nunca se abrieron. No formarán parte del registro.',
      }),
    turnout: 'Participaron',
    deletedInvitations: 'Invitaciones borradas',
    destroyedKeys: 'Claves destruidas',
    toReport: 'Ir al informe',
  },

  queue: {
    label: 'Moderación',
    title: (n) =>
      n === 0
        ? 'Nada por leer'
        : plural('es', n, { one: '# aportación por leer', other: '# aportaciones por leer' }),
    lead: 'En tandas mezcladas. Nada dice quién ni cuándo.',
    on: (what) => `Sobre «${what}»`,
    proposal: (what) => `Propuesta, ${what}`,
    nOf: (n, of) => `${n} de ${of}`,
    approve: 'Aprobar',
    hide: 'Ocultar…',
    hideNow: 'Ocultar',
    reason: '¿Por qué? Quien escribió lo leerá.',
    reasons: ['Nombra a una persona', 'Nombra a un empleador', 'Se sale del tema'],
    cancel: 'Cancelar',
    restore: 'Mostrar de nuevo',
    approved: 'Aprobada: se muestra.',
    hidden: (reason) => `Oculta: ${reason}`,
    none: 'La tanda se abre cuando ha escrito suficiente gente.',
    read: (n) => `Ya leídas (${n})`,
    hiddenMark: 'oculta',
    ask: 'Preguntar a quien escribió…',
    askNow: 'Preguntar',
    question: '¿Qué debe aclarar quien escribió? Solo esa persona lo lee.',
    asked: (question) => `Se preguntó: ${question}`,
    askedMark: 'Se preguntó a quien escribió:',
    keys: { title: 'Teclas', move: 'Siguiente, anterior', hide: 'Ocultar', ask: 'Preguntar' },
    unmoderated: 'Los comentarios aparecen sin leerse antes; pueden ocultarse después.',
  },

  report: {
    title: 'Informe y datos',
    lead: 'Solo cifras publicadas, con el aviso de Chatham House, la declaración de anonimato y la huella de las reglas.',
    draft:
      'La consulta no está cerrada: estos archivos contienen lo publicado hasta ahora y cambiarán.',
    files: {
      'report.pdf': ['Informe para imprimir', 'PDF, A4; se puede buscar y escuchar.'],
      'report.docx': ['Informe para Word', 'Con títulos y notas al pie, para seguir editando.'],
      'report.html': ['Informe como página', 'Para un sitio web; no necesita otro archivo.'],
      'report.md': ['Informe como texto', 'Markdown, sin gráficos.'],
      'data.xlsx': ['Datos en libro de cálculo', 'Una hoja por tema, para Excel.'],
      'data.csv': ['Datos en tabla', 'Una fila por cifra.'],
      'data.json': [
        'Datos para programas',
        'Cada cifra publicada en ambos idiomas, con su esquema.',
      ],
    },
  },
};

export default es;
