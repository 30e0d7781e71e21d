using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Value sets and code systems as far as search asks them: those of the store, by their url, and the code lists of R4's required
/// bindings. What cannot be told from these is refused, never guessed. https://hl7.org/fhir/R4/valueset.html#compositions
/// </summary>
internal sealed class Terminology(SearchScope scope)
{
    private const int MostCodes = 50_000;
    private const int MostNested = 5;

    /// <summary>The same criteria, with the codes in the place of the sets' names.</summary>
    public Outcome<Criterion[]> Resolve(IReadOnlyList<Criterion> criteria)
    {
        if (!criteria.Any(c => c.AnyOf.Any(p => p is ValueSetPredicate or HierarchyPredicate)))
        {
            return criteria.ToArray();
        }

        var resolved = new List<Criterion>();
        foreach (var criterion in criteria)
        {
            var anyOf = new List<Predicate>();
            foreach (var predicate in criterion.AnyOf)
            {
                var codes = new CodeSet();
                var fault = predicate switch
                {
                    ValueSetPredicate set => AddValueSet(set.Url, codes, 0),
                    HierarchyPredicate level => AddLevels(level.System, level.Code, level.Above, codes),
                    _ => null,
                };
                if (fault is not null)
                {
                    return fault with { Path = criterion.Parameter.Code };
                }

                anyOf.Add(predicate is ValueSetPredicate or HierarchyPredicate ? codes.ToPredicate() : predicate);
            }

            resolved.Add(criterion with { AnyOf = anyOf });
        }

        return resolved.ToArray();
    }

    private Fault? AddValueSet(string url, CodeSet to, int depth)
    {
        if (depth > MostNested)
        {
            return new Fault(FaultKind.NotSupported, $"value sets may include each other {MostNested} deep");
        }

        // A version may stand behind a bar; the store's one of that url is taken.
        url = url.Split('|')[0];
        if (OfUrl("ValueSet", url) is { } stored)
        {
            using var json = Parse(stored);
            return json.RootElement.TryGetProperty("expansion", out var expansion) && expansion.TryGetProperty("contains", out var contains)
                ? AddContained(contains, to)
                : AddComposed(json.RootElement, url, to, depth);
        }

        if (scope.Extractor.Definitions.RequiredList(url) is { } list)
        {
            foreach (var (system, code) in list.Pairs)
            {
                to.Add(system, code);
            }

            return null;
        }

        return new Fault(FaultKind.NotSupported, $"there is no value set {url} here; add it as a ValueSet with that url");
    }

    private static Fault? AddContained(JsonElement contains, CodeSet to)
    {
        foreach (var entry in contains.EnumerateArray())
        {
            if (Text(entry, "code") is { } code)
            {
                to.Add(Text(entry, "system") ?? "", code);
            }

            if (entry.TryGetProperty("contains", out var nested) && AddContained(nested, to) is { } fault)
            {
                return fault;
            }
        }

        return to.Codes.Count > MostCodes ? TooMany : null;
    }

    private Fault? AddComposed(JsonElement valueSet, string url, CodeSet to, int depth)
    {
        if (!valueSet.TryGetProperty("compose", out var compose))
        {
            return new Fault(FaultKind.NotSupported, $"the value set {url} has neither an expansion nor a composition");
        }

        foreach (var include in Each(compose, "include"))
        {
            if (AddIncluded(include, url, to, depth) is { } fault)
            {
                return fault;
            }
        }

        foreach (var exclude in Each(compose, "exclude"))
        {
            var left = new CodeSet();
            if (AddIncluded(exclude, url, left, depth) is { } fault)
            {
                return fault;
            }

            to.Remove(left);
        }

        return to.Codes.Count > MostCodes ? TooMany : null;
    }

