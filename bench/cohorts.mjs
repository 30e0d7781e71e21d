// Cohorts by lot against DuckDB: node bench/cohorts.mjs [COUNT] [PEOPLE] [SEED]. Says how many agree and ends with 1 if one does not.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, load } from './duck.mjs';

const [count = '10000', people = '20000', seed = '1'] = process.argv.slice(2);
const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'Population/bin/Release/net10.0/Goldthread.PopulationBench.dll');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-cohorts-'));
execFileSync('dotnet', ['build', path.join(path.dirname(fileURLToPath(import.meta.url)), 'Population'), '-c', 'Release', '--nologo', '-v', 'q'], { stdio: 'inherit' });
const run = (to, ...args) => execFileSync('dotnet', [program, ...args], { stdio: ['ignore', to, 'inherit'] });
run('inherit', 'export', people, folder);
const file = path.join(folder, 'cohorts.jsonl');
const out = fs.openSync(file, 'w');
run(out, 'cohorts', people, count, seed);
fs.closeSync(out);
const db = await load(folder);
const result = await compare(db, file, asked => { if (asked % 1000 === 0) console.log(`${asked} cohorts asked`); });
fs.rmSync(folder, { recursive: true });
for (const one of result.differ.slice(0, 5)) console.error(JSON.stringify(one, null, 1));
console.log(`${result.asked} cohorts of ${people} people by lot, ${result.steps} steps, ${result.members} with members: ${result.differ.length} differ from DuckDB`);
process.exit(result.differ.length === 0 ? 0 : 1);
