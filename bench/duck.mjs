// DuckDB beside our own engine: the same people, loaded from CSV.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

/** A database in memory with the people and events of a folder. */
export async function load(folder, threads = 2) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const db = await instance.connect();
  for (const file of fs.readdirSync(folder).filter(f => f.endsWith('.csv'))) {
    const name = file.slice(0, -4);
    await db.run(`create table ${name} as select * from read_csv('${path.join(folder, file)}', header = true, auto_detect = true, sample_size = -1)`);
  }

  return db;
}

/** Runs each cohort of a file of JSON lines and compares the count of every step; answers how many were asked and the first that differ. */
export async function compare(db, file, progress) {
  let asked = 0, steps = 0, members = 0;
  const differ = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    const cohort = JSON.parse(line);
    const tests = cohort.steps.map((s, i) => `${s} as s${i}`);
    const counts = cohort.steps.map((_, i) => `count(*) filter (where ${cohort.steps.map((_, n) => `s${n}`).slice(0, i + 1).join(' and ')})`);
    const reader = await db.runAndReadAll(`select ${counts.join(', ')} from (select ${tests.join(', ')} from people p)`);
    const found = reader.getRows()[0].map(Number);
    asked++;
    steps += found.length;
    if (found.at(-1) > 0) members++;
    if (found.some((n, i) => n !== cohort.counts[i])) differ.push({ text: cohort.text, ours: cohort.counts, theirs: found });
    progress?.(asked);
  }

  return { asked, steps, members, differ };
}
