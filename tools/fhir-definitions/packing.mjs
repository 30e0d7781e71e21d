/**
 * Writes numbers and texts as bytes: numbers in groups of seven bits, lowest first (.NET's 7-bit encoded int); each text
 * once, in a table at the start, and afterwards by its place in the table plus one (0 = no text).
 */
export class Packing {
  #bytes = [];
  #texts = new Map();

  number(value) {
    push7(this.#bytes, value);
  }

  text(value) {
    if (value === null || value === undefined) {
      this.number(0);
      return;
    }
    if (!this.#texts.has(value)) {
      this.#texts.set(value, this.#texts.size + 1);
    }
    this.number(this.#texts.get(value));
  }

  list(items, write) {
    this.number(items.length);
    items.forEach(write);
  }

  texts(values) {
    this.list(values, (value) => this.text(value));
  }

  toBuffer() {
    const table = [];
    push7(table, this.#texts.size);
    for (const text of this.#texts.keys()) {
      const utf8 = Buffer.from(text, 'utf8');
      push7(table, utf8.length);
      table.push(...utf8);
    }
    return Buffer.from([...table, ...this.#bytes]);
  }
}

function push7(bytes, value) {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

const SEARCH_TYPES = ['number', 'date', 'string', 'token', 'reference', 'composite', 'quantity', 'uri', 'special'];

/** The whole file, in the order in which src/Fhir/Definitions/DefinitionsFile.cs reads it. */
export function pack({ version, types, valueSets, searchParameters, patientCompartment, invariants }) {
  const out = new Packing();
  out.text(version);
  out.list(types, ([name, base, kind, isAbstract, pattern, elements]) => {
    out.text(name);
    out.text(base);
    out.number(kind);
    out.number(isAbstract);
    out.text(pattern);
    out.list(elements, ([element, min, max, typeNames, flags, valueSet, targets]) => {
      out.text(element);
      out.number(min);
      out.number(max);
      out.texts(typeNames);
      out.number(flags);
      out.text(valueSet);
      out.texts(targets ?? []);
    });
  });
  out.list(Object.entries(valueSets), ([url, systems]) => {
    out.text(url);
    out.list(systems, (row) => out.texts(row));
  });
  out.list(searchParameters.parameters, ([code, url, type, targets, components]) => {
    out.text(code);
    out.text(url);
    out.number(SEARCH_TYPES.indexOf(type));
    out.texts(targets);
    out.list(components, (pair) => out.texts(pair));
  });
  out.list(Object.entries(searchParameters.byType), ([type, pairs]) => {
    out.text(type);
    out.list(pairs, ([index, expression]) => {
      out.number(index);
      out.text(expression);
    });
  });
  out.list(Object.entries(patientCompartment), ([type, codes]) => {
    out.text(type);
    out.texts(codes);
  });
  out.list(invariants, ([type, element, key, severity, human, expression]) => {
    out.text(type);
    out.text(element);
    out.text(key);
    out.number(severity === 'error' ? 1 : 0);
    out.text(human);
    out.text(expression);
  });
  return out.toBuffer();
}
