import type { Speaker } from './scene.ts'

/** Forty steps of one long search: why do eight machines lose pressure? */
export const steps: readonly (readonly [by: Speaker, text: string])[] = [
  [
    'customer',
    'Good morning. We have eight Atelier 24 machines on four floors, and machine 1 near the reception has dropped from 9 to 6 bar within two weeks. The coffee is thin and runs through in eleven seconds. Nothing was changed, neither the beans nor the grinder setting, which stands at 14.',
  ],
  [
    'agent',
    'Thank you for the exact figures. A cup in eleven seconds at 6 bar points to the pump or to the relief valve behind it. Please run the pressure test under Settings > Care > Test 3, write down the three values it shows, and tell me the serial number on the plate below the drip tray.',
  ],
  [
    'customer',
    'Test 3 shows 6.1, 6.0 and 5.8 bar. The serial number is OST-A-402117. While we were at it we tested machine 2 as well, and it shows 7.4, 7.3 and 7.3, although nobody has complained about its coffee so far. Is 7.4 already a reason to worry?',
  ],
  [
    'note',
    'Two machines of the same delivery, February 2024. Pumps from supplier lot 88-K. Please look whether we have other offices with that lot: I remember one in Leeds with a similar story in autumn, closed as a worn pump without anybody looking into the lot.',
  ],
  [
    'agent',
    'A new machine shows 9.0 to 9.3 in test 3, so 7.4 is on its way down. Before we change pumps I would like to rule out the water: could you tell me whether all machines hang on the same pipe, and what the pressure gauge at the filter in the cellar says?',
  ],
  [
    'customer',
    'Our caretaker went to the cellar. All eight machines hang on one riser, the gauge before the filter shows 4.2 bar and behind it 2.9 bar. He says that the filter cartridge was changed in March by the firm that also does the sprinklers, and he was surprised by the difference.',
  ],
  [
    'agent',
    'The difference of 1.3 bar over the filter is too much: 0.3 would be normal. It does not explain 6 bar at the pump by itself, yet a pump that has to suck wears out early. Could the caretaker bypass the filter for one hour and run test 3 again on machine 1?',
  ],
  [
    'customer',
    'With the bypass open machine 1 shows 6.4, 6.5 and 6.4. So it is better by half a bar, but not good. Machine 2 went up to 8.1. We closed the bypass again, because the water tasted of swimming pool, which several colleagues noticed at once.',
  ],
  [
    'note',
    'So two causes at the same time: a clogged filter, and worn pumps because of it. The cartridge is not ours, the firm with the sprinklers put in a type for drinking fountains, 5 micron. Our specification says 20 micron. That is on page 31 of the manual for installers.',
  ],
  [
    'agent',
    'We think that the cartridge is of the wrong type. Please look whether it says 5 or 20 micron on its label. Atelier machines need 20; with 5 the water comes too slowly, the pumps run dry for moments, and their seals suffer. I am sending two pumps with order OS-2026-204410 in the meantime.',
  ],
  [
    'customer',
    'It says 5 micron, you were right. The firm apologised and brings the right one on Thursday. Bad news from the third floor: machine 5 stopped this morning with E04 in the middle of a meeting with forty guests. We switched it off, and we are now down to seven machines.',
  ],
  [
    'agent',
    'I am sorry about the meeting. E04 is the pump that gives up. A loan machine leaves our warehouse today with order OS-2026-204455 and should stand at your reception tomorrow before ten. Please keep machine 5 as it is, our technician would like to open it together with the pump inside.',
  ],
  [
    'customer',
    'The loan machine came at 9:20 and was making coffee at 9:50, well done. The driver wanted to take machine 5 with him, but we insisted on keeping it, as you asked. The pumps from order OS-2026-204410 came as well. Who puts them in, your technician or our caretaker?',
  ],
  [
    'note',
    'Technician for the third floor: Milo is free on Thursday morning and on Friday after two. He needs the torque key and the seal kit 7. He should bring the broken pump of machine 5 back to the lab, where Ines wants to cut it open and look at the membrane.',
  ],
  [
    'agent',
    'Our technician changes the pumps, please leave them in their boxes until then. He can come on Thursday from 8 to 12, which fits well with the new cartridge. He will change the pumps of machines 1 and 5, run test 3 on all eight and leave a table with the values on site.',
  ],
  [
    'customer',
    'Thursday from 8 is fine, the lift to the third floor is reserved for him until 9:30. He should report to Odile at the reception and will get a badge there. Parking is in bay 17. We also measured the rest: machine 3 shows 8.8, machine 4 shows 8.6, and machine 8 shows 9.0.',
  ],
  [
    'note',
    'Visit report: cartridge changed to 20 micron, gauge behind the filter now 3.9 bar. Pumps of 1 and 5 changed. Test 3 after that: 9.1, 8.2, 8.9, 8.7, 9.2, 7.9, 8.8, 9.0. Machines 2 and 6 stay under 8.5, their pumps are from lot 88-K as well.',
  ],
  [
    'agent',
    'The visit went well: machines 1 and 5 are back above 9 bar. Machine 2 shows 8.2 and machine 6 shows 7.9, which is usable, yet below what we promise. I suggest that we watch both for two weeks, since a pump can recover a little when it gets enough water again.',
  ],
  [
    'customer',
    'We agree to watch them. Everyone here notices the difference, the queue at the reception is as long as it used to be. One thing puzzles us: since the visit machine 7 has become loud, a humming for about three seconds after each cup. It was not loud before the technician came.',
  ],
  [
    'agent',
    'The humming after a cup is the relief valve, which has more to do now that more water arrives. It should fade within a week. If it does not, there is a screw behind the left panel which the technician can turn by a quarter. Please do not turn it yourselves, it is sealed.',
  ],
  [
    'customer',
    'One week later: machine 7 hums as before, and people have started to call it the refrigerator. Machine 2 has gone down to 8.0 and machine 6 to 7.5. So they do not recover, they go on falling. We would like to have both pumps changed before our open day on the 28th.',
  ],
  [
    'note',
    'Lab result from Ines: membrane of the broken pump has hairline cracks at the rim, not caused by running dry. It looks like a fault of the moulding in lot 88-K. She asks for two more pumps of that lot before she writes to the supplier. Do not tell customers yet.',
  ],
  [
    'agent',
    'I have ordered two pumps for machines 2 and 6 with order OS-2026-204602, and the technician can come on the 24th, four days before your open day. He will also turn the screw on machine 7. We would like to take the old pumps with us to look at them; you get a receipt.',
  ],
  [
    'customer',
    'The 24th is fine, after 13:00 please, because the fourth floor has its fire drill in the morning. You may keep the old pumps. May I ask what you have found out about the first one? Our facility board meets on the 26th and wants to know whether all eight will need new pumps.',
  ],
  [
    'agent',
    'That is a fair question. The first pump had cracks in its membrane. We do not know yet whether it is the pump or the water that caused them, which is why we need the other two. I will write to you before the 26th with what we know by then, even if it is not everything.',
  ],
  [
    'note',
    'Promised the customer an answer before the 26th. Legal wants to see the wording first. Please remind me on the 25th in the morning. The board there decides about a contract for eleven more machines in their second building, so sales is asking as well.',
  ],
  [
    'customer',
    'The technician was here, thank you. He was very thorough and explained everything to Odile. Test 3 shows 9.2 on machine 2 and 9.1 on machine 6. Machine 7 is silent now, which some colleagues even regret. The open day can come, we expect about six hundred visitors.',
  ],
  [
    'agent',
    'I am happy to read that. As promised, here is what we know: all three pumps came from one lot of our supplier, and two of them have the same cracks. We therefore change the pumps of that lot at our own cost. In your building these are machines 3 and 4; machines 7 and 8 are newer.',
  ],
  [
    'customer',
    'Thank you for the open words, the board took note of them and was not unhappy. We would like to have machines 3 and 4 changed in January, not before, because nobody is available to let the technician in between the holidays. Until then we test them every Monday and send you the values.',
  ],
  [
    'note',
    'January for machines 3 and 4: put on the list of planned exchanges, region Northeast, week 2. The pumps have to come from lot 91-B or later. Warehouse says that 91-B arrives on the 12th of December. Sales got the signature for the second building, by the way.',
  ],
  [
    'customer',
    'Monday report, first week: machine 3 shows 8.7, machine 4 shows 8.5. The open day went well, the machines made 1,914 cups in nine hours and not one of them stopped. The mayor had three espressos and asked who had built the machine, so we gave him your card.',
  ],
  [
    'agent',
    'Nearly two thousand cups in a day is a record for an office, as far as I can see. Thank you for the card! Your values fell by a tenth of a bar, which is what we expect. If one of them falls below 8.0 before January, please write at once and we will come earlier.',
  ],
  [
    'customer',
    'Monday report, second week: machine 3 shows 8.6, machine 4 shows 8.1. The second one fell by 0.4 within seven days, which made us nervous. It also needs 27 seconds for a cup now instead of 24. Should we still wait until January, or is this the moment to write at once?',
  ],
  [
    'agent',
    'It is the moment, thank you for writing. A fall of 0.4 in a week means that the membrane is tearing. I have moved machine 4 to this Friday at 9:00, order OS-2026-204733. Please switch it off on Thursday evening, so that it is cold when the technician opens it.',
  ],
  [
    'customer',
    'Friday at 9:00 works, Odile is on holiday and Bertrand at the reception knows about it. The badge is the same as last time. While the machine is open, could the technician also look at the steam pipe? It drips for about a minute after frothing, roughly five millilitres in all.',
  ],
  [
    'note',
    'Steam pipe of machine 4: drips 5 ml after frothing. Bring o-ring set 12 and the small mirror. If the pipe is bent, it has to be changed, which takes 40 minutes more; there is another visit in the same street at 11:30, please tell them that it can get late.',
  ],
  [
    'customer',
    'He was here on time. Pump changed, steam pipe got a new ring, no more dripping. Machine 4 shows 9.2 bar. He says that machine 3 could wait until January, but that he would not bet on February. We like people who talk like that. Please pass our thanks on to him.',
  ],
  [
    'agent',
    'I have passed your thanks on, and he asked me to tell you that your kitchen on the third floor is the tidiest of his whole region. So machine 3 stays in week 2 of January. I leave this ticket open until then, so that everything stands in one place.',
  ],
  [
    'customer',
    'Monday report, third week: machine 3 shows 8.5, all the others are between 9.0 and 9.2. We are content. One last question for this year: the display of machine 1 announces firmware 3.9.2. May we install it, or should we wait, after all that one has read about 3.9.1?',
  ],
  [
    'agent',
    'Please install 3.9.2 on machine 1 first, it repairs the fault of 3.9.1 that you have read about. If it runs for two nights without losing the network, install it on the others as well, one floor after the other. The update takes six minutes, and the machine must not be switched off meanwhile.',
  ],
]

