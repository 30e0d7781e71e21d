// Writes what the product is made of as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): every package of every lock file, with its hash, and its
// licence where the package on this machine says it. What only tests or tools use is marked "excluded" (not part of what runs).
//   node tools/sbom.mjs [FILE]      writes FILE, or to the standard output
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const skipped = new Set(['node_modules', 'bin', 'obj', 'artifacts', 'data', '.git']);
const read = path => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));

function files(folder, name) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? (skipped.has(entry.name) ? [] : files(join(folder, entry.name), name)) : entry.name === name ? [join(folder, name)] : []).sort();
}

// A package that many lock files hold is one component; it is part of what runs where any of them says so.
function put(components, { name, version, purl, hash, license, runs, from, needs }) {
  const known = components.get(purl) ?? { name, version, purl, hash, license, runs: false, from: new Set(), needs: new Set() };
  known.runs ||= runs;
  known.from.add(from);
  for (const need of needs) known.needs.add(need);
  components.set(purl, known);
}

const nugetPurl = (name, version) => `pkg:nuget/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
const npmPurl = (name, version) => `pkg:npm/${name.startsWith('@') ? '%40' + name.slice(1) : name}@${encodeURIComponent(version)}`;
const sha512 = text => ({ alg: 'SHA-512', content: Buffer.from(text, 'base64').toString('hex') });

// Analysers are used by the build and are in nothing that it makes.
const buildOnly = () => {
  const props = readFileSync(join(root, 'Directory.Build.props'), 'utf8');
  return new Set([...props.matchAll(/<PackageReference Include="([^"]+)" PrivateAssets="all"/g)].map(m => m[1].toLowerCase()));
};

function licenseOf(name, version) {
  const spec = join(process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages'), name.toLowerCase(), version.toLowerCase(), `${name.toLowerCase()}.nuspec`);
  if (!existsSync(spec)) return undefined;
  const text = readFileSync(spec, 'utf8');
  const expression = /<license type="expression"[^>]*>([^<]+)</.exec(text)?.[1];
  if (expression) return { expression: expression.trim() };
  const file = /<license type="file"[^>]*>([^<]+)</.exec(text)?.[1];
  const url = /<licenseUrl>([^<]+)</.exec(text)?.[1];
  return file ? { license: { name: `see ${file.trim()} in the package` } } : url ? { license: { name: 'see the address', url: url.trim() } } : undefined;
}

function nuget(components) {
  const analysers = buildOnly();
  for (const path of files(root, 'packages.lock.json')) {
    const from = relative(root, path);
    for (const [target, packages] of Object.entries(read(path).dependencies)) {
      const versions = new Map(Object.entries(packages).map(([name, p]) => [name.toLowerCase(), p]));
      for (const [name, p] of Object.entries(packages)) {
        if (p.type === 'Project') continue;
        const needs = Object.keys(p.dependencies ?? {}).map(n => [n, versions.get(n.toLowerCase())]).filter(([, v]) => v?.resolved).map(([n, v]) => nugetPurl(n, v.resolved));
        put(components, {
          name, version: p.resolved, purl: nugetPurl(name, p.resolved), hash: p.contentHash && sha512(p.contentHash), license: licenseOf(name, p.resolved),
          runs: from.startsWith('src/') && !analysers.has(name.toLowerCase()), from: target.includes('/') ? `${from} (${target})` : from, needs,
        });
      }
    }
  }
}

function npm(components) {
  for (const path of files(root, 'package-lock.json')) {
    const from = relative(root, path);
    const packages = read(path).packages;
    for (const [place, p] of Object.entries(packages)) {
      if (place === '' || p.link) continue;
      const name = p.name ?? place.slice(place.lastIndexOf('node_modules/') + 13);
      const needs = Object.keys({ ...p.dependencies, ...p.optionalDependencies }).map(n => [n, packages[`${place}/node_modules/${n}`] ?? packages[`node_modules/${n}`]]).filter(([, v]) => v).map(([n, v]) => npmPurl(n, v.version));
      const [alg, content] = p.integrity?.split(' ')[0].split('-', 2) ?? [];
      put(components, {
        name, version: p.version, purl: npmPurl(name, p.version), hash: alg === 'sha512' ? sha512(content) : undefined,
        license: typeof p.license === 'string' ? (/^[A-Za-z0-9.+-]+$/.test(p.license) ? { license: { id: p.license } } : { expression: p.license }) : undefined,
        runs: from === 'package-lock.json' && !p.dev, from, needs,
      });
    }
  }
}

const components = new Map();
nuget(components);
npm(components);
const sorted = [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
const version = /<Version>([^<]+)</.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
const self = `pkg:generic/goldthread@${version}`;

// The number says what is in it: the same packages give the same document, so that two can be compared.
const digest = createHash('sha256').update(sorted.map(c => `${c.purl} ${c.hash?.content} ${c.runs}`).join('\n')).digest('hex');
const serial = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
const document = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: serial,
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': self, name: 'goldthread', version, licenses: [{ license: { id: 'Apache-2.0' } }] } },
  components: sorted.map(c => ({
    type: 'library',
    'bom-ref': c.purl,
    name: c.name,
    version: c.version,
    scope: c.runs ? 'required' : 'excluded',
    ...(c.hash && { hashes: [c.hash] }),
    ...(c.license && { licenses: [c.license] }),
    purl: c.purl,
    properties: [...c.from].sort().map(value => ({ name: 'goldthread:lock-file', value })),
  })),
  dependencies: [
    { ref: self, dependsOn: sorted.filter(c => c.runs).map(c => c.purl) },
    ...sorted.map(c => ({ ref: c.purl, dependsOn: [...c.needs].filter(n => components.has(n)).sort() })),
  ],
};
const text = JSON.stringify(document, null, 2) + '\n';
if (process.argv[2]) {
  writeFileSync(process.argv[2], text);
  console.log(`${sorted.length} packages, ${sorted.filter(c => c.runs).length} of them in what runs, ${sorted.filter(c => !c.license).length} without a licence that is known here: ${process.argv[2]}`);
} else {
  process.stdout.write(text);
}
