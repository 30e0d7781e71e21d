// Made-up initiatives, and what people might type when they look for one, letter by letter. The same every time.
const places = ['Aldbrook', 'Birchley', 'Calderford', 'Dunmere', 'Elmwick', 'Farrowby', 'Greatham', 'Hollin', 'Ivelmouth', 'Juniper', 'Kelderby', 'Larkholme', 'Marfield', 'Nettleby', 'Osmund', 'Pendlecote', 'Quarley', 'Ravenby', 'Swinmoor', 'Thornaby'];
const did = ['proactive-care', 'multidisciplinary-team', 'care-coordination', 'urgent-response', 'home-first', 'reablement', 'social-prescribing', 'community-assets', 'falls', 'telehealth', 'shared-records', 'care-homes', 'housing', 'carers', 'pooled-budget', 'workforce'];
const told = ['Staff of health and social care work as one team and meet every week.', 'People are rung on the day they come home.', 'One plan is read by all who help.', 'Neighbours and charities are asked first.', 'A nurse and a therapist go within two hours.', 'The council and the NHS put their money together.'];

export const initiatives = many => Array.from({ length: many }, (_, n) => ({
  id: `bench-${n}`, title: `${places[n % 20]}: ${did[n % 16].replace('-', ' ')} ${n}`, summary: `${told[n % 6]} Begun for people of word${n % 4001}.`, owner: 'Bench', reviewOn: '2030-01-01',
  place: { name: `${places[n % 20]} ${n % 700}`, country: 'England' }, partners: [`${places[n % 20]} Council`, `Trust ${n % 210}`], people: `People of ${places[(n * 7) % 20]} who are over ${50 + (n % 40)}`, level: ['neighbourhood', 'place', 'system'][n % 3],
  interventions: [did[n % 16], did[(n * 5 + 3) % 16]].filter((d, i, all) => all.indexOf(d) === i), enablers: [told[(n * 3) % 6]],
  outcomes: [{ name: `Stays of word${(n * 13) % 7919}`, quoted: `down by ${n % 40} per cent`, value: -(n % 40), unit: '%', theme: 'hospital-use', source: 'r' }],
  story: Array.from({ length: 8 }, (_, i) => `${told[(n + i) % 6]} In ${places[(n * 11 + i) % 20]} word${(n * 31 + i) % 9001} was tried.`).join('\n\n'), references: [{ id: 'r', title: `Report ${n}`, publisher: 'Made up', year: 2000 + (n % 26) }],
}));

const asked = ['discharge', 'dischrage', 'delayed transfers of care', 'loneliness', 'pooled budget thornaby', 'falls', 'care homes', 'shared records', 'word77', 'reablment', 'council and nhs money', 'swinmoor social prescribing', 'xylophone', 'two hours'];

/** Every beginning of what is asked, from the second letter on. */
export const typed = asked.flatMap(words => Array.from({ length: words.length - 1 }, (_, i) => encodeURIComponent(words.slice(0, i + 2))));
export const searched = asked.map(words => encodeURIComponent(words));
