// Made-up people as NDJSON, the same every time: node bench/people.mjs FOLDER FIRST COUNT [OBSERVATIONS=16]
// Each has a Patient, an Encounter, two Conditions, a MedicationRequest and so many Observations.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const measurements = [['8867-4', 'Heart rate', '/min'], ['8480-6', 'Systolic blood pressure', 'mm[Hg]'], ['8462-4', 'Diastolic blood pressure', 'mm[Hg]'], ['29463-7', 'Body weight', 'kg'], ['8302-2', 'Body height', 'cm'], ['2708-6', 'Oxygen saturation', '%'], ['8310-5', 'Body temperature', 'Cel'], ['9279-1', 'Respiratory rate', '/min']];
const problems = [['73211009', 'Diabetes mellitus'], ['38341003', 'Hypertension'], ['13645005', 'COPD'], ['84114007', 'Heart failure'], ['35489007', 'Depression']];
const families = ['Okafor', 'Patel', 'Jones', 'Williams', 'Khan', 'Ahmed', 'Smith', 'Evans', 'Begum', 'Murphy'];
const given = ['Amina', 'John', 'Mary', 'Oluwaseun', 'Priya', 'David', 'Fatima', 'Sian', 'Tomasz', 'Grace'];

const day = n => new Date(Date.UTC(2020, 0, 1) + n * 864e5).toISOString();
export const patientId = n => `bench-${n}`;
export const codes = measurements.map(m => m[0]);

const patient = n => ({ resourceType: 'Patient', id: patientId(n), identifier: [{ system: 'https://example.org/bench', value: `B${n}` }], active: true, name: [{ use: 'official', family: families[n % 10], given: [given[(n / 10 | 0) % 10]] }], gender: n % 2 ? 'female' : 'male', birthDate: day(-20000 + n * 37 % 15000).slice(0, 10), address: [{ line: [`${n} High Street`], city: 'Leeds', postalCode: `LS1 ${n % 10}AA` }] });
const about = n => ({ subject: { reference: `Patient/${patientId(n)}` } });

export function observation(n, k) {
  const [code, display, unit] = measurements[k % measurements.length];
  return { resourceType: 'Observation', id: `bench-${n}-o${k}`, status: k % 50 === 0 ? 'amended' : 'final', category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }], code: { coding: [{ system: 'http://loinc.org', code, display }] }, ...about(n), effectiveDateTime: day(n % 900 + k * 3 % 2000), valueQuantity: { value: (n * 31 + k * 17) % 2000 / 10, unit, system: 'http://unitsofmeasure.org', code: unit } };
}

/** All resources of one person. */
export function* person(n, observations = 16) {
  yield patient(n);
  yield { resourceType: 'Encounter', id: `bench-${n}-e`, status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' }, ...about(n), period: { start: day(n % 900), end: day(n % 900 + 1) } };
  for (let k = 0; k < 2; k++) {
    const [code, display] = problems[(n + k) % 5];
    yield { resourceType: 'Condition', id: `bench-${n}-c${k}`, clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] }, code: { coding: [{ system: 'http://snomed.info/sct', code, display }] }, ...about(n), onsetDateTime: day(k * 100).slice(0, 10) };
  }

  yield { resourceType: 'MedicationRequest', id: `bench-${n}-m`, status: 'active', intent: 'order', medicationCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: String(319775004 + n % 5) }] }, ...about(n), authoredOn: day(n % 50) };
  for (let k = 0; k < observations; k++) yield observation(n, k);
}

/** Writes people into one file; answers how many resources. */
export function write(folder, first, count, observations = 16) {
  fs.mkdirSync(folder, { recursive: true });
  const file = fs.openSync(path.join(folder, `people-${first}.ndjson`), 'w');
  let lines = [], total = 0;
  for (let n = first; n < first + count; n++) {
    for (const resource of person(n, observations)) {
      lines.push(JSON.stringify(resource));
      total++;
    }

    if (lines.length > 5000) {
      fs.writeSync(file, lines.join('\n') + '\n');
      lines = [];
    }
  }

  fs.writeSync(file, lines.length ? lines.join('\n') + '\n' : '');
  fs.closeSync(file);
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder, first, count, observations] = process.argv;
  console.log(`${write(folder, +first, +count, observations ? +observations : 16)} resources`);
}
