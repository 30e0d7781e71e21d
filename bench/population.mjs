// The population engine beside three databases: node bench/population.mjs [PEOPLE]. Needs `npm install --no-save` in bench/ for DuckDB, and GOLDTHREAD_BENCH_POSTGRES with an empty database for
// PostgreSQL; each that is missing is left out and said so. Figures are lines of JSON; the whole takes some 15 minutes at 3,000,000 people, most of it loading.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const people = process.argv[2] ?? '3000000';
const program = path.join(here, 'Population/bin/Release/net10.0/Goldthread.PopulationBench.dll');
const run = (env, ...args) => execFileSync('dotnet', [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
const show = text => process.stdout.write(text);

execFileSync('dotnet', ['build', path.join(here, 'Population'), '-c', 'Release', '--nologo', '-v', 'q'], { stdio: 'inherit' });
show(run({}, 'measure', people));
show(run({}, 'profile', people));
show(run({}, 'scores', people));
// The same without the instructions of newer processors: AVX-512, then AVX2 as well.
for (const off of [{ DOTNET_EnableAVX512: '0', DOTNET_EnableAVX512F: '0' }, { DOTNET_EnableAVX512: '0', DOTNET_EnableAVX512F: '0', DOTNET_EnableAVX2: '0' }]) {
  console.log(JSON.stringify({ what: 'without', more: Object.keys(off) }));
  show(run(off, 'measure', people));
}

await duck();
if (process.env.GOLDTHREAD_BENCH_POSTGRES) show(run({}, 'postgres', people, process.env.GOLDTHREAD_BENCH_POSTGRES));
else console.log(JSON.stringify({ what: 'postgres', more: 'left out: GOLDTHREAD_BENCH_POSTGRES names no database' }));
show(run({}, 'sqlite', people));

async function duck() {
  let load;
  try {
    ({ load } = await import('./duck.mjs'));
  } catch (error) {
    console.log(JSON.stringify({ what: 'duckdb', more: `left out: ${error.message}` }));
    return;
  }

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-people-'));
  run({}, 'export', people, folder);
  const db = await load(folder);
  fs.rmSync(folder, { recursive: true });
  for (const [question, sql] of Object.entries(JSON.parse(run({}, 'questions')))) {
    const taken = [];
    let rows = [];
    for (let i = 0; i < 12; i++) {
      const started = performance.now();
      rows = (await db.runAndReadAll(sql)).getRows();
      if (i > 1) taken.push(performance.now() - started);
    }

    taken.sort((a, b) => a - b);
    console.log(JSON.stringify({ what: 'duckdb', question, ms_p50: +taken[5].toFixed(2), ms_p99: +taken.at(-1).toFixed(2), more: { sum: sum(question, rows) } }));
  }
}

/** The one number that a right answer adds up to, as Questions.cs has it. */
function sum(question, rows) {
  const add = (values) => values.reduce((a, b) => a + Number(b), 0);
  return question === 'cohort' ? Number(rows[0][0]) : question === 'frailty' ? add(rows.filter(r => Number(r[3]) === 3).map(r => r[4])) : add(rows.flatMap(r => r.slice(3)));
}
