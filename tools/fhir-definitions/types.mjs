const STRUCTURE = 'http://hl7.org/fhir/StructureDefinition/';
const FHIR_TYPE = `${STRUCTURE}structuredefinition-fhir-type`;
const REGEX = `${STRUCTURE}regex`;
const KINDS = { 'primitive-type': 0, 'complex-type': 1, backbone: 2, resource: 3 };
const EVERYWHERE = new Set(['id', 'extension', 'modifierExtension']);

// An id has at most 64 characters, so the official list leaves out the data elements whose id would be longer.
const LONGEST_ID = 64;

// Containers have no row in the official list; the package made this one optional. https://hl7.org/fhir/R4/evidencevariable.html
const LEAST = { 'EvidenceVariable.characteristic': 1 };

/** Every type as a plain row; see README.md for the columns. `notes` gathers what was left out and why. */
export function compileTypes({ structures, dataElements }, notes) {
  const official = officialElements(dataElements);
  const names = new Set(structures.map((s) => s.name));
  return structures.flatMap((structure) => compileStructure(structure, official, names, notes));
}

/** Path to element; null where the list has several (Quantity, whose profiles are listed under the same path). */
function officialElements(dataElements) {
  const byPath = new Map();
  for (const { snapshot } of dataElements) {
    const element = snapshot.element[0];
    byPath.set(element.path, byPath.has(element.path) ? null : element);
  }
  return byPath;
}

function compileStructure(structure, official, names, notes) {
  const kind = KINDS[structure.kind];
  if (kind === 0) {
    const value = structure.snapshot.element.find((e) => e.path === `${structure.name}.value`);
    const pattern = value.type[0].extension?.find((x) => x.url === REGEX)?.valueString ?? null;
    const elements = structure.snapshot.element.slice(1).filter((e) => e !== value);
    return [[structure.name, baseOf(structure), kind, 0, pattern, elements.map((e) => elementRow(e, names, notes))]];
  }

  const elements = officialOnly(structure, official, notes);
  const parents = [structure.name, ...elements.filter((e) => isContainer(e)).map((e) => e.path)];
  return parents.map((path) => {
    const own = elements.filter((e) => parentOf(e.path) === path);
    const rows = own.map((e) => elementRow(e, names, notes));
    return path === structure.name
      ? [path, baseOf(structure), kind, structure.abstract ? 1 : 0, null, rows]
      : [path, elements.find((e) => e.path === path).type[0].code, KINDS.backbone, 0, null, rows];
  });
}

/** The elements of a structure that R4 itself has, as the official list of data elements describes them. */
function officialOnly(structure, official, notes) {
  const inheritsQuantity = structure.baseDefinition === `${STRUCTURE}Quantity`;
  const kept = new Map();
  const dropped = [];
  for (const element of structure.snapshot.element.slice(1)) {
    const { path } = element;
    const listed = official.get(path);
    const notListed = inheritsQuantity || listed === null || `de-${path}`.length > LONGEST_ID;
    if (listed || notListed || isContainer(element) || element.contentReference || EVERYWHERE.has(lastName(path))) {
      kept.set(path, listed ? { ...listed, base: element.base } : element);
    } else {
      dropped.push(path);
    }
  }

  for (const [path, element] of official) {
    if (element && path.startsWith(`${structure.name}.`) && !kept.has(path)) {
      kept.set(path, element);
      notes.push(`put back, it is in R4: ${path}`);
    }
  }

  // A container is not listed itself: it is official when something listed stands in it, or nothing in it was dropped.
  const contents = [...kept.keys()].filter((p) => !isContainer(kept.get(p)) && !EVERYWHERE.has(lastName(p)));
  for (const path of [...kept.keys()].filter((p) => isContainer(kept.get(p)))) {
    const within = (p) => p.startsWith(`${path}.`);
    const own = contents.filter(within);
    if (own.length === 0 || (dropped.some(within) && !own.some((p) => official.has(p)))) {
      dropped.push(path);
    }
  }

  notes.push(...dropped.map((path) => `left out, not in R4: ${path}`));
  return [...kept.values()].filter((e) => !dropped.some((p) => e.path === p || e.path.startsWith(`${p}.`)));
}

function elementRow(element, names, notes) {
  const name = lastName(element.path);
  const isChoice = name.endsWith('[x]');
  const types = element.contentReference
    ? [element.contentReference.slice(1)]
    : isContainer(element)
      ? [element.path]
      : [...new Set(element.type.map((t) => typeName(t, element)))];
  for (const type of types) {
    if (!names.has(type) && !type.includes('.')) {
      throw new Error(`${element.path} has the unknown type ${type}`);
    }
  }

  const valueSet = element.binding?.strength === 'required' ? element.binding.valueSet.split('|')[0] : null;
  const row = [
    isChoice ? name.slice(0, -3) : name,
    LEAST[element.path] ?? element.min,
    element.max === '*' ? 0 : Number(element.max),
    types,
    (isChoice ? 1 : 0) | (element.isSummary ? 2 : 0),
    valueSet,
    targets(element, names, notes),
  ];
  while (row.length > 5 && (row.at(-1) === null || row.at(-1).length === 0)) {
    row.pop();
  }
  return row;
}

function targets(element, names, notes) {
  const profiles = (element.type ?? []).filter((t) => t.code === 'Reference').flatMap((t) => t.targetProfile ?? []);
  const all = profiles.map((p) => p.slice(p.lastIndexOf('/') + 1));
  const known = all.filter((n) => names.has(n));
  for (const name of all.filter((n) => !names.has(n))) {
    notes.push(`target left out: ${element.path} -> ${name}`);
  }
  return all.includes('Resource') ? [] : [...new Set(known)];
}

/** Ids and urls are typed as FHIRPath strings; the FHIR type stands in an extension, and R4 says "string" where Resource.id is an id. */
function typeName({ code, extension }, element) {
  if (!code.startsWith('http://hl7.org/fhirpath/')) {
    return code;
  }
  const isResourceId = element.base?.path === 'Resource.id';
  return isResourceId ? 'id' : (extension?.find((x) => x.url === FHIR_TYPE)?.valueUrl ?? 'string');
}

function baseOf({ baseDefinition }) {
  return baseDefinition ? baseDefinition.slice(STRUCTURE.length) : null;
}

function isContainer(element) {
  return element.type?.length === 1 && (element.type[0].code === 'BackboneElement' || element.type[0].code === 'Element');
}

function parentOf(path) {
  return path.slice(0, path.lastIndexOf('.'));
}

function lastName(path) {
  return path.slice(path.lastIndexOf('.') + 1);
}
