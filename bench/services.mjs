// Made-up services in the shape of Open Referral UK 3.0, and what people might ask of them. The same every time.
import { createHash } from 'node:crypto';

const id = words => {
  const h = createHash('sha256').update(words).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};
const what = ['Befriending', 'Falls class', 'Lunch club', 'Dementia café', 'Walking football', 'Debt advice', 'Foodbank', 'Carers group', 'Home care', 'Reablement', 'Counselling', 'Youth club', 'Choir', 'Stop smoking', 'Community transport', 'Hospice at home', 'Toddler group', 'Job club', 'Library', 'Repair workshop'];
const does = ['A volunteer visits every week for a chat', 'Gentle strength and balance exercise', 'A hot meal and company', 'Singing and cake for people who are forgetful', 'Help with bills and benefits', 'Time off for those who look after somebody', 'Help with washing and dressing at home', 'Talking helps with low mood and worry', 'Lifts to hospital and to the shops', 'Somebody to help you on to the internet'];
const places = ['Aldbrook', 'Birchley', 'Calderford', 'Dunmere', 'Elmwick', 'Farrowby', 'Greatham', 'Hollin', 'Ivelmouth', 'Juniper', 'Kelderby', 'Larkholme', 'Marfield', 'Nettleby', 'Osmund', 'Pendlecote', 'Quarley', 'Ravenby', 'Swinmoor', 'Thornaby'];
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export const services = many => Array.from({ length: many }, (_, n) => {
  const service = id(`bench service ${n}`), place = id(`bench place ${n}`);
  return {
    id: service, name: `${places[n % 20]} ${what[(n * 7) % 20]} ${n}`, status: n % 97 === 0 ? 'temporarily closed' : 'active',
    description: `${does[n % 10]}. ${does[(n * 3 + 1) % 10]}, in ${places[(n * 11) % 20]} and round about. Run by people of word${n % 4001} and word${(n * 13) % 7919}, with tea.`,
    minimum_age: n % 3 ? 18 + (n % 50) : undefined, assured_date: `20${24 + (n % 3)}-0${1 + (n % 9)}-1${n % 10}`, last_modified: '2026-01-01T10:00:00.000Z',
    schedules: [{ id: id(`bench schedule ${n}`), freq: 'WEEKLY', byday: `${days[n % 7]},${days[(n + 3) % 7]}`, opens_at: '10:00', closes_at: '12:00' }],
    cost_options: n % 4 ? [{ id: id(`bench cost ${n}`), amount: n % 2 ? 0 : 3.5 }] : undefined,
    organization: { id: id(`bench organisation ${n % 900}`), name: `Charity ${n % 900}`, description: 'Made up.' },
    service_at_locations: [{
      id: id(`bench at ${n}`), service_id: service,
      location: {
        id: place, location_type: 'physical', name: `${places[n % 20]} Hall`, latitude: 54 + ((n * 37) % 1000) / 1000, longitude: 2 + ((n * 91) % 1000) / 1000,
        addresses: [{ id: id(`bench address ${n}`), address_1: `${n} High Street`, city: places[n % 20], state_province: '', postal_code: `ZZ${1 + (n % 9)} ${n % 10}AA`, country: 'GB', address_type: 'physical' }],
        accessibility: n % 2 ? [{ id: id(`bench access ${n}`), description: 'Step-free entrance' }] : undefined,
      },
    }],
  };
});

const words = ['lonely', 'befreinding', 'falls', 'help with debt', 'looking after my mum', 'dementia cafe aldbrook', 'foodbnk', 'someone to talk to', 'home care', 'walking football', 'lunch', 'transport to hospital', 'word77', 'counseling', 'quit smoking', 'choir', 'memory', 'bills benefits', 'internet', 'thornaby', 'young carers', 'washing and dressing', 'xylophone repairs', 'tea', ''];
const more = ['', '&where=ZZ3+4AA', '&where=ZZ3+4AA&within=10', '&day=TU&time=11am', '&cost=free', '&age=84', '&access=step-free&cost=5', '&page=3'];

export const asked = words.flatMap(w => more.map((m, i) => ({ page: `q=${encodeURIComponent(w)}${m}`, open: `search=${encodeURIComponent(w)}${['', '&page=2', '&day=MO', '&minimum_age=18', '&per_page=20', '&start_time=10:00', '&maximum_age=99', '&per_page=100'][i]}` })));
