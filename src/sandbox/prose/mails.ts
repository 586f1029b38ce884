import type { Line } from './scene.ts'

/** Conversations whose form matters: HTML, files, notes only. */
export const mails = {
  internal: [
    {
      by: 'note',
      text: 'Water tanks of batch 2214 can lose their float magnet. About 140 customers. Do not mention a recall before legal has answered.',
    },
    { by: 'note', text: 'Legal: no recall, exchange on request. Text for the macro is in review.' },
  ],
  html: [
    {
      by: 'customer',
      text: 'Hello,\n\nI made a table of your plans, is it right?\n\nPlan | Beans | Price\nMonthly | 1 kg | 29.80\nYearly | 1 kg | 24.90\n\nMore questions:\n\n- Can I change the plan within the year?\n- Is the grinder included? See https://www.ostrello.example/plans\n\nBest wishes\nMaya Whitfield\nNorthlight Offices',
      html: '<div class="zd-comment zd-comment-pre-styled" dir="auto"><style>.p{color:#333}</style><p class="p">Hello,</p><p>I made a table of your plans, is it right?</p><table border="1"><thead><tr><th>Plan</th><th>Beans</th><th>Price</th></tr></thead><tbody><tr><td>Monthly</td><td>1&nbsp;kg</td><td>29.80</td></tr><tr><td>Yearly</td><td>1&nbsp;kg</td><td>24.90</td></tr></tbody></table><p><strong>More questions:</strong></p><ul><li>Can I change the plan <em>within</em> the year?</li><li>Is the grinder included? See <a href="https://www.ostrello.example/plans?utm_source=mail&amp;utm_medium=reply" rel="noreferrer">your page</a></li></ul><p>Best wishes<br>Maya Whitfield<br>Northlight Offices<br><img src="https://cdn.northlight.example/signature/logo.png" alt="Northlight" width="120" height="32"><img src="https://track.mailer.example/open.gif?id=8812" width="1" height="1" alt=""></p></div>',
    },
    {
      by: 'agent',
      text: 'Hi Maya,\n\nthe table is right. Plans can be changed at the end of each quarter, and the grinder is part of the yearly plan.\n\nBest wishes\nOstrello Customer Care',
    },
    {
      by: 'customer',
      text: 'Then the yearly plan, please.\n\nOn Tue, Nov 3, 2026 at 09:41, Ostrello Customer Care <help@ostrello.example> wrote:\n\n> Hi Maya,\n>\n> the table is right. Plans can be changed at the end of each quarter, and the\n> grinder is part of the yearly plan.\n>\n>> I made a table of your plans, is it right?',
      html: '<div class="zd-comment" dir="auto"><p>Then the yearly plan, please.</p><div class="gmail_quote"><div class="gmail_attr">On Tue, Nov 3, 2026 at 09:41, Ostrello Customer Care &lt;<a href="mailto:help@ostrello.example">help@ostrello.example</a>&gt; wrote:</div><blockquote style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><p>Hi Maya,</p><p>the table is right. Plans can be changed at the end of each quarter, and the grinder is part of the yearly plan.</p><blockquote><p>I made a table of your plans, is it right?</p></blockquote></blockquote></div></div>',
    },
  ],
  files: [
    {
      by: 'customer',
      text: 'Hello,\n\nthe parcel with the cups was run over, it seems. Three photos and the delivery note are attached.\n\n![](https://ostrello.example/attachments/token/inline/parcel.jpg)\n\nThanks\nMaya',
      html: '<div class="zd-comment" dir="auto"><p dir="auto">Hello,</p><p dir="auto">the parcel with the cups was run over, it seems. Three photos and the delivery note are attached.</p><p dir="auto"><img src="https://ostrello.example/attachments/token/inline/parcel.jpg" data-original-width="1280"></p><p dir="auto">Thanks<br>Maya</p></div>',
      files: [
        { name: 'parcel-front.jpg', kind: 'image/jpeg', size: 2_214_008 },
        { name: 'Lieferschein für Büro.pdf', kind: 'application/pdf', size: 88_412 },
        { name: 'parcel.jpg', kind: 'image/jpeg', size: 904_551, inline: true },
      ],
    },
    { by: 'note', text: 'Claim filed with the carrier, value 74.50 EUR.' },
  ],
} as const satisfies Record<string, readonly Line[]>
