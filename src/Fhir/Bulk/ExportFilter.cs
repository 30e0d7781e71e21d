using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Bulk;

/// <summary>
/// Which resources of a type an export takes, and how much of each. Asked of each resource by itself, so what would have to look at others
/// (chains, value sets) is refused. https://hl7.org/fhir/uv/bulkdata/export.html#query-parameters
/// </summary>
internal sealed partial class ExportFilter
{
    private readonly IndexExtractor _extractor;
    private readonly ILookup<string, (SearchQuery Query, PackedFilter Criteria)> _queries;
    private readonly Dictionary<string, Subset> _subsets;

    private ExportFilter(IndexExtractor extractor, ILookup<string, (SearchQuery Query, PackedFilter Criteria)> queries, Dictionary<string, Subset> subsets)
    {
        _extractor = extractor;
        _queries = queries;
        _subsets = subsets;
    }

    /// <summary>Reads them; each fault names its parameter.</summary>
    /// <param name="typeFilters">Searches, as in "Observation?code=1"; several of one type are alternatives.</param>
    /// <param name="elements">Elements, as in "birthDate" or "Patient.birthDate".</param>
    /// <param name="parser">Reads searches.</param>
    /// <param name="extractor">Says what search knows of a resource.</param>
    /// <param name="own">Our own address, with its last slash.</param>
    public static Outcome<ExportFilter> Parse(IEnumerable<string> typeFilters, IReadOnlyList<string> elements, SearchParser parser, IndexExtractor extractor, string own)
    {
        var faults = new List<Fault>();
        var queries = new List<SearchQuery>();
        foreach (var filter in typeFilters.SelectMany(f => BetweenFilters().Split(f)))
        {
            Query(filter, parser, own).Match(
                query =>
                {
                    queries.Add(query);
                    return true;
                },
                found =>
                {
                    faults.AddRange(found.Select(f => f with { Path = "_typeFilter" }));
                    return false;
                });
        }

        var definitions = parser.Registry.Definitions;
        var subsets = new Dictionary<string, Subset>(StringComparer.Ordinal);
        foreach (var type in elements.Count == 0 ? [] : definitions.ResourceTypes)
        {
            var named = elements.Select(e => e.StartsWith(type + ".", StringComparison.Ordinal) ? e[(type.Length + 1)..] : e).Where(e => definitions.Type(type)?.Element(e) is not null).ToArray();
            if (named.Length > 0 || elements.All(e => !e.Contains('.', StringComparison.Ordinal)))
            {
                subsets[type] = new Subset(definitions, SummaryMode.Whole, named);
            }
        }

        faults.AddRange(elements.Where(e => !IsKnown(e, parser)).Select(e => new Fault(FaultKind.Invalid, $"There is no element \"{e}\": name one as birthDate or as Patient.birthDate.", "_elements")));
        return faults.Count > 0 ? faults.ToArray() : new ExportFilter(extractor, queries.ToLookup(q => q.Type, q => (q, new PackedFilter(q.Criteria)), StringComparer.Ordinal), subsets);
    }

    /// <summary>True when the export takes the resource.</summary>
    public bool Takes(in Scanned found)
    {
        if (!_queries.Contains(found.Type))
        {
            return true;
        }

        using var json = JsonDocument.Parse(found.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var packed = _extractor.Extract(json.RootElement, found.Type, found.At).Values.Packed;
        var node = FhirNode.Of(json.RootElement);
        foreach (var (query, criteria) in _queries[found.Type])
        {
            if (query.Ids?.Contains(found.Id) != false && criteria.Holds(packed) && query.Late.All(l => ((ContentCriterion)l).HoldsFor(node)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What of the resource is sent.</summary>
    public ReadOnlyMemory<byte> Shape(in Scanned found)
    {
        if (!_subsets.TryGetValue(found.Type, out var subset))
        {
            return found.Body;
        }

        var buffer = new ArrayBufferWriter<byte>(found.Body.Length);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            subset.Write(json, found.Type, found.Body);
        }

        return buffer.WrittenMemory;
    }

    private static Outcome<SearchQuery> Query(string filter, SearchParser parser, string own)
    {
        var mark = filter.IndexOf('?', StringComparison.Ordinal);
        if (mark < 1 || !parser.IsType(filter[..mark]))
        {
            return new Fault(FaultKind.Invalid, $"\"{filter}\" is not a search such as Observation?code=1.");
        }

        var pairs = QueryHelpers.ParseQuery(filter[mark..]).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))).ToList();
        if (pairs.Find(p => ResultShape.Shapes(p.Key) || p.Key is "_count" or "_page" or "_type" or "_format" or PastMoment.Parameter) is { Key: not null } shape)
        {
            return new Fault(FaultKind.NotSupported, $"\"{shape.Key}\" says how a list looks; an export has no such list.");
        }

        return parser.Parse(filter[..mark], pairs, own, strict: true).Then<SearchQuery>(query =>
            query.Late.FirstOrDefault(l => l is not ContentCriterion) is { } link ? new Fault(FaultKind.NotSupported, $"\"{link.Name}\" asks other resources, which an export does not.")
            : query.Criteria.Any(c => c.AnyOf.Any(p => p is ValueSetPredicate or HierarchyPredicate)) ? new Fault(FaultKind.NotSupported, "An export looks no value sets or hierarchies of codes up: name the codes.")
            : query);
    }

    private static bool IsKnown(string element, SearchParser parser)
    {
        var definitions = parser.Registry.Definitions;
        var dot = element.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? definitions.ResourceTypes.Any(t => definitions.Type(t)?.Element(element) is not null)
            : parser.IsType(element[..dot]) && definitions.Type(element[..dot])?.Element(element[(dot + 1)..]) is not null;
    }

    // Commas stand between filters, and within them between values.
    [GeneratedRegex(@",(?=[A-Z][A-Za-z]+\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenFilters();
}
