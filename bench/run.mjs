// Measures the product on this machine: node bench/run.mjs [limits] [http] [import] [heavy] [cold] [busy] [directory] [work] [toolkit]; all of them when none is named.
// It needs ./run to have built the product once, wrk, and for a store on PostgreSQL GOLDTHREAD_BENCH_POSTGRES with the connection
// string of an empty database. GOLDTHREAD_BENCH_STORE names a folder to keep: work measures again what it loaded there. Each figure is a line of JSON; "stolen" is the share of the processors taken by others meanwhile.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { gzipSync } from 'node:zlib';
import os from 'node:os';
import path from 'node:path';
import { as, goldthread, isPostgres, newStore, quantiles, report, serve, sizeOf, stolen, timed, undisturbed, wrk } from './server.mjs';
import { initiatives, searched, typed } from './initiatives.mjs';
import { asked, services } from './services.mjs';
import { lists, writeWork } from './work.mjs';
import { codes, observation, patientId, person, write } from './people.mjs';

// GOLDTHREAD_BENCH_SCALE=0.05 tries the script itself; figures are taken at 1.
const scale = +(process.env.GOLDTHREAD_BENCH_SCALE ?? 1);
const People = Math.round(500 * scale);
const Heavy = Math.round(100_000 * scale);
const Gp = { user: 'gp-amara-okafor', surgery: 'ZZGP01' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-bench-data-'));
const parts = { limits, http, import: importing, heavy, cold, busy, directory, work, toolkit };
const wanted = process.argv.slice(2).filter(a => a in parts);

for (const name of wanted.length ? wanted : Object.keys(parts)) {
  const kept = process.env.GOLDTHREAD_BENCH_STORE;
  const store = kept ?? newStore();
  try {
    await parts[name](store);
  } finally {
    if (!kept && !isPostgres(store)) fs.rmSync(store, { recursive: true, force: true });
  }
}

fs.rmSync(folder, { recursive: true });

/** What the machine can do without us: how long a flush takes, and how many requests a page without a store answers. */
async function limits(store) {
  const file = fs.openSync(path.join(folder, 'flush'), 'w');
  const page = Buffer.alloc(4096, 1), times = [];
  for (let i = 0; i < 1000; i++) {
    const started = performance.now();
    fs.writeSync(file, page, 0, page.length, i * page.length);
    fs.fdatasyncSync(file);
    times.push(performance.now() - started);
  }

  fs.closeSync(file);
  times.sort((a, b) => a - b);
  const server = await serve(store);
  const meanwhile = stolen();
  wrk(server, ['/health/live'], 16, 4);
  report('limits', { flush_us_p50: Math.round(times[500] * 1000), flush_us_p99: Math.round(times[990] * 1000), health_c16: wrk(server, ['/health/live'], 16, 6).perSec, stolen: meanwhile() });
  await server.stop();
}

/** Bundles, single writes, reads, searches and everything, over HTTP. */
async function http(store) {
  const server = await serve(store, { empty: false });
  const bundles = [...Array(People).keys()].map(n => JSON.stringify(bundle(n)));
  const ids = [];
  const send = async connections => {
    await fetch(server.base + '/health/live').catch(() => { });
    const times = [];
    let next = 0;
    const started = performance.now();
    await Promise.all(Array.from({ length: connections }, async () => {
      while (next < bundles.length) {
        const body = bundles[next++];
        const asked = performance.now();
        const answer = await fetch(server.base + '/fhir', { method: 'POST', headers: server.headers, body });
        const answered = await answer.json();
        if (!answer.ok) throw new Error(JSON.stringify(answered).slice(0, 300));
        times.push(performance.now() - asked);
        if (ids.length < People) ids.push(/Patient\/([^/]+)/.exec(answered.entry[0].response.location)[1]);
      }
    }));
    const seconds = (performance.now() - started) / 1000;
    return { resources_per_sec: Math.round(bundles.length * 54 / seconds), ...quantiles(times) };
  };
  await send(4);
  for (const connections of [1, 4]) report(`bundles_c${connections}`, await undisturbed(() => send(connections)));
  const measure = async (name, asker, requests, connections) => {
    wrk(asker, requests, connections, 2);
    report(name, await undisturbed(() => wrk(asker, requests, connections)));
  };
  const reads = ids.map(id => `/fhir/Patient/${id}`);
  const searches = ids.map((id, k) => `/fhir/Observation?patient=Patient/${id}&code=http://loinc.org%7C${codes[k % codes.length]}`);
  const posts = ids.map((id, k) => ['/fhir/Observation', JSON.stringify({ ...observation(k, k), id: undefined, subject: { reference: `Patient/${id}` } })]);
  const everything = ids.map(id => `/fhir/Patient/${id}/$everything?_count=100`);
  await measure('read_c16', server, reads, 16);
  await measure('read_c64', server, reads, 64);
  await measure('search_c16', server, searches, 16);
  await measure('everything_c4', server, everything, 4);
  report('everything_c1', await undisturbed(() => timed(server, everything, { warm: 200 })));
  await measure('post_c1', server, posts, 1);
  await measure('post_c16', server, posts, 16);
  await measure('bundles_without_node_c4', server, bundles.map(b => ['/fhir', b]), 4);

  await fetch(server.base + '/health/live').catch(() => { });

  // A professional sees the people whom their organisation sent.
  const gp = as(server, store, Gp.user);
  const own = [];
  for (let n = 0; n < Math.min(100, People); n++) {
    const answer = await fetch(server.base + '/fhir', { method: 'POST', headers: gp.headers, body: bundles[n] });
    own.push(/Patient\/([^/]+)/.exec((await answer.json()).entry[0].response.location)[1]);
  }

  await measure('gp_read_c16', gp, own.map(id => `/fhir/Patient/${id}`), 16);
  await measure('gp_search_c16', gp, own.map((id, k) => `/fhir/Observation?patient=Patient/${id}&code=http://loinc.org%7C${codes[k % codes.length]}`), 16);
  await server.stop();
}

/** NDJSON from the command line into an empty store, and what an Observation takes on disk. */
async function importing(store) {
  const people = Math.round(20_000 * scale);
  const some = path.join(folder, 'people');
  const resources = write(some, 0, people);
  let meanwhile = stolen();
  let started = performance.now();
  goldthread('import', some, '--data', store);
  let seconds = (performance.now() - started) / 1000;
  report('import', { resources, resources_per_sec: Math.round(resources / seconds), stolen: meanwhile(), bytes_per_resource: Math.round(sizeOf(store) / resources) });

  const more = path.join(folder, 'observations');
  fs.mkdirSync(more);
  const lines = [];
  for (let n = 0; n < people; n += 2) for (let k = 16; k < 26; k++) lines.push(JSON.stringify(observation(n, k)));
  fs.writeFileSync(path.join(more, 'observations.ndjson'), lines.join('\n') + '\n');
  const before = sizeOf(store);
  goldthread('import', more, '--data', store);
  report('disk', { observations: lines.length, bytes_per_observation: Math.round((sizeOf(store) - before) / lines.length), as_sent: Math.round(lines.join('').length / lines.length) });
}

/** One person with very many resources, as the system and as their GP on the record page. */
async function heavy(store) {
  const data = path.join(folder, 'heavy');
  fs.mkdirSync(data);
  const file = fs.openSync(path.join(data, 'heavy.ndjson'), 'w');
  let lines = [...person(7, 0)].map(r => JSON.stringify(r));
  for (let k = 0; k < Heavy; k++) {
    lines.push(JSON.stringify(observation(7, k)));
    if (lines.length === 5000) {
      fs.writeSync(file, lines.join('\n') + '\n');
      lines = [];
    }
  }

  fs.writeSync(file, lines.join('\n') + '\n');
  fs.closeSync(file);
  const server = await serve(store, { empty: false });
  goldthread('import', data, '--data', store, '--source', Gp.surgery);
  const gp = as(server, store, Gp.user);
  const found = await (await fetch(server.base + `/fhir/Patient?identifier=https://example.org/bench%7CB7`, { headers: server.headers })).json();
  const id = found.entry[0].resource.id;
  const meanwhile = stolen();
  const ask = async (name, query) => report(`heavy_${name}`, await timed(server, Array(100).fill(`/fhir/Observation?patient=Patient/${id}${query}`), { warm: 60 }));
  await ask('code_newest', `&code=http://loinc.org%7C${codes[0]}&_sort=-date&_count=20`);
  await ask('code_newest_no_total', `&code=http://loinc.org%7C${codes[0]}&_sort=-date&_count=20&_total=none`);
  await ask('code_first_page_no_total', `&code=http://loinc.org%7C${codes[0]}&_count=20&_total=none`);
  await ask('newest_no_total', '&_count=20&_total=none');
  await ask('newest', '&_count=20');
  await ask('status', '&status=amended&_count=20');
  await ask('date', '&date=ge2025-01&_count=20');
  const list = await (await fetch(server.base + '/work/people?q=Evans', { headers: gp.headers })).text();
  const pages = [...list.matchAll(/href="(\/work\/people\/[^"?/]+)"/g)].map(m => m[1]);
  const sizes = await Promise.all(pages.map(async p => [p, (await (await fetch(server.base + p, { headers: gp.headers })).text()).length]));
  const page = sizes.sort((a, b) => b[1] - a[1])[0][0];
  report('heavy_record_page', { ...await timed(gp, Array(60).fill(page), { warm: 20, headers: { ...gp.headers, accept: 'text/html' } }), stolen: meanwhile() });
  await server.stop();
}

/** After a restart with the machine's file cache emptied (needs root): the first record page, and everything of people not seen since. */
async function cold(store) {
  let server = await serve(store, { empty: false });
  let gp = as(server, store, Gp.user);
  const list = await (await fetch(server.base + '/work/people?q=Smith', { headers: gp.headers })).text();
  const page = /href="(\/work\/people\/[^"?/]+)"/.exec(list)[1];
  const patients = await (await fetch(server.base + '/fhir/Patient?_count=200', { headers: server.headers })).json();
  await server.stop();
  let dropped = true;
  try {
    execFileSync('sync');
    fs.writeFileSync('/proc/sys/vm/drop_caches', '3');
  } catch {
    dropped = false;
  }

  const meanwhile = stolen();
  server = await serve(store, { empty: false });
  gp = { ...server, headers: gp.headers };
  const started = performance.now();
  await (await fetch(server.base + page, { headers: { ...gp.headers, accept: 'text/html' } })).text();
  const first = performance.now() - started;
  const everything = await timed(server, patients.entry.map(e => `/fhir/Patient/${e.resource.id}/$everything`), { warm: 0 });
  report('cold', { cache_emptied: dropped, ready_ms: Math.round(server.ready), first_record_page_ms: Math.round(first), everything });
  report('cold_machine', { stolen: meanwhile() });
  await server.stop();
}

