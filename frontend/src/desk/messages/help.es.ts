import type { HelpTexts } from './help.en';

const es: HelpTexts = {
  title: 'Ayuda',
  screens: {
    list: [
      'Comience desde un formato, desde el ejemplo o desde una consulta propia. Una copia lleva textos y reglas, nunca personas.',
      '¿Nunca ha conducido una? Abra el ejemplo, elija «Jornada» y ensáyelo: nada de lo que pulse ahí importa.',
      'Borrar puede deshacerse durante unos segundos, y después no.',
    ],
    details: [
      'Todo lo que escribe se guarda al momento; la línea de arriba lo dice.',
      'Llene los dos idiomas o quite uno. Un número al margen cuenta lo que falta en el otro.',
      'Los textos pueden corregirse en cualquier momento antes del cierre. El título aparece en todas las pantallas.',
    ],
    sources: [
      'La posición de referencia es el texto que se discute. Déjela vacía si no la hay.',
      'Cite una fuente en cualquier texto como [^clave]; el informe la numera.',
    ],
    rules: [
      'Las reglas se congelan cuando se abren las puertas, y su huella está en la pantalla: la gente confía en ellas.',
      '¿Dudas? Déjelas como las puso el formato. Con menos de 20 personas, muestre los resultados al cerrar cada paso.',
      'Un cambio posterior es posible donde no toca ninguna respuesta, y queda registrado con su motivo.',
    ],
    people: [
      'Las invitaciones se muestran una vez: imprima las tarjetas o descargue la tabla antes de salir de la página.',
      'Envíe la tabla con su propia combinación de correspondencia y bórrela después. Quien la tenga podría usar antes un código.',
      'Un grupo necesita el doble del número mínimo que puede mostrarse. Una los pequeños antes de abrir el registro.',
      '¿Sin tiempo para invitaciones? Abra la sala: entra cualquiera que tenga el código.',
    ],
    theme: [
      'Pegue una lista: cada línea se vuelve una recomendación. Cada una pide una sola cosa y dice quién debe actuar.',
      'Cuando ya se respondió sobre una recomendación, sus palabras quedan; entre dos rondas puede redactarse de nuevo.',
    ],
    principles: [
      'Recomendaciones que no pertenecen a ningún tema. Tienen sus propios pasos en la agenda.',
    ],
    agenda: [
      'Un paso es un tipo de trabajo sobre un tema. Planee menos de lo que cree: votar diez puntos toma unos ocho minutos.',
      'El orden usual es debatir, votar, ordenar. Los pasos pueden moverse hasta que se abren.',
    ],
    day: [
      'El botón azul es lo siguiente que hay que hacer y dice qué ocurre después. Nada se mueve solo cuando acaba el tiempo.',
      'Cierre un paso cuando deje de crecer el número de quienes terminaron, no cuando hayan terminado todos. A los rezagados puede darles cinco minutos más.',
      'Las cifras aparecen cuando respondió gente suficiente; «menos de» no es un error. Nadie ve quién respondió, y usted tampoco.',
      '¿Alguien perdió la señal? Sus respuestas esperan en el teléfono y llegan con la señal mientras el paso esté abierto.',
    ],
    report: [
      'El informe es provisional hasta que cierre la consulta en «Cerrar y publicar». Entonces sus cifras son definitivas.',
      'Escriba la introducción y el relato de cada tema junto a las cifras; el enlace para lectores muestra lo que usted publica y nada posterior.',
    ],
    acts: [
      'Lo que hizo la organización, nunca lo que hicieron los participantes. Nadie puede borrarlo mientras exista la consulta.',
    ],
  },
};

export default es;
