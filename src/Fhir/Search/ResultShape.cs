using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>
/// The parameters that say how the answer looks, not what is in it: order, pages, totals, what comes along and how much of each.
/// https://hl7.org/fhir/R4/search.html#return
/// </summary>
/// <param name="registry">The parameters.</param>
/// <param name="references">Knows the types.</param>
/// <param name="types">All types that the search is of: what one of them has is not unknown.</param>
/// <param name="clock">Says what is still to come.</param>
internal sealed class ResultShape(SearchRegistry registry, LocalReferences references, IReadOnlyList<string> types, TimeProvider clock)
{
    private readonly List<SortKey> _sort = [];
    private readonly List<Inclusion> _includes = [];
    private List<string>? _elements;
    private int _count = SearchParser.DefaultCount;
    private bool _withTotal = true;
    private SummaryMode _summary;
    private PageToken? _page;
    private long? _at;

    public List<KeyValuePair<string, string>> Used { get; } = [];

    /// <summary>These say how the answer looks; everything else that is not known would have made it smaller.</summary>
    public static bool Shapes(string name) =>
        name.Split(':')[0] is "_sort" or "_include" or "_revinclude" or "_summary" or "_elements" or "_contained" or "_containedType" or "_total";

    public SearchQuery Of(SearchQuery filters, IReadOnlyList<Fault> ignored) => filters with
    {
        Sort = _sort,
        Includes = _includes,
        Count = _count,
        WithTotal = _withTotal,
        Summary = _summary,
        Elements = _elements,
        Page = _page,
        At = _at,
        Used = Used,
        Ignored = ignored,
    };

    /// <summary>False when the parameter is a filter.</summary>
    public bool TryRead(string type, string name, string value, ParsedCriteria into)
    {
        switch (name)
        {
            case "_format" or "_pretty" or "_type":
                return true;
            case SearchParser.PageParameter:
                _page = PageToken.Parse(value);
                Require(_page is not null, "this page link is not one of ours; search again from the first page");
                return true;
            case PastMoment.Parameter:
                var at = PastMoment.Parse(value, clock);
                into.Faults.AddRange(at.Succeeded ? [] : at.Faults);
                Require(_at is null, "_at is given twice; one moment is shown");
                _at = at.Succeeded ? at.Value : null;
                break;
            case "_count":
                var count = SearchParser.Number(value);
                Require(count is not null, $"\"{value}\" is not a number of results");
                _count = Math.Min(count ?? _count, SearchParser.MostCount);
                break;
            case "_summary":
                Require(value is "true" or "false" or "text" or "data" or "count", "_summary takes true, text, data, count or false");
                _summary = value switch { "true" => SummaryMode.Summary, "text" => SummaryMode.Text, "data" => SummaryMode.Data, "count" => SummaryMode.Count, _ => SummaryMode.Whole };
                break;
            case "_total":
                Require(value is "none" or "estimate" or "accurate", "_total takes none, estimate or accurate");
                _withTotal = value != "none";
                break;
            case "_elements":
                ReadElements(value, into);
                return true;
            case "_contained" or "_containedType":
                Require(name == "_contained" && value == "false", "contained resources are not searched; leave it out, or say _contained=false");
                break;
            case "_sort":
                ReadSort(type, value, into.Ignored);
                return true;
            case var _ when name.Split(':')[0] is "_include" or "_revinclude":
                ReadInclude(name, value, into);
                return true;
            default:
                return false;
        }

        Used.Add(new(name, value));
        return true;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                into.Faults.Add(new Fault(FaultKind.Invalid, otherwise, name));
            }
        }
    }

    private void ReadElements(string value, ParsedCriteria into)
    {
        var known = new List<string>();
        foreach (var named in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var element = types.FirstOrDefault(t => named.StartsWith(t + ".", StringComparison.Ordinal)) is { } type ? named[(type.Length + 1)..] : named;
            if (types.Any(t => registry.Definitions.Type(t)?.Element(element) is not null))
            {
                known.Add(element);
            }
            else
            {
                into.Ignored.Add(new Fault(FaultKind.NotSupported, $"{string.Join(", ", types)} has no element \"{named}\"; it was left out", "_elements"));
            }
        }

        if (known.Count > 0)
        {
            _elements = [.. (_elements ?? []).Concat(known).Distinct(StringComparer.Ordinal)];
            Used.Add(new("_elements", string.Join(',', known)));
        }
    }

    private void ReadSort(string type, string value, List<Fault> ignored)
    {
        var before = _sort.Count;
        foreach (var key in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var descending = key[0] == '-';
            var code = descending ? key[1..] : key;
            var parameter = registry.Find(type, code);
            if (parameter is not null && SearchRegistry.IsSearchable(parameter) && registry.IsIndexed(type, parameter)
                && parameter.Type is not (SearchParameterType.Composite or SearchParameterType.Special))
            {
                _sort.Add(new SortKey(code, PackedWriter.Number(parameter), parameter.Type, descending));
            }
            else
            {
                ignored.Add(new Fault(FaultKind.NotSupported, $"{type} cannot be sorted by \"{code}\"; it was left out", "_sort"));
            }
        }

        if (_sort.Count > before)
        {
            Used.Add(new("_sort", string.Join(',', _sort.Skip(before).Select(s => (s.Descending ? "-" : "") + s.Code))));
        }
    }

    // Type:link, Type:link:Target, Type:* or *. https://hl7.org/fhir/R4/search.html#include
    private void ReadInclude(string name, string value, ParsedCriteria into)
    {
        var (reverse, modifier) = (name.StartsWith("_rev", StringComparison.Ordinal), name.Contains(':', StringComparison.Ordinal) ? name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..] : null);
        if (modifier is not (null or "iterate" or "recurse"))
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"\"{name}\" is not known; use :iterate", name));
            return;
        }

        var iterate = modifier is not null;
        var parts = value.Split(':');
        var source = parts[0] == "*" ? null : parts[0];
        var link = parts.Length > 1 && parts[1] != "*" ? parts[1] : null;
        var target = parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null;
        var parameter = source is null || link is null || !references.IsType(source) ? null : registry.Find(source, link);
        var isKnown = parts.Length <= 3 && (source is null ? link is null : references.IsType(source) && (parts.Length > 1 || parts[0] == "*"))
            && (link is null || (parameter?.Type == SearchParameterType.Reference && registry.IsIndexed(source!, parameter))) && (target is null || references.IsType(target));
        if (!isKnown)
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"\"{value}\" was left out; write Type:link, Type:link:Target or *", name));
            return;
        }

        if (!reverse && source is not null && !types.Contains(source) && !iterate)
        {
            into.Ignored.Add(new Fault(FaultKind.NotSupported, $"no result is a {source}, so {name}={value} brings nothing; use {name}:iterate", name));
            return;
        }

        _includes.Add(new Inclusion(reverse, source, parameter, target, iterate));
        Used.Add(new(name, value));
    }
}
