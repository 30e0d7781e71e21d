const CONTAINERS = new Set(['BackboneElement', 'Element']);

// Checked with the structure itself: every element has content, an extension has a value or extensions.
const STRUCTURAL = new Set(['ele-1', 'ext-1']);

/**
 * The rules of each structure that it states itself, as [type, element, key, severity, words, expression]; element is null for a rule of
 * the type (a backbone element is a type of its own). What a structure inherits stands with its base.
 */
export function compileInvariants({ structures }, types) {
  const known = new Set(types.map(([name]) => name));
  const rows = [];
  for (const { name, url, snapshot } of structures) {
    for (const element of snapshot.element) {
      const container = element.path === name || (element.type?.length === 1 && CONTAINERS.has(element.type[0].code));
      for (const rule of element.constraint ?? []) {
        if ((rule.source ?? url) !== url || !rule.expression || STRUCTURAL.has(rule.key)) continue;
        const owner = container ? element.path : element.path.slice(0, element.path.lastIndexOf('.'));
        if (!known.has(owner)) continue;
        const last = element.path.slice(element.path.lastIndexOf('.') + 1).replace('[x]', '');
        rows.push([owner, container ? null : last, rule.key, rule.severity, rule.human, rule.expression]);
      }
    }
  }
  return rows;
}
