import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { compileInvariants } from './invariants.mjs';
import { pack } from './packing.mjs';
import { compileSearchParameters } from './search.mjs';
import { FHIR_VERSION, readSources } from './sources.mjs';
import { compileTypes } from './types.mjs';
import { compileValueSets } from './valueSets.mjs';

const target = fileURLToPath(new URL('../../src/Fhir/Definitions/r4.bin', import.meta.url));
const notes = [];
const sources = readSources();
const types = compileTypes(sources, notes).sort(([a], [b]) => (a < b ? -1 : 1));
const bytes = pack({
  version: FHIR_VERSION,
  types,
  valueSets: compileValueSets(types, sources, notes),
  searchParameters: compileSearchParameters(types, sources),
  patientCompartment: Object.fromEntries(sources.patientCompartment.resource.filter((r) => r.param).map((r) => [r.code, r.param])),
  invariants: compileInvariants(sources, types),
});

if (process.argv.includes('--check')) {
  const same = existsSync(target) && brotliDecompressSync(readFileSync(target)).equals(bytes);
  console.log(same ? 'r4.bin says what the sources say.' : 'r4.bin differs from the sources: run "npm run compile".');
  process.exit(same ? 0 : 1);
}

const packed = brotliCompressSync(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});
writeFileSync(target, packed);
notes.forEach((note) => console.log(note));
console.log(`${types.length} types, ${bytes.length} bytes, ${packed.length} packed`);