    private Fault? AddIncluded(JsonElement include, string url, CodeSet to, int depth)
    {
        if (Each(include, "filter").Any())
        {
            return new Fault(FaultKind.NotSupported, $"the value set {url} is made by a filter; add it with its codes or an expansion");
        }

        var system = Text(include, "system");
        foreach (var nested in Each(include, "valueSet").Select(v => v.GetString()!))
        {
            // Codes of a system that are also in another set: which, an expansion would say.
            if (system is not null)
            {
                return new Fault(FaultKind.NotSupported, $"the value set {url} names a system and a value set in one include; add it with its codes or an expansion");
            }

            if (AddValueSet(nested, to, depth + 1) is { } fault)
            {
                return fault;
            }
        }

        if (system is not null)
        {
            var concepts = Each(include, "concept").ToList();
            concepts.ForEach(c => to.Add(system, Text(c, "code") ?? ""));
            if (concepts.Count == 0)
            {
                to.Systems.Add(Symbol.Of(system));
            }
        }

        return null;
    }

    // By the nesting of the concepts and by their property "parent". https://hl7.org/fhir/R4/codesystem.html#hierarchy
    private Fault? AddLevels(string system, string code, bool above, CodeSet to)
    {
        if (OfUrl("CodeSystem", system) is not { } stored)
        {
            return new Fault(FaultKind.NotSupported, $"there is no code system {system} here that says what lies above and below; add it as a CodeSystem with that url");
        }

        using var json = Parse(stored);
        var parents = new List<(string Code, string Parent)>();
        AddParents(json.RootElement, null, parents);
        var next = (above ? parents.Select(p => (From: p.Code, To: p.Parent)) : parents.Select(p => (From: p.Parent, To: p.Code))).ToLookup(p => p.From, p => p.To, StringComparer.Ordinal);
        var queue = new Queue<string>([code]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        while (queue.TryDequeue(out var one))
        {
            to.Add(system, one);
            foreach (var other in next[one].Where(seen.Add))
            {
                queue.Enqueue(other);
            }
        }

        return null;
    }

    private static void AddParents(JsonElement holder, string? parent, List<(string Code, string Parent)> to)
    {
        foreach (var concept in Each(holder, "concept"))
        {
            var code = Text(concept, "code") ?? "";
            if (parent is not null)
            {
                to.Add((code, parent));
            }

            to.AddRange(Each(concept, "property").Where(p => Text(p, "code") == "parent").Select(p => Text(p, "valueCode")).OfType<string>().Select(p => (code, p)));
            AddParents(concept, code, to);
        }
    }

    private byte[]? OfUrl(string type, string url)
    {
        var parameter = scope.Extractor.Definitions.SearchParameter(type, "url")!;
        var filter = new PackedFilter([new Criterion(parameter, [new UriPredicate(url, UriMatch.Whole)])]);
        (long Newest, long Row)? newest = null;
        IndexTable.OfType(scope.Session, PersonKey.Place, scope.Types.Number(type), scope.Moment.Of(Part.Place), look =>
        {
            if (filter.Holds(look.Packed) && (newest is not { } known || (look.Newest, look.Row).CompareTo(known) < 0))
            {
                newest = (look.Newest, look.Row);
            }

            return !scope.IsOverdue();
        });
        return newest is { } found ? VersionTable.Find(scope.Session, PersonKey.Place, found.Row)!.Body : null;
    }

    private static Fault TooMany { get; } = new(FaultKind.TooCostly, $"a value set may have {MostCodes:N0} codes here");

    private static JsonDocument Parse(byte[] body) => JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });

    private static JsonElement.ArrayEnumerator Each(JsonElement value, string name) =>
        value.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private sealed class CodeSet
    {
        public HashSet<(long System, long Code)> Codes { get; } = [];

        public HashSet<long> Systems { get; } = [];

        private HashSet<(long System, long Code)> Except { get; } = [];

        public void Add(string system, string code) => Codes.Add((Symbol.Of(system), Symbol.Of(code)));

        public void Remove(CodeSet others)
        {
            Codes.ExceptWith(others.Codes);
            Codes.RemoveWhere(c => others.Systems.Contains(c.System));
            Systems.ExceptWith(others.Systems);
            Except.UnionWith(others.Codes);
        }

        public TokenSetPredicate ToPredicate() => new(Codes, Systems, Except);
    }
}
