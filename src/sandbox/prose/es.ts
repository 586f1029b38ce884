import type { Prose } from './scene.ts'

/** What Spanish-speaking customers write, and what they are answered. */
export const spanish: Prose = {
  hello: ['Hola,', 'Buenos días,', 'Buenas tardes,', 'Estimado equipo de Ostrello:'],
  bye: ['Un saludo', 'Saludos cordiales', 'Muchas gracias', 'Gracias de antemano'],
  agentHello: 'Hola, {first}:',
  agentBye: 'Un cordial saludo\n{agent}\nAtención al cliente de Ostrello',
  quoted: 'El {weekday}, {day} {month} {year} a las {time}, {agent} <help@ostrello.example> escribió:',
  months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
  weekdays: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  date: '{day} {month} {year}',
  scenes: [
    {
      topic: 'delivery',
      subject: 'El pedido {order} ha llegado roto',
      turns: [
        [
          'customer',
          'hoy ha llegado el pedido {order} con la caja aplastada y dos bolsas abiertas. Toda la entrada huele a café, que no está mal, pero no era la idea. ¿Qué hago con lo que queda?',
        ],
        [
          'agent',
          'lo siento mucho. Puedes tirar lo que queda; hoy mismo sale un pedido nuevo con el número {order2}. Si tienes una foto de la caja, nos ayuda con la reclamación al transportista.',
        ],
        ['customer', 'aquí va la foto como archivo adjunto. Gracias por la rapidez.'],
        ['note', 'Reclamación abierta con el transportista, valor {amount}.'],
        ['agent', 'recibida, muchas gracias. El pedido nuevo llega pasado mañana.'],
      ],
    },
    {
      topic: 'machine',
      subject: 'La {product} no calienta',
      turns: [
        [
          'customer',
          'la {product} (número de serie {serial}, firmware {firmware}) enciende pero no calienta y al cabo de un minuto aparece E23. Ya la he desenchufado toda la noche.',
        ],
        ['note', 'E23 tras un minuto: resistencia o termofusible. En garantía hasta marzo.'],
        [
          'agent',
          'E23 significa que la resistencia no recibe corriente. No lo arregles en casa, por favor. La máquina está en garantía: mañana pasa un mensajero a recogerla y te deja otra igual.',
        ],
        ['customer', 'perfecto. ¿Tengo que poner el depósito y la bandeja en la caja?'],
        ['agent', 'no, solo la máquina vacía. El depósito y la bandeja se quedan contigo.'],
        ['customer', 'la nueva ya está funcionando. Un diez para vosotros.'],
      ],
    },
    {
      topic: 'app',
      subject: 'La aplicación pide actualizar y no deja',
      turns: [
        [
          'customer',
          'la aplicación dice que hay una versión nueva del firmware, pero al pulsar "Actualizar" se queda en el 12 %. La máquina tiene la {firmware}.',
        ],
        [
          'agent',
          'acerca la máquina al router o usa la red de 2,4 GHz, deja el teléfono al lado y vuelve a empezar. La actualización tarda unos seis minutos.',
        ],
        ['customer', 'con la red de 2,4 GHz ha funcionado a la primera.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Factura {invoice} con el CIF de la empresa',
      turns: [
        [
          'customer',
          'necesito la factura {invoice} a nombre de la empresa, con nuestro CIF y la dirección {street}, {city}. El importe de {amount} es correcto.',
        ],
        [
          'agent',
          'aquí tienes la factura corregida como documento adjunto. Las próximas saldrán ya con estos datos.',
        ],
        ['customer', 'recibida, gracias.'],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Quiero pausar la suscripción en agosto',
      turns: [
        [
          'customer',
          'cerramos la oficina todo el mes de agosto. ¿Se puede pausar el envío de café y cobrar solo el alquiler?',
        ],
        [
          'agent',
          'sí, el café queda en pausa del 1 al 31 de agosto y vuelve solo en septiembre. ¿Te parece bien?',
        ],
        ['customer', 'estupendo, buen verano.'],
      ],
    },
  ],
  further: [
    ['¿qué versión de firmware aparece en Ajustes > Acerca de?', 'pone {firmware}.'],
    ['¿podrías enviarnos un vídeo corto del ruido?', 'va el vídeo, se oye desde el segundo 8.'],
    ['¿sigue pasando? No hemos sabido nada de ti.', 'perdona, estaba de viaje. Sí, una vez al día.'],
    ['la pieza vuelve a estar disponible el {date}. ¿Puedes esperar?', 'sí, siempre que llegue ese día.'],
  ],
  praise: ['Rápidos y amables.', '{agent} lo resolvió en un día.'],
  complaint: ['Tres semanas para una respuesta.', 'Me contestaron con un texto genérico.'],
}