/** What each of them might add to any step. */
export const fillers: Readonly<Record<Speaker, readonly string[]>> = {
  customer: [
    'We keep a list at each machine with date, time and cups, so if you need figures for a certain day, just ask and we will look them up.',
    'You can reach me during office hours; outside of them please write, since our mail is read every evening by whoever locks up the building.',
    'Please do not send standard texts about descaling: all eight machines were descaled on the first of the month, and the log of each shows it.',
    'For your planning: the building opens at seven, deliveries go through the yard, and visitors need a badge that we have to order one day ahead.',
    'The coffee corner is where people meet here, so every hour without it is noticed, and I hear about it before I have taken my coat off.',
    'If there is anything else that we can measure from our side, tell us what and how, our caretaker likes that sort of work and has the tools.',
    'We are not in a hurry with the paperwork, but we would like to have everything in writing for our records by the end of the quarter.',
  ],
  agent: [
    'Please keep answering in this ticket, even if another colleague of mine calls you: that way nothing is lost and nobody has to ask you twice.',
    'If something gets hot, smells or leaks, switch the machine off at the wall first and write afterwards; no test is worth a wet floor.',
    'I have put a copy of these steps into the notes of your account, so that the technician has them on his tablet when he stands in front of it.',
    'There are no costs for you in any of this: your contract covers pumps, valves and visits, and the loan machine belongs to it as well.',
    'I am on duty until Friday and read this ticket each morning; during the weekend my colleague Sofia takes over and knows the whole story.',
    'Thank you for your patience. It helps us a lot that you measure so carefully, and I have told our lab that the figures come from you.',
    'Should the values differ from floor to floor, please note the floor beside each one, because the height of the riser costs a little pressure.',
  ],
  note: [
    'Keep the customer informed at least every three days, even when there is nothing new: they are friendly, but they notice silence at once.',
    'Costs so far go to cost centre 4410, quality, and not to field service. Please put the hours there as well, including the way to the site.',
    'If the second building comes up, hand over to Kwame in Business. He knows the facility manager from the first installation and has the plans.',
    'Same pattern in two other tickets, tagged pressure. I suggest that one person looks at all three together once the lab has written its report.',
    'Spare parts: four pumps in the main warehouse, two in the van. Reserve them before planning a visit, they went twice to someone else last month.',
  ],
}
