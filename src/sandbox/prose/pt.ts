import type { Prose } from './scene.ts'

/** What Brazilian customers write, and what they are answered. */
export const portuguese: Prose = {
  hello: ['Olá,', 'Bom dia,', 'Boa tarde,', 'Oi, pessoal,'],
  bye: ['Obrigado', 'Atenciosamente', 'Um abraço', 'Desde já agradeço'],
  agentHello: 'Olá, {first},',
  agentBye: 'Um abraço\n{agent}\nAtendimento Ostrello',
  quoted: 'Em {weekday}., {day} de {month} de {year} às {time}, {agent} <help@ostrello.example> escreveu:',
  months: ['jan.', 'fev.', 'mar.', 'abr.', 'mai.', 'jun.', 'jul.', 'ago.', 'set.', 'out.', 'nov.', 'dez.'],
  weekdays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  date: '{day} de {month} de {year}',
  scenes: [
    {
      topic: 'delivery',
      subject: 'Pedido {order} parado em {city}',
      turns: [
        [
          'customer',
          'meu pedido {order} está parado em {city} desde {date}. O rastreamento não muda e o café aqui em casa está acabando. Vocês conseguem descobrir o que houve?',
        ],
        ['note', 'Transportadora confirmou extravio parcial na rota. Reenvio autorizado.'],
        [
          'agent',
          'sinto muito pela demora. A transportadora confirmou um problema na rota, então um novo pacote sai hoje com o número {order2}, sem custo. Se o primeiro aparecer, pode ficar com ele.',
        ],
        ['customer', 'chegou hoje de manhã, muito obrigada!'],
      ],
    },
    {
      topic: 'machine',
      subject: 'A {product} faz um barulho estranho ao moer',
      turns: [
        [
          'customer',
          'a minha {product} (série {serial}) começou a fazer um barulho metálico quando mói os grãos. Parece que tem uma pedrinha lá dentro.',
        ],
        [
          'agent',
          'é bem possível que seja uma pedrinha mesmo, acontece com grãos de qualquer marca. Por favor:\n\n1. Desligue a máquina da tomada.\n2. Esvazie o compartimento e retire a mó superior.\n3. Passe o pincel e procure a pedra.\n\nNão use a máquina antes disso, para não danificar a mó.',
        ],
        ['customer', 'achei! Era uma pedrinha minúscula. Agora está silenciosa outra vez.'],
        ['agent', 'que bom! Pelo susto, vai um pacote de Mezzo no próximo envio.'],
      ],
    },
    {
      topic: 'app',
      subject: 'Não recebo o código de acesso',
      turns: [
        [
          'customer',
          'tento entrar no aplicativo com {email} e o código de seis dígitos nunca chega. Já olhei a caixa de spam.',
        ],
        [
          'agent',
          'o seu provedor está segurando as nossas mensagens. Adicione no-reply@ostrello.example aos contatos e tente de novo em uma hora, por favor.',
        ],
        ['customer', 'funcionou, obrigado pela paciência.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Cobrança de {amount} que não reconheço',
      turns: [
        [
          'customer',
          'apareceu uma cobrança de {amount} no meu cartão, com a descrição da fatura {invoice}. Eu não comprei nada este mês. Podem explicar?',
        ],
        [
          'agent',
          'essa cobrança é o aluguel trimestral da máquina, que antes era mensal: você mudou o plano em {date}. O detalhamento segue em anexo.',
        ],
        ['customer', 'é verdade, fui eu que mudei. Desculpem e obrigado.'],
      ],
    },
  ],
  further: [
    ['qual versão do firmware aparece em Ajustes > Sobre?', 'aparece {firmware}.'],
    [
      'você poderia mandar um vídeo curto do barulho?',
      'mandei o vídeo, dá para ouvir a partir do segundo 8.',
    ],
    [
      'o problema continua? Não tivemos mais notícias suas.',
      'desculpe, estava viajando. Sim, uma vez por dia.',
    ],
  ],
  praise: ['Atendimento rápido e gentil.', '{agent} resolveu tudo no mesmo dia.'],
  complaint: ['Demorou demais.', 'Recebi só respostas prontas.'],
}
