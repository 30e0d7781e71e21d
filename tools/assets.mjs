// Makes src/DesignSystem/wwwroot/assets, which is not committed, from the nhsuk-frontend package and our own small files.
// The build of DesignSystem calls it; by hand: node tools/assets.mjs
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const library = path.join(root, 'src/DesignSystem');
const target = path.join(library, 'wwwroot/assets');
const frontend = path.join(root, 'node_modules/nhsuk-frontend');
const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies['nhsuk-frontend'];

// The NHS logo is a trade mark: the icons that show it stay behind, and so does the manifest that names them.
const leftBehind = /favicon|opengraph|nhsuk-icon-(180|192|512|mask)/;

withLock(path.join(library, 'obj/assets.lock'), () => {
  if (installedVersion() !== wanted) install();
  const files = [...fromFrontend(), ...ourOwn()];
  for (const [name, bytes] of files) write(name, bytes);
  sweep(new Set(files.map(([name]) => name)));
});

function installedVersion() {
  try {
    return JSON.parse(fs.readFileSync(path.join(frontend, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

function install() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) {
    throw new Error('npm ci did not finish. Goldthread needs Node 20 or newer and a package registry for its first build.');
  }
}

function* fromFrontend() {
  const dist = path.join(frontend, 'dist/nhsuk');
  const read = name => fs.readFileSync(path.join(dist, name), 'utf8').replace(/\n?\/[*/]# sourceMappingURL=.*/g, '');
  yield ['nhsuk.css', withoutWebFonts(read('nhsuk-frontend.min.css'))];
  yield ['nhsuk.js', read('nhsuk-frontend.min.js')];
  for (const name of fs.readdirSync(path.join(dist, 'assets/images'))) {
    if (!leftBehind.test(name)) yield ['images/' + name, fs.readFileSync(path.join(dist, 'assets/images', name))];
  }
}

function* ourOwn() {
  for (const [folder, prefix] of [['Images', 'images/'], ['Scripts', ''], ['Styles', '']]) {
    for (const name of fs.readdirSync(path.join(library, folder)).sort()) {
      yield [prefix + name, fs.readFileSync(path.join(library, folder, name))];
    }
  }
}

// Frutiger is licensed for nhs.uk only, and no page of ours may ask another host for anything.
function withoutWebFonts(css) {
  const stripped = css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/font-family:\s*["']?Frutiger W01["']?,\s*arial/gi, 'font-family:Arial,Helvetica');
  const left = stripped.match(/@font-face|Frutiger|url\(\s*["']?(?:https?:)?\/\/[^)]*\)|@import[^;]*/i);
  if (left) throw new Error(`nhsuk-frontend ${wanted} still asks for a font or a remote file: ${left[0]}`);
  return stripped;
}

function write(name, bytes) {
  const file = path.join(target, name);
  const next = Buffer.from(bytes);
  if (fs.existsSync(file) && fs.readFileSync(file).equals(next)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // A reader sees the old file or the new one, never half of one.
  const draft = `${file}.${process.pid}.draft`;
  fs.writeFileSync(draft, next);
  fs.renameSync(draft, file);
}

function sweep(keep) {
  for (const entry of fs.readdirSync(target, { recursive: true, withFileTypes: true })) {
    const name = path.relative(target, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/');
    if (entry.isFile() && !keep.has(name)) fs.rmSync(path.join(target, name), { force: true });
  }
}

// Two builds may start at once; the second waits for the first. A lock whose owner died is taken over.
function withLock(folder, work) {
  const pid = path.join(folder, 'pid');
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 100) {
    try {
      fs.mkdirSync(path.dirname(folder), { recursive: true });
      fs.mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waited > 2000 && !ownerLives(pid)) fs.rmSync(folder, { recursive: true, force: true });
      if (waited > 300_000) throw new Error(`Another build has held ${folder} for five minutes. Remove that folder and build again.`);
      Atomics.wait(sleep, 0, 0, 100);
    }
  }
  try {
    fs.writeFileSync(pid, String(process.pid));
    work();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function ownerLives(pid) {
  try {
    process.kill(Number(fs.readFileSync(pid, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
