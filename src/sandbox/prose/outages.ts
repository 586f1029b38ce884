import type { Line } from './scene.ts'

/** Two problems that many tickets point at: one of the software, still open, and one of a depot, long over. */
export const outages = {
  firmware: {
    subject: 'Firmware 3.9.1 drops the Wi-Fi connection every night',
    lines: [
      {
        by: 'customer',
        text: 'Good morning,\n\nsince the update to firmware 3.9.1 both machines in our office lose the Wi-Fi connection every night at about 02:10 and find it again only after a restart. The machines next door, still on 3.9.0, are fine.\n\nBest wishes',
      },
      {
        by: 'note',
        text: 'Reproduced in the lab: the DHCP lease is not renewed after the nightly self-test. Affects all machines on 3.9.1, about 2,300. Linking incidents here.',
      },
      {
        by: 'agent',
        text: 'Hi,\n\nthank you for the exact time, it led us to the cause: 3.9.1 forgets to renew its network address after the nightly self-test. Version 3.9.2 with the fix is in test and will be released this week.\n\nUntil then:\n\n1. Open Settings > Care > Self-test.\n2. Switch "Nightly" off.\n3. Restart the machine once.\n\nBest wishes\nOstrello Customer Care',
      },
      { by: 'customer', text: 'Two nights without a drop since the self-test is off. Waiting for 3.9.2.' },
    ],
    incidents: [
      'My Duo is offline every morning. The app says "last seen 02:11". After pulling the plug it works again. Firmware 3.9.1.',
      'Hello, the machine loses our network each night since the last update. The router log shows that it never asks for a new address.',
      'Every morning the same: ring orange, no connection, restart, fine. Is this a known fault of version 3.9.1?',
      'The morning timer did not start for the third time, because the machine was offline again. I get up at five and count on that coffee!',
      'Since Tuesday both Atelier machines are gone from the dashboard at night. Our IT has changed nothing and the other devices are fine.',
      'Good evening, the connection breaks off at about two at night, only on the Piccolo with 3.9.1. The older one with 3.9.0 stays online.',
    ],
  },
  depot: {
    subject: 'Fire at the depot in Kassel: parcels of three days are late',
    lines: [
      {
        by: 'note',
        text: 'Parcelo reports a fire in the sorting hall in Kassel. Nobody was hurt. About 180 of our parcels from three days are held back, some are lost.',
      },
      {
        by: 'note',
        text: 'Warehouse sends every parcel again that has no scan by Friday. Macro "Send again" may be used without asking.',
      },
      {
        by: 'note',
        text: 'All 180 are replaced or delivered, the last one today. Closing after the last incident.',
      },
    ],
    incidents: [
      'Guten Tag, mein Paket steht seit vier Tagen auf "in Kassel eingetroffen". Ist da etwas passiert?',
      'Hallo, in der Zeitung steht etwas von einem Brand im Paketzentrum. War unser Kaffee dabei?',
      'Sendung seit Montag ohne Bewegung, der Paketdienst nimmt nicht ab. Bitte um kurze Nachricht, ob neu geschickt wird.',
    ],
  },
  before: {
    subject: 'Milk jug leaks at the lid',
    lines: [
      {
        by: 'customer',
        text: 'Hi,\n\nthe milk jug of our Duo leaks at the lid when it is more than half full.\n\nThanks\nMaya',
      },
      {
        by: 'agent',
        text: 'Hi Maya,\n\na new seal for the lid is on its way. Please press it in until it clicks twice.\n\nBest wishes\nOstrello Customer Care',
      },
      { by: 'customer', text: 'Two clicks, no leak. Thanks!' },
    ],
  },
  again: {
    subject: 'Milk jug still leaks (follow-up)',
    lines: [
      {
        by: 'customer',
        text: 'This is a follow-up to your previous request #151.\n\nHi, the new seal held for a few weeks, and now the jug leaks again at the same place. Could you have another look?\n\nThanks\nMaya',
      },
    ],
  },
} as const satisfies Record<
  string,
  { subject: string; lines: readonly Line[]; incidents?: readonly string[] }
>
