// Two clients that others wrote, against the real product: what they take for granted must hold.
// https://github.com/Vermonster/fhir-kit-client and https://github.com/smart-on-fhir/client-js
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client as Kit } from 'fhir-kit-client';
import smart from 'fhirclient';
import { startServer } from './server.mjs';

const json = 'application/fhir+json';
const system = 'https://example.org/clients';
let server;
let kit;
let pure;

before(async () => {
  server = await startServer();
  kit = new Kit({ baseUrl: server.base, bearerToken: server.token });
  pure = smart({ headers: {}, url: '/', connection: {} }, {}).client({ serverUrl: server.base, tokenResponse: { access_token: server.token } });
});
after(() => server?.stop());

const patient = (family, more = {}) => ({ resourceType: 'Patient', name: [{ family }], ...more });
const weight = (id, value) => ({
  resourceType: 'Observation', status: 'final', subject: { reference: `Patient/${id}` },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] }, valueQuantity: { value, unit: 'kg' },
});
const failure = async promise => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  assert.fail('it should have failed');
};

test('fhir-kit-client: capability statement', async () => {
  const statement = await kit.capabilityStatement();
  assert.equal(statement.resourceType, 'CapabilityStatement');
  assert.equal(statement.fhirVersion, '4.0.1');
  const types = statement.rest[0].resource.map(r => r.type);
  assert.ok(types.includes('Patient') && types.includes('Observation'));
});

test('fhir-kit-client: create, read, vread, update, patch, delete', async () => {
  const made = await kit.create({ resourceType: 'Patient', body: patient('Kit') });
  assert.equal(Kit.httpFor(made).response.status, 201);
  assert.match(Kit.httpFor(made).response.headers.get('location'), new RegExp(`/Patient/${made.id}/_history/1$`));
  assert.equal((await kit.read({ resourceType: 'Patient', id: made.id })).name[0].family, 'Kit');
  const updated = await kit.update({ resourceType: 'Patient', id: made.id, body: { ...made, gender: 'female' } });
  assert.equal(updated.meta.versionId, '2');
  const patched = await kit.patch({ resourceType: 'Patient', id: made.id, jsonPatch: [{ op: 'replace', path: '/gender', value: 'other' }], options: { headers: { 'Content-Type': 'application/json-patch+json' } } });
  assert.equal(patched.gender, 'other');
  assert.equal((await kit.vread({ resourceType: 'Patient', id: made.id, version: '1' })).gender, undefined);
  const gone = await kit.delete({ resourceType: 'Patient', id: made.id });
  assert.ok([200, 204].includes(Kit.httpFor(gone)?.response?.status ?? 204));
  const error = await failure(kit.read({ resourceType: 'Patient', id: made.id }));
  assert.equal(error.response.status, 410);
});

test('fhir-kit-client: a stale version is refused', async () => {
  const made = await kit.create({ resourceType: 'Patient', body: patient('Stale') });
  await kit.update({ resourceType: 'Patient', id: made.id, body: { ...made, gender: 'male' } });
  const error = await failure(kit.update({ resourceType: 'Patient', id: made.id, body: { ...made, gender: 'other' }, options: { headers: { 'If-Match': 'W/"1"' } } }));
  assert.equal(error.response.status, 412);
  assert.equal(error.response.data.resourceType, 'OperationOutcome');
});

test('fhir-kit-client: search by GET and by POST, next and previous page', async () => {
  for (let i = 0; i < 5; i++) await kit.create({ resourceType: 'Patient', body: patient('Pages', { birthDate: `196${i}-01-01` }) });
  const params = { family: 'Pages', _count: 2, _sort: 'birthdate' };
  const first = await kit.search({ resourceType: 'Patient', searchParams: params });
  assert.equal(first.total, 5);
  const second = await kit.nextPage({ bundle: first });
  const third = await kit.nextPage({ bundle: second });
  const dates = [first, second, third].flatMap(b => b.entry.map(e => e.resource.birthDate));
  assert.deepEqual(dates, [0, 1, 2, 3, 4].map(i => `196${i}-01-01`));
  assert.equal(kit.nextPage({ bundle: third }), undefined);
  const posted = await kit.resourceSearch({ resourceType: 'Patient', searchParams: params, options: { postSearch: true } });
  assert.equal(posted.total, 5);
  assert.ok(first.entry.every(e => e.fullUrl === `${server.base}/Patient/${e.resource.id}`));
});

