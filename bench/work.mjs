// Made-up people with open tasks of one organisation, the same every time: a town's worth of work on one list.
import fs from 'node:fs';
import path from 'node:path';

const families = ['Okafor', 'Patel', 'Jones', 'Williams', 'Khan', 'Ahmed', 'Smith', 'Evans', 'Begum', 'Murphy'];
const given = ['Amina', 'John', 'Mary', 'Oluwaseun', 'Priya', 'David', 'Fatima', 'Sian', 'Tomasz', 'Grace'];
const what = ['Ring about the new inhaler', 'Dress the leg', 'Chase the grant for the shower', 'Visit after discharge', 'Order the commode', 'Weigh and ring the nurse', 'Review the care package', 'Arrange a lift to the clinic'];
const hour = n => new Date(Date.UTC(2026, 0, 1) + n * 36e5).toISOString();

const patient = n => ({ resourceType: 'Patient', id: `work-${n}`, name: [{ use: 'official', family: families[n % 10], given: [given[(n / 10 | 0) % 10]] }], gender: n % 2 ? 'female' : 'male', birthDate: new Date(Date.UTC(1930, 0, 1) + n * 37 % 20000 * 864e5).toISOString().slice(0, 10), telecom: [{ system: 'phone', value: `01632 96${String(n % 10000).padStart(4, '0')}` }], address: [{ district: 'Millbrook', city: 'Wrenfield' }] });
const visit = n => ({ resourceType: 'Encounter', id: `work-${n}-e`, status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HH' }, subject: { reference: `Patient/work-${n}` }, period: { start: hour(n % 6000), end: hour(n % 6000 + 1) } });

/** Of every thousand tasks one is the coordinator's own, half are nobody's, and the rest have other owners. */
const task = (n, k, coordinator, organisation, each) => {
  const t = n * each + k;
  const owner = t % 1000 === 0 ? { reference: `Practitioner/${coordinator}`, display: 'Coordinator' } : t % 2 ? { reference: `Organization/${organisation}` } : { reference: `Practitioner/worker-${t % 977}`, display: `Worker ${t % 977}` };
  return { resourceType: 'Task', id: `work-${n}-t${k}`, status: 'requested', intent: 'order', priority: t % 50 ? 'routine' : 'urgent', description: what[t % 8], for: { reference: `Patient/work-${n}` }, authoredOn: hour(t % 7000), owner, restriction: { period: { end: hour(7000 + (t * 7919) % 4000) } } };
};

/** Writes people with so many tasks each; answers how many resources. */
export function writeWork(folder, people, each, coordinator, organisation) {
  fs.mkdirSync(folder, { recursive: true });
  const file = fs.openSync(path.join(folder, 'work.ndjson'), 'w');
  let lines = [], total = 0;
  for (let n = 0; n < people; n++) {
    lines.push(JSON.stringify(patient(n)), JSON.stringify(visit(n)));
    for (let k = 0; k < each; k++) lines.push(JSON.stringify(task(n, k, coordinator, organisation, each)));
    total += 2 + each;
    if (lines.length > 5000 || n === people - 1) {
      fs.writeSync(file, lines.join('\n') + '\n');
      lines = [];
    }
  }

  fs.closeSync(file);
  return total;
}

/** What a coordinator looks at: their own, nobody's, everybody's, one kind, what is late, what was put off, what was answered, and pages further on. */
export const lists = ['', '?whose=nobody', '?whose=all', '?whose=all&kind=task', '?whose=all&kind=urgent', '?whose=all&late=true', '?whose=nobody&kind=plan', '?whose=all&show=snoozed', '?show=answers', '?show=sent', '?late=true', '?whose=nobody&show=snoozed', '?whose=nobody&kind=urgent', '?whose=team%3Anone', '?whose=team%3Anone&kind=task'];
