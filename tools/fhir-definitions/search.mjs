/**
 * The search parameters, and for each concrete resource type [index, expression] pairs: the expression cut down to the
 * alternatives that apply to the type. https://hl7.org/fhir/R4/searchparameter-registry.html
 */
export function compileSearchParameters(types, { searchParameters }) {
  const concrete = types.filter(([, , kind, isAbstract]) => kind === 3 && !isAbstract).map(([name]) => name).sort();
  const sorted = [...searchParameters].sort((a, b) => (a.code === b.code ? order(a.url, b.url) : order(a.code, b.code)));
  const rows = sorted.map((p) => [
    p.code,
    p.url,
    p.type,
    (p.target ?? []).filter((t) => concrete.includes(t)),
    (p.component ?? []).map((c) => [c.definition, spelling(c.expression)]),
  ]);

  const byType = Object.fromEntries(concrete.map((type) => [type, []]));
  sorted.forEach((parameter, index) => {
    for (const type of basesOf(parameter, concrete)) {
      byType[type].push([index, expressionFor(type, parameter)]);
    }
  });
  return { parameters: rows, byType };
}

function basesOf({ base }, concrete) {
  const types = base.includes('Resource') || base.includes('DomainResource') ? concrete : base;
  return base.includes('DomainResource') && !base.includes('Resource')
    ? types.filter((t) => !['Binary', 'Bundle', 'Parameters'].includes(t))
    : types;
}

function expressionFor(type, { expression, url }) {
  if (!expression) {
    return '';
  }
  // InsurancePlan-name is written without the type ("name | alias").
  const alternatives = splitAtTop(spelling(expression))
    .map((part) => (/^[a-z]/.test(part) ? `${type}.${part}` : part))
    .filter((part) => {
      const [first] = /[A-Za-z]+/.exec(part);
      return first === type || first === 'Resource' || first === 'DomainResource';
    })
    .map((part) => part.replace(/^(\(*)(Resource|DomainResource)\b/, `$1${type}`));
  if (alternatives.length === 0) {
    throw new Error(`${url} has no alternative for ${type}`);
  }
  return alternatives.join(' | ');
}

// R4 writes "DateTime" for the type dateTime in a few components.
function spelling(expression) {
  return expression.replaceAll('ofType(DateTime)', 'ofType(dateTime)');
}

/** Splits at each "|" that stands outside parentheses and quotes. */
export function splitAtTop(expression) {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const c of expression) {
    quoted = c === "'" ? !quoted : quoted;
    depth += quoted ? 0 : c === '(' ? 1 : c === ')' ? -1 : 0;
    if (c === '|' && depth === 0 && !quoted) {
      parts.push('');
    } else {
      parts[parts.length - 1] += c;
    }
  }
  return parts.map((p) => p.trim());
}

function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
