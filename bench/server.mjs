// Starts the published product on a store of its own and knows how to ask it. Everything stays on this machine.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const product = path.join(root, 'artifacts/host/Goldthread.Host.dll');

/** Runs one command of the product to its end; answers what it printed. */
export const goldthread = (...args) => execFileSync('dotnet', [product, ...args], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });

/** A new folder for a store, or what GOLDTHREAD_BENCH_POSTGRES says (an empty database). */
export const newStore = () => process.env.GOLDTHREAD_BENCH_POSTGRES ?? fs.mkdtempSync(path.join(process.env.GOLDTHREAD_BENCH_FOLDER ?? os.tmpdir(), 'goldthread-bench-'));

export const isPostgres = store => /Host=/i.test(store);

/** Starts serving; answers when it is ready. */
export async function serve(store, { empty = true, port = +(process.env.GOLDTHREAD_BENCH_PORT ?? 5390) } = {}) {
  const base = `http://127.0.0.1:${port}`;
  if (await fetch(base + '/health/live').then(() => true, () => false)) throw new Error(`Something listens on ${base} already.`);
  const child = spawn('dotnet', [product, 'serve', '--data', store, ...(empty ? ['--empty'] : []), '--urls', base], { stdio: 'ignore' });
  process.once('exit', () => child.kill());
  const started = performance.now();
  while (!(await fetch(base + '/health/ready').then(r => r.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
    await new Promise(r => setTimeout(r, 20));
  }

  const ready = performance.now() - started;
  const token = goldthread('token', 'system', '--data', store).trim().split('\n').at(-1);
  return {
    base, token, ready, pid: child.pid,
    headers: { authorization: `Bearer ${token}`, accept: 'application/fhir+json', 'content-type': 'application/fhir+json' },
    stop: () => new Promise(done => { child.once('exit', done); child.kill('SIGTERM'); }),
  };
}

/** The same server as somebody else sees it. */
export const as = (server, store, user) => {
  const token = goldthread('token', user, '--data', store).trim().split('\n').at(-1);
  return { ...server, token, headers: { ...server.headers, authorization: `Bearer ${token}` } };
};

/** p50, p95 and p99 in milliseconds. */
export function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = p => +sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))].toFixed(2);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** How long asking takes, one request after another. */
export async function timed(server, addresses, { warm = 20, headers = server.headers } = {}) {
  const times = [];
  let bytes = 0;
  await fetch(server.base + '/health/live').catch(() => { }); // a connection that lay idle may have been closed
  for (let i = 0; i < addresses.length + warm; i++) {
    const started = performance.now();
    const answer = await fetch(server.base + addresses[i % addresses.length], { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${answer.status} ${addresses[i % addresses.length]}`);
    if (i >= warm) times.push(performance.now() - started);
  }

  return { ...quantiles(times), bytes };
}

/** Requests a second from wrk, on the same machine. A path may be [path, body]: then it is a POST. */
export function wrk(server, requests, connections, seconds = 8) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-wrk-'));
  const list = path.join(folder, 'requests');
  const script = path.join(folder, 'script.lua');
  fs.writeFileSync(list, requests.map(r => Array.isArray(r) ? r.join('\t') : r).join('\n'));
  fs.writeFileSync(script, `local p, b = {}, {}
for l in io.lines("${list}") do local t = l:find("\\t", 1, true); p[#p+1] = t and l:sub(1, t-1) or l; b[#b+1] = t and l:sub(t+1) or false end
local i = 0
wrk.headers["Accept"] = "application/fhir+json"
wrk.headers["Content-Type"] = "application/fhir+json"
wrk.headers["Authorization"] = "Bearer ${server.token}"
request = function() i = i % #p + 1; return b[i] and wrk.format("POST", p[i], nil, b[i]) or wrk.format("GET", p[i]) end
done = function(s, l, r) io.write(string.format('JSON{"perSec":%.0f,"p50":%.2f,"p95":%.2f,"p99":%.2f,"failed":%d}\\n',
  s.requests/(s.duration/1e6), l:percentile(50)/1000, l:percentile(95)/1000, l:percentile(99)/1000, s.errors.status)) end`);
  const run = spawnSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', script, server.base], { encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  const found = /JSON(\{.*\})/.exec(run.stdout ?? '');
  if (!found) throw new Error(`wrk did not run (Debian package "wrk"): ${run.error ?? run.stdout + run.stderr}`);
  return JSON.parse(found[1]);
}

/** The share of the processors' time that other guests of the same host took, in percent: above a few, no figure means much. */
export function stolen() {
  const read = () => fs.readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number);
  const before = read();
  return () => {
    const spent = read().map((v, i) => v - before[i]);
    return Math.round(100 * spent[7] / Math.max(1, spent.reduce((a, b) => a + b)));
  };
}

/** Measures, again up to five times while others take more than 4 % of the machine; answers the least disturbed run. */
export async function undisturbed(measure) {
  let best;
  for (let turn = 0; turn < 5 && !(best?.stolen <= 4); turn++) {
    const meanwhile = stolen();
    const figures = await measure();
    const taken = meanwhile();
    if (!best || taken < best.stolen) best = { ...figures, stolen: taken };
  }

  return best;
}

/** Bytes on disk: of the folder, or of the database. */
export function sizeOf(store) {
  if (isPostgres(store)) return +spawnSync('psql', [libpq(store), '-Atc', 'select pg_database_size(current_database())'], { encoding: 'utf8' }).stdout;
  return fs.readdirSync(store).filter(f => f.startsWith('goldthread.db')).reduce((sum, f) => sum + fs.statSync(path.join(store, f)).size, 0);
}

const libpq = store => store.split(';').filter(Boolean).map(pair => pair.split('=')).map(([k, v]) => ({ host: `host=${v}`, port: `port=${v}`, database: `dbname=${v}`, username: `user=${v}`, password: `password=${v}` })[k.trim().toLowerCase()]).filter(Boolean).join(' ');

export function report(name, figures) {
  console.log(JSON.stringify({ name, ...figures }));
}