test('fhir-kit-client: system search and compartment search', async () => {
  const made = await kit.create({ resourceType: 'Patient', body: patient('Compartment') });
  await kit.create({ resourceType: 'Observation', body: weight(made.id, 70) });
  const inside = await kit.compartmentSearch({ resourceType: 'Observation', compartment: { resourceType: 'Patient', id: made.id } });
  assert.equal(inside.total, 1);
  const both = await kit.systemSearch({ searchParams: { _type: 'Patient,Observation', _id: made.id } });
  assert.equal(both.total, 1);
});

test('fhir-kit-client: $everything and $validate', async () => {
  const made = await kit.create({ resourceType: 'Patient', body: patient('Everything') });
  await kit.create({ resourceType: 'Observation', body: weight(made.id, 71) });
  const all = await kit.operation({ name: 'everything', resourceType: 'Patient', id: made.id, method: 'GET' });
  assert.deepEqual(all.entry.map(e => e.resource.resourceType), ['Patient', 'Observation']);
  const outcome = await kit.operation({ name: 'validate', resourceType: 'Patient', input: patient('Valid') });
  assert.equal(outcome.resourceType, 'OperationOutcome');
});

test('fhir-kit-client: transaction, batch, history, references', async () => {
  const answer = await kit.transaction({
    body: {
      resourceType: 'Bundle', type: 'transaction',
      entry: [
        { fullUrl: 'urn:uuid:8f6a2b51-2f0c-4dbe-9f6d-1f4f1e5d0a11', resource: patient('Transaction'), request: { method: 'POST', url: 'Patient' } },
        { resource: weight('x', 72), request: { method: 'POST', url: 'Observation' } },
      ].map(e => JSON.parse(JSON.stringify(e).replace('Patient/x', 'urn:uuid:8f6a2b51-2f0c-4dbe-9f6d-1f4f1e5d0a11'))),
    },
  });
  assert.equal(answer.type, 'transaction-response');
  const [who, what] = answer.entry.map(e => e.response.location.split('/').slice(-4, -2).join('/'));
  const batch = await kit.batch({ body: { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET', url: what } }, { request: { method: 'GET', url: 'Patient/none' } }] } });
  assert.deepEqual(batch.entry.map(e => e.response.status.slice(0, 3)), ['200', '404']);
  const observation = batch.entry[0].resource;
  assert.equal(observation.subject.reference, who);
  const subject = await kit.resolve({ reference: observation.subject.reference });
  assert.equal(subject.name[0].family, 'Transaction');
  await kit.update({ resourceType: 'Patient', id: subject.id, body: { ...subject, gender: 'female' } });
  assert.equal((await kit.resourceHistory({ resourceType: 'Patient', id: subject.id })).entry.length, 2);
  assert.equal((await kit.typeHistory({ resourceType: 'Patient' })).type, 'history');
  assert.equal((await kit.systemHistory()).type, 'history');
});

test('fhir-kit-client: conditional create and conditional update', async () => {
  const body = patient('Conditional', { identifier: [{ system, value: 'kit-1' }] });
  const options = { headers: { 'If-None-Exist': `identifier=${system}|kit-1` } };
  const made = await kit.create({ resourceType: 'Patient', body, options });
  const again = await kit.create({ resourceType: 'Patient', body, options });
  assert.equal(again.id, made.id);
  assert.equal(Kit.httpFor(again).response.status, 200);
  const changed = await kit.update({ resourceType: 'Patient', searchParams: { identifier: `${system}|kit-1` }, body: { ...body, gender: 'male' } });
  assert.equal(changed.id, made.id);
  assert.equal(changed.meta.versionId, '2');
});

test('fhir-kit-client: refusals are OperationOutcomes with the path of the fault', async () => {
  const invalid = await failure(kit.create({ resourceType: 'Patient', body: patient('Bad', { gender: 'x' }) }));
  assert.equal(invalid.response.status, 400);
  assert.deepEqual(invalid.response.data.issue[0].expression, ['Patient.gender']);
  const unknown = await failure(kit.search({ resourceType: 'Nonsense', searchParams: { a: 'b' } }));
  assert.equal(unknown.response.status, 404);
  const strict = await failure(kit.search({ resourceType: 'Patient', searchParams: { 'shoe-size': '9' }, options: { headers: { Prefer: 'handling=strict' } } }));
  assert.equal(strict.response.status, 400);
  const stranger = await failure(new Kit({ baseUrl: server.base }).read({ resourceType: 'Patient', id: '1' }));
  assert.equal(stranger.response.status, 401);
  assert.equal(stranger.response.data.resourceType, 'OperationOutcome');
});

test('fhirclient: capability statement, version and abilities', async () => {
  assert.equal(await pure.getFhirVersion(), '4.0.1');
  assert.equal(await pure.getFhirRelease(), 4);
});

test('fhirclient: create, read, update, patch, vread, delete', async () => {
  const made = await pure.create(patient('Pure'));
  assert.equal((await pure.request(`Patient/${made.id}`)).name[0].family, 'Pure');
  assert.equal((await pure.update({ ...made, gender: 'female' })).meta.versionId, '2');
  assert.equal((await pure.patch(`Patient/${made.id}`, [{ op: 'add', path: '/active', value: true }])).active, true);
  assert.equal((await pure.request(`Patient/${made.id}/_history/1`)).gender, undefined);
  await pure.delete(`Patient/${made.id}`);
  assert.equal((await failure(pure.request(`Patient/${made.id}`))).status, 410);
});

test('fhirclient: pages, flat lists and references resolved', async () => {
  const made = await pure.create(patient('Flat'));
  for (let i = 0; i < 5; i++) await pure.create(weight(made.id, 80 + i));
  const found = await pure.request(`Observation?patient=${made.id}&_count=2`, { pageLimit: 0, flat: true, resolveReferences: ['subject'] });
  assert.equal(found.length, 5);
  assert.ok(found.every(o => o.subject.name[0].family === 'Flat'));
  let pages = 0;
  for await (const page of pure.pages(`Observation?patient=${made.id}&_count=2`)) pages += page.entry.length > 0 ? 1 : 0;
  assert.equal(pages, 3);
  let resources = 0;
  for await (const resource of pure.resources(`Observation?patient=${made.id}&_count=2`)) resources += resource.resourceType === 'Observation' ? 1 : 0;
  assert.equal(resources, 5);
});

test('fhirclient: search by POST, $everything, transaction, history, conditional create', async () => {
  const made = await pure.create(patient('Requests', { identifier: [{ system, value: 'pure-1' }] }));
  await pure.create(weight(made.id, 90));
  const posted = await pure.request({ url: 'Patient/_search', method: 'POST', body: new URLSearchParams({ identifier: `${system}|pure-1` }).toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal(posted.total, 1);
  assert.equal((await pure.request(`Patient/${made.id}/$everything`)).entry.length, 2);
  const send = (url, body, headers = {}) => pure.request({ url, method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': json, ...headers } });
  const answer = await send('', { resourceType: 'Bundle', type: 'transaction', entry: [{ resource: weight(made.id, 91), request: { method: 'POST', url: 'Observation' } }] });
  assert.match(answer.entry[0].response.status, /^201/);
  assert.equal((await pure.request(`Patient/${made.id}/_history`)).entry.length, 1);
  const same = await send('Patient', patient('Requests'), { 'If-None-Exist': `identifier=${system}|pure-1` });
  assert.equal(same.id, made.id);
});

test('fhirclient: errors carry the words of the OperationOutcome', async () => {
  const error = await failure(pure.create(patient('Bad', { birthDate: 'yesterday' })));
  assert.equal(error.status, 400);
  assert.match(error.message, /birthDate|date/);
  assert.equal((await failure(pure.request('Patient/none'))).status, 404);
});