/** Searches at a fixed rate, from half to twice what the place can do: what is let in stays quick, the rest is told to come back. */
async function busy(store) {
  const server = await serve(store);
  const ids = [];
  for (let n = 0; n < 100; n++) {
    const answer = await fetch(server.base + '/fhir', { method: 'POST', headers: server.headers, body: JSON.stringify(bundle(n)) });
    ids.push(/Patient\/([^/]+)/.exec((await answer.json()).entry[0].response.location)[1]);
  }

  const bodies = [...Array(100).keys()].map(n => ['/fhir', JSON.stringify(bundle(1000 + n))]);
  for (const connections of [4, 8, 256, 512, 1024]) {
    const meanwhile = stolen();
    report(`bundles_at_once_${connections}`, { ...wrk(server, bodies, connections, 8), stolen: meanwhile() });
  }

  await server.stop();
}

function bundle(n) {
  const own = [...person(n, 48)].filter(r => r.id !== `bench-${n}-c1`).slice(0, 54);
  while (own.length < 54) own.push({ ...observation(n, 48 + own.length) });
  const at = id => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(6, '0')}${String(own.findIndex(r => r.id === id)).padStart(6, '0')}`;
  return {
    resourceType: 'Bundle', type: 'transaction',
    entry: own.map(r => {
      const { id, ...resource } = r;
      if (resource.subject) resource.subject = { reference: at(patientId(n)) };
      return { fullUrl: at(id), resource, request: { method: 'POST', url: r.resourceType } };
    }),
  };
}

/** 20,000 initiatives: taken over from a file, then searched as somebody types, and on the page; and how heavy the first page of the site is. */
async function toolkit(store) {
  const many = Math.round(20_000 * scale);
  const anybody = { accept: 'text/html' };
  const file = path.join(folder, 'initiatives.ndjson');
  fs.writeFileSync(file, initiatives(many).map(i => JSON.stringify(i)).join('\n'));
  const started = performance.now(), meanwhile = stolen();
  goldthread('toolkit', 'import', file, '--owner', 'BENCH', '--data', store);
  report('toolkit_import', { initiatives: many, per_sec: Math.round(many / ((performance.now() - started) / 1000)), stolen: meanwhile() });
  const server = await serve(store);
  const first = performance.now();
  await (await fetch(server.base + '/toolkit/search?q=falls')).text();
  report('toolkit_first', { ms: Math.round(performance.now() - first) });
  report('toolkit_typing', await undisturbed(() => timed(server, typed.map(t => '/toolkit/suggest?q=' + t), { warm: 100, headers: anybody })));
  report('toolkit_page', await undisturbed(() => timed(server, searched.map(t => '/toolkit/search?q=' + t), { warm: 50, headers: anybody })));
  const page = await (await fetch(server.base + '/toolkit')).text();
  const styles = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(m => m[1]);
  const texts = [page, ...await Promise.all(styles.map(async s => (await fetch(server.base + s)).text()))];
  report('toolkit_weight', { kB: Math.round(texts.reduce((sum, t) => sum + gzipSync(t).length, 0) / 1000), html_kB: Math.round(page.length / 1000) });
  await server.stop();
}

/** 50,000 services of a made-up directory: taken over from a file, then searched in plain words, on the page and on the open interface. */
async function directory(store) {
  const file = path.join(folder, 'services.json');
  const many = Math.round(50_000 * scale);
  fs.writeFileSync(file, JSON.stringify(services(many)));
  let meanwhile = stolen();
  let started = performance.now();
  goldthread('directory', 'import', file, '--source', 'bench', '--data', store);
  report('directory_import', { services: many, per_sec: Math.round(many / ((performance.now() - started) / 1000)), stolen: meanwhile() });
  const server = await serve(store);
  started = performance.now();
  await (await fetch(server.base + '/directory')).text();
  report('directory_first', { ms: Math.round(performance.now() - started) });
  const anybody = { accept: 'text/html' };
  report('directory_page', await undisturbed(() => timed(server, asked.map(a => '/directory/search?' + a.page), { warm: 100, headers: anybody })));
  report('directory_open', await undisturbed(() => timed(server, asked.map(a => '/openreferral/services?' + a.open), { warm: 100, headers: anybody })));
  await server.stop();
}

/** My work of one organisation with 200,000 people and 2 million open tasks: every list its coordinator opens, first pages and pages further on. */
async function work(store) {
  const coordinator = 'coordinator-tom-whitfield', organisation = 'ZZCM01';
  const data = path.join(folder, 'work');
  if (!fs.existsSync(path.join(store, 'goldthread.db'))) {
    const resources = writeWork(data, Math.round(200_000 * scale), 10, coordinator, organisation);
    await (await serve(store, { empty: false })).stop();
    const meanwhile = stolen();
    const started = performance.now();
    goldthread('import', data, '--data', store, '--source', organisation);
    report('work_import', { resources, per_sec: Math.round(resources / ((performance.now() - started) / 1000)), bytes_per_resource: Math.round(sizeOf(store) / resources), stolen: meanwhile() });
    fs.rmSync(data, { recursive: true });
  }

  const server = as(await serve(store, { empty: false }), store, coordinator);
  const page = { headers: { ...server.headers, accept: 'text/html' } };
  const next = async (address, turns) => {
    const all = [address];
    for (let i = 0; i < turns; i++) {
      const html = await (await fetch(server.base + all.at(-1), page)).text();
      const found = /href="(\/work\?[^"]*after=[^"]*)"/.exec(html);
      if (!found) break;
      all.push(found[1].replaceAll('&amp;', '&'));
    }

    return all;
  };
  const addresses = [];
  for (const list of lists) addresses.push(...await next('/work' + list, 4));
  const rows = (await (await fetch(server.base + '/work?whose=all', page)).text()).split('<li class="gt-work__row').length - 1;
  report('work_page', { rows, addresses: addresses.length, ...await undisturbed(() => timed(server, Array.from({ length: 300 }, (_, i) => addresses[i % addresses.length]), { warm: 60, ...page })) });
  for (const list of lists) report('work_page_of', { list, ...await timed(server, Array(20).fill('/work' + list), { warm: 3, ...page }) });
  await server.stop();
}
