/** Address -> [[system, ...codes]...] for each value set that an element binds as required and that can be listed. */
export function compileValueSets(types, sources, notes) {
  const bound = new Set(types.flatMap(([, , , , , elements]) => elements.map((e) => e[5])).filter(Boolean));
  const listed = {};
  for (const url of [...bound].sort()) {
    try {
      const bySystem = expand(url, sources, []);
      listed[url] = [...bySystem].map(([system, codes]) => [system, ...codes]);
    } catch (problem) {
      notes.push(`value set not listed: ${url} (${problem.message})`);
    }
  }
  return listed;
}

function expand(url, sources, path) {
  const valueSet = sources.valueSets.get(url.split('|')[0]);
  if (!valueSet) {
    throw new Error(`${url} is not among the definitions`);
  }
  if (path.includes(url)) {
    throw new Error(`${url} includes itself`);
  }

  const result = new Map();
  for (const include of valueSet.compose.include) {
    for (const [system, codes] of part(include, sources, [...path, url])) {
      result.set(system, new Set([...(result.get(system) ?? []), ...codes]));
    }
  }
  for (const exclude of valueSet.compose.exclude ?? []) {
    for (const [system, codes] of part(exclude, sources, [...path, url])) {
      codes.forEach((code) => result.get(system)?.delete(code));
    }
  }
  return result;
}

/** One include: what its system gives, cut down to what each of its value sets gives. https://hl7.org/fhir/R4/valueset.html#compositions */
function part(include, sources, path) {
  if (include.filter) {
    throw new Error(`a filter on ${include.system}`);
  }

  let result = null;
  if (include.system) {
    result = new Map([[include.system, new Set(include.concept?.map((c) => c.code) ?? allCodes(include.system, sources))]]);
  }
  for (const url of include.valueSet ?? []) {
    const other = expand(url, sources, path);
    result = result === null ? other : intersection(result, other);
  }
  return result;
}

function allCodes(url, sources) {
  const system = sources.codeSystems.get(url);
  if (system?.content !== 'complete') {
    throw new Error(`the codes of ${url} are not among the definitions`);
  }
  const walk = (concepts) => concepts.flatMap((c) => [c.code, ...walk(c.concept ?? [])]);
  return walk(system.concept);
}

function intersection(left, right) {
  return new Map([...left].map(([system, codes]) => [system, new Set([...codes].filter((c) => right.get(system)?.has(c)))]));
}
