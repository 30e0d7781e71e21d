// Reads the result files of all test projects: names each failure and each reason for skipping, what published suites
// counted, and closes with the sum.
import fs from 'node:fs';
import path from 'node:path';

const [, , folder, status] = process.argv;
const unescape = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x([0-9A-Fa-f]+);/g, (_, h) => String.fromCodePoint(parseInt(h, 16))).replace(/&amp;/g, '&');
const sum = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map();

for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.trx')).sort()) {
  const xml = fs.readFileSync(path.join(folder, file), 'utf8');
  const here = { passed: 0, failed: 0, skipped: 0 };
  for (const match of xml.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const name = unescape(/testName="([^"]*)"/.exec(match[1])[1]);
    const outcome = /outcome="([^"]*)"/.exec(match[1])?.[1] ?? 'Failed';
    const message = unescape(/<Message>([\s\S]*?)<\/Message>/.exec(match[2] ?? '')?.[1] ?? '');
    for (const said of (match[2] ?? '').matchAll(/(?:Published suite|Oracle:) [^<\r\n]*/g)) console.log(unescape(said[0]));
    if (outcome === 'Passed') here.passed++;
    else if (outcome === 'NotExecuted') {
      here.skipped++;
      const reason = message.trim() || 'no reason given';
      reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
    } else {
      here.failed++;
      console.log(`FAILED ${name}\n${message.split('\n').slice(0, 25).join('\n')}`);
    }
  }

  console.log(`${path.basename(file, '.trx')}: ${here.passed} passed, ${here.failed} failed, ${here.skipped} skipped`);
  for (const key of Object.keys(sum)) sum[key] += here[key];
}

// What node's own runner reports: one line a test, and the reason for a failure indented below it. https://testanything.org/tap-version-13-specification.html
for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.tap')).sort()) {
  const here = { passed: 0, failed: 0, skipped: 0 };
  for (const match of fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/^(not )?ok \d+ - (.*?)(?: # SKIP(.*))?\n((?: .*\n)*)/gm)) {
    const [, not, name, skip, below] = match;
    if (skip !== undefined) {
      here.skipped++;
      const reason = skip.trim() || 'no reason given';
      reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
    } else if (not) {
      here.failed++;
      console.log(`FAILED ${name}\n${below.split('\n').slice(0, 25).join('\n')}`);
    } else here.passed++;
  }

  console.log(`${path.basename(file, '.tap')}: ${here.passed} passed, ${here.failed} failed, ${here.skipped} skipped`);
  for (const key of Object.keys(sum)) sum[key] += here[key];
}

for (const [reason, names] of reasons) console.log(`skipped ${names.length}: ${reason} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''})`);
// A project that crashed before it wrote its results counts as a failure, and so does a run without any test.
if (status !== '0' && sum.failed === 0) {
  console.log('A test project ended badly without naming a failed test; its log stands above.');
  sum.failed++;
}
if (sum.passed + sum.failed === 0) sum.failed++;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed === 0 ? 0 : 1);
