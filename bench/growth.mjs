// How speed goes as the store grows: node bench/growth.mjs [PEOPLE=180000] [PICTURE=docs/images/growth.svg]
// People are loaded step by step, ten resources each; after each step reads and searches are spread over everybody there is.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { goldthread, isPostgres, newStore, report, serve, sizeOf, stolen, undisturbed, wrk } from './server.mjs';
import { codes, patientId, write } from './people.mjs';

const most = +(process.argv[2] ?? 180_000);
const picture = process.argv[3] ?? 'docs/images/growth.svg';
const steps = [1 / 18, 1 / 6, 1 / 2, 1].map(share => Math.round(most * share));
const store = newStore();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-growth-'));
const points = [];
try {
  let there = 0;
  for (const people of steps) {
    fs.rmSync(folder, { recursive: true });
    const resources = write(folder, there, people - there, 5);
    const meanwhile = stolen();
    const started = performance.now();
    goldthread('import', folder, '--data', store);
    const ingest = Math.round(resources / ((performance.now() - started) / 1000));
    there = people;
    const server = await serve(store);
    const some = Array.from({ length: 2000 }, (_, i) => Math.floor((i * 0.6180339887) % 1 * people));
    const reads = some.map(n => `/fhir/Patient/${patientId(n)}`);
    const searches = some.map((n, k) => `/fhir/Observation?patient=Patient/${patientId(n)}&code=http://loinc.org%7C${codes[k % 5]}`);
    wrk(server, reads, 16, 2);
    const read = (await undisturbed(() => wrk(server, reads, 16))).perSec;
    wrk(server, searches, 16, 2);
    const search = (await undisturbed(() => wrk(server, searches, 16))).perSec;
    await server.stop();
    points.push({ people, resources: people * 10, gigabytes: +(sizeOf(store) / 1e9).toFixed(2), ingest, read, search, stolen: meanwhile() });
    report('growth', points.at(-1));
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
  if (!isPostgres(store)) fs.rmSync(store, { recursive: true, force: true });
}

fs.writeFileSync(picture, chart(points));

/** Each measure as a share of its first step, over the number of people (each step to the right is three times as many, about). */
function chart(points) {
  const width = 640, height = 320, left = 60, right = 150, top = 30, bottom = 50;
  const measures = [['ingest', 'import', '#005eb8', ''], ['read', 'read by id', '#007f3b', '6 4'], ['search', 'search', '#8a4800', '2 3']];
  const x = i => left + i * (width - left - right) / (points.length - 1);
  const y = share => top + (1.5 - share) / 1.5 * (height - top - bottom);
  const text = (at, up, anchor, words, colour = '#212b32') => `<text x="${at}" y="${up}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
  const grid = [0, 0.5, 0.8, 1, 1.5].map(s => `<line x1="${left}" x2="${width - right}" y1="${y(s)}" y2="${y(s)}" stroke="${s === 0.8 ? '#d5281b' : '#d8dde0'}"/>${text(left - 8, y(s) + 4, 'end', `${Math.round(s * 100)}%`)}`).join('');
  const ends = measures.map(([key]) => Math.min(1.5, points.at(-1)[key] / points[0][key]));
  const order = [...ends.keys()].sort((a, b) => ends[b] - ends[a]);
  const places = [];
  order.forEach((i, k) => places[i] = k === 0 ? y(ends[i]) : Math.max(y(ends[i]), places[order[k - 1]] + 16));
  const lines = measures.map(([key, name, colour, dash], i) => `<polyline fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}" points="${points.map((p, k) => `${x(k)},${y(Math.min(1.5, p[key] / points[0][key]))}`).join(' ')}"/>${text(width - right + 8, places[i] + 4, 'start', `${name} ${points.at(-1)[key].toLocaleString('en-GB')}/s`, colour)}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif" font-size="13" role="img" aria-label="Speed as the store grows, as a share of the first step"><rect width="${width}" height="${height}" fill="#fff"/>${grid}${lines}${points.map((p, i) => text(x(i), height - bottom + 20, 'middle', p.people.toLocaleString('en-GB'))).join('')}${text((left + width - right) / 2, height - 10, 'middle', 'people, ten resources each')}</svg>\n`;
}
