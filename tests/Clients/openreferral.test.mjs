// Every document that the demo place's directory serves, judged by the official schemas of Open Referral UK 3.0 through a validator that others
// wrote (https://ajv.js.org). Which schema holds for which address: uk-profile/schema/openapi.json. It names service.json for a service at a location
// by its id, and its own examples are of service_at_location.json; that is what is asked here.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { startServer } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const shared = process.env.GOLDTHREAD_SHARED ?? path.resolve(here, '../../../shared');
const schemas = path.join(shared, 'data/oruk/uk-profile/schema');
const skip = fs.existsSync(schemas) ? false : 'No shared test data: name the folder in GOLDTHREAD_SHARED.';
const perPage = 37;
const kinds = [
  { list: 'services', inList: 'compiled/service_list.json', inFull: 'compiled/service.json', least: 150 },
  { list: 'service_at_locations', inList: 'compiled/service_at_location_list.json', inFull: 'compiled/service_at_location.json', least: 100 },
  { list: 'taxonomies', inList: 'taxonomy.json', inFull: 'taxonomy.json', least: 2 },
  { list: 'taxonomy_terms', inList: 'taxonomy_term.json', inFull: 'taxonomy_term.json', least: 20 },
];
let server;
let judge;

const read = name => JSON.parse(fs.readFileSync(path.join(schemas, name), 'utf8'));

// The schemas carry words of their own (core, constraints, datapackage_metadata), which a strict validator would refuse to read.
function makeJudge() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const name of ['taxonomy.json', 'taxonomy_term.json']) ajv.addSchema(read(name), name);
  for (const name of fs.readdirSync(path.join(schemas, 'compiled'))) ajv.addSchema(read(`compiled/${name}`), `compiled/${name}`);
  const openapi = read('openapi.json');
  const about = openapi.paths['/'].get.responses['200'].content['application/json'].schema;
  ajv.addSchema({ ...about, required: ['version', 'profile', 'openapi_url'] }, 'root');
  // The page as openapi.json has it names its fields and asks for none; a page without one of them would tell a reader nothing.
  const page = openapi.components.schemas.Page;
  const items = kinds.map(({ list, inList }) => [list, { ...page, required: [...Object.keys(page.properties), 'contents'], properties: { ...page.properties, contents: { type: 'array', items: { $ref: inList } } } }]);
  for (const [list, schema] of items) ajv.addSchema(schema, `page-${list}`);
  return (name, document) => (ajv.validate(name, document) ? [] : ajv.errors.map(e => `${e.instancePath} ${e.message}`));
}

// How the product makes the id of a listing from its words (src/Directory/Services/StableId.cs).
function stableId(words) {
  const digest = createHash('sha256').update(words).digest();
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function get(address) {
  const answer = await fetch(`${server.address}/openreferral/${address}`);
  assert.equal(answer.status, 200, address);
  assert.match(answer.headers.get('content-type'), /^application\/json/);
  return answer.json();
}

before(async () => {
  if (skip) return;
  judge = makeJudge();
  server = await startServer(['--people', '20']);
});
after(() => server?.stop());

test('ajv: the root says what it is', { skip }, async () => {
  assert.deepEqual(judge('root', await get('')), []);
});

for (const { list, inFull, least } of kinds) {
  test(`ajv: ${list}, every page and every document by its id`, { skip }, async () => {
    const ids = new Set();
    const faults = [];
    for (let number = 1, last = false; !last; number++) {
      const page = await get(`${list}?per_page=${perPage}&page=${number}`);
      faults.push(...judge(`page-${list}`, page).map(f => `page ${number}${f}`));
      assert.equal(page.page_number, number);
      for (const { id } of page.contents) {
        assert.ok(!ids.has(id), `${id} is on two pages`);
        ids.add(id);
        const full = await get(`${list}/${id}`);
        assert.equal(full.id, id);
        faults.push(...judge(inFull, full).map(f => `${id}${f}`));
      }
      last = page.last_page;
      if (last) assert.equal(ids.size, page.total_items);
    }
    assert.deepEqual(faults.slice(0, 10), []);
    assert.ok(ids.size >= least, `${ids.size} is fewer than the demo place has`);
  });
}

test('ajv: a service that has ended is in no list, and sound under its id', { skip }, async () => {
  const ended = stableId('wrenfield/Old Tram Shed Day Club');
  const listed = (await get('services?per_page=500')).contents;
  assert.ok(!listed.some(s => s.id === ended));
  const document = await get(`services/${ended}`);
  assert.equal(document.status, 'defunct');
  assert.deepEqual(judge('compiled/service.json', document), []);
});

test('ajv: a broken document is refused, each fault with its path', { skip }, async () => {
  const { contents: [{ id }] } = await get('services?per_page=1');
  const sound = await get(`services/${id}`);
  assert.deepEqual(judge('compiled/service.json', sound), []);
  const breaks = [
    [s => { delete s.name; }, / must have required property 'name'/],
    [s => { s.id = '1'; }, /^\/id must match format "uuid"/],
    [s => { s.status = 'open'; }, /^\/status must be equal to one of the allowed values/],
    [s => { s.last_modified = 'yesterday'; }, /^\/last_modified must match format "date-time"/],
    [s => { s.email = 'nobody'; }, /^\/email must match format "email"/],
    [s => { s.minimum_age = '18'; }, /^\/minimum_age must be number/],
    [s => { s.schedules = [{ id: s.id, freq: 'DAILY' }]; }, /^\/schedules\/0\/freq /],
    [s => { s.organization = { name: 'x' }; }, /^\/organization must have required property/],
    [s => { s.service_areas = [{ name: 'A ward' }]; }, /^\/service_areas\/0 must have required property 'id'/],
  ];
  for (const [spoil, expected] of breaks) {
    const broken = structuredClone(sound);
    spoil(broken);
    assert.ok(judge('compiled/service.json', broken).some(f => expected.test(f)), `${expected} was not found`);
  }
  const page = await get('services?per_page=1');
  assert.notDeepEqual(judge('page-services', { ...page, total_items: 'many' }), []);
  assert.notDeepEqual(judge('page-services', { ...page, contents: [{ id }] }), []);
});
