using System.Globalization;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>How results are ordered.</summary>
internal sealed record SortKey(string Code, ushort Number, SearchParameterType Type, bool Descending);

/// <summary>A search as it was understood.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Criteria">What must hold.</param>
/// <param name="Ids">Ids named by _id, or null.</param>
/// <param name="Sort">Order; empty for newest first.</param>
/// <param name="Count">Results on a page.</param>
/// <param name="CountOnly">True when only the number is wanted.</param>
/// <param name="Page">Where to go on, or null.</param>
/// <param name="Used">The parameters that were used, for the self link.</param>
/// <param name="Ignored">Those that were not, with the reason.</param>
internal sealed record SearchQuery(
    string Type,
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<string>? Ids,
    IReadOnlyList<SortKey> Sort,
    int Count,
    bool CountOnly,
    PageToken? Page,
    IReadOnlyList<KeyValuePair<string, string>> Used,
    IReadOnlyList<Fault> Ignored);

/// <summary>Reads the parameters of a search. https://hl7.org/fhir/R4/search.html</summary>
internal sealed class SearchParser(FhirDefinitions definitions, LocalReferences references, TimeProvider clock)
{
    public const int DefaultCount = 20;
    public const int MostCount = 1000;
    public const string PageParameter = "_page";
    private const int MostCriteria = 60;
    private const int MostValues = 500;

    public bool IsType(string name) => references.IsType(name);

    /// <summary>
    /// What is not known is never silently ignored: it is named in <see cref="SearchQuery.Ignored"/> and left out; when
    /// <paramref name="strict"/>, or where no known filter is left, it is refused.
    /// </summary>
    /// <param name="type">The resource type.</param>
    /// <param name="parameters">Names and values, in their order.</param>
    /// <param name="own">Our own address, with its last slash: what begins with it is one of our resources.</param>
    /// <param name="strict">True when what is not known is to be refused.</param>
    public Outcome<SearchQuery> Parse(string type, IReadOnlyList<KeyValuePair<string, string>> parameters, string own, bool strict)
    {
        var criteria = new List<Criterion>();
        var used = new List<KeyValuePair<string, string>>();
        var ignored = new List<Fault>();
        var faults = new List<Fault>();
        var sort = new List<SortKey>();
        List<string>? ids = null;
        var count = DefaultCount;
        var countOnly = false;
        PageToken? page = null;
        foreach (var (name, value) in parameters)
        {
            if (name.Contains('\0', StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal))
            {
                faults.Add(new Fault(FaultKind.Invalid, "a search may not hold the character zero"));
                continue;
            }

            switch (name)
            {
                case "_format" or "_pretty":
                    break;
                case PageParameter:
                    page = PageToken.Parse(value);
                    if (page is null)
                    {
                        faults.Add(new Fault(FaultKind.Invalid, "this page link is not one of ours; search again from the first page", PageParameter));
                    }

                    break;
                case "_count":
                    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count))
                    {
                        faults.Add(new Fault(FaultKind.Invalid, $"\"{value}\" is not a number of results", "_count"));
                        break;
                    }

                    countOnly |= count == 0;
                    count = Math.Min(count, MostCount);
                    used.Add(new(name, value));
                    break;
                case "_summary" when value == "count":
                    countOnly = true;
                    used.Add(new(name, value));
                    break;
                case "_total" when value is "none" or "estimate" or "accurate":
                    used.Add(new(name, value)); // the total is always exact
                    break;
                case "_sort":
                    ParseSort(type, value, sort, used, ignored);
                    break;
                case "_id":
                    var named = value.Split(',').Where(id => FhirId.TryParse(id, null, out _)).Distinct(StringComparer.Ordinal);
                    ids = ids is null ? [.. named] : [.. ids.Intersect(named)];
                    used.Add(new(name, value));
                    break;
                default:
                    ParseCriterion(type, name, value, own, criteria, used, ignored, faults);
                    break;
            }
        }

        if (criteria.Count > MostCriteria || criteria.Sum(c => c.AnyOf.Count) > MostValues)
        {
            faults.Add(new Fault(FaultKind.TooCostly, $"at most {MostCriteria} parameters and {MostValues} values in one search"));
        }

        if (strict || (criteria.Count == 0 && ids is null && ignored.Exists(i => !ShapesTheAnswer(i.Path!))))
        {
            faults.AddRange(ignored);
        }

        return faults.Count > 0
            ? faults.ToArray()
            : new SearchQuery(type, criteria, ids, sort, count, countOnly, page, used, ignored);
    }

    private void ParseCriterion(
        string type, string name, string value, string own, List<Criterion> criteria, List<KeyValuePair<string, string>> used, List<Fault> ignored, List<Fault> faults)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var code = colon < 0 ? name : name[..colon];
        var modifier = colon < 0 ? null : name[(colon + 1)..];
        var parameter = definitions.SearchParameter(type, code);
        if (parameter is null || modifier?.Contains('.', StringComparison.Ordinal) == true)
        {
            ignored.Add(new Fault(FaultKind.NotSupported, $"{type} has no search parameter \"{name}\"; it was left out", name));
            return;
        }

        if (!IndexExtractor.IsIndexed(parameter) && code != "_lastUpdated")
        {
            ignored.Add(new Fault(FaultKind.NotSupported, $"searching {type} by \"{code}\" ({parameter.Type.ToString().ToLowerInvariant()}) is not supported yet; it was left out", name));
            return;
        }

        if (modifier == "missing")
        {
            if (value is not ("true" or "false"))
            {
                faults.Add(new Fault(FaultKind.Invalid, ":missing takes true or false", name));
                return;
            }

            criteria.Add(new Criterion(parameter, [], value == "true"));
            used.Add(new(name, value));
            return;
        }

        var anyOf = new List<Predicate>();
        foreach (var one in Escaped.Values(value))
        {
            var predicate = ParseValue(parameter, modifier, one, own);
            if (predicate.Succeeded)
            {
                anyOf.Add(predicate.Value);
            }
            else
            {
                faults.Add(predicate.Fault with { Path = name });
            }
        }

        if (anyOf.Count > 0)
        {
            criteria.Add(new Criterion(parameter, anyOf));
            used.Add(new(name, value));
        }
    }

    private Outcome<Predicate> ParseValue(SearchParameterDefinition parameter, string? modifier, string value, string own)
    {
        switch (parameter.Type)
        {
            case SearchParameterType.String:
                return StringSearch.Parse(Escaped.Plain(value), modifier);
            case SearchParameterType.Reference:
                var link = Escaped.Plain(value);
                return ReferenceSearch.Parse(link.StartsWith(own, StringComparison.Ordinal) ? link[own.Length..] : link, modifier, parameter, references);
            case var _ when modifier is not null:
                return new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported here");
            case SearchParameterType.Token:
                return TokenSearch.Parse(value);
            case SearchParameterType.Date:
                return DateSearch.Parse(Escaped.Plain(value), clock);
            default:
                return UriSearch.Parse(Escaped.Plain(value));
        }
    }

    // These say how the answer looks; everything else that is not known would have made it smaller.
    private static bool ShapesTheAnswer(string name) =>
        name.Split(':')[0] is "_sort" or "_include" or "_revinclude" or "_summary" or "_elements" or "_contained" or "_containedType" or "_total";

    private void ParseSort(string type, string value, List<SortKey> sort, List<KeyValuePair<string, string>> used, List<Fault> ignored)
    {
        var before = sort.Count;
        foreach (var key in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var descending = key[0] == '-';
            var code = descending ? key[1..] : key;
            var parameter = definitions.SearchParameter(type, code);
            if (parameter?.Type is SearchParameterType.Date or SearchParameterType.String)
            {
                sort.Add(new SortKey(code, PackedWriter.Number(code), parameter.Type, descending));
            }
            else
            {
                ignored.Add(new Fault(FaultKind.NotSupported, $"{type} cannot be sorted by \"{code}\"; it was left out", "_sort"));
            }
        }

        if (sort.Count > before)
        {
            used.Add(new("_sort", string.Join(',', sort.Skip(before).Select(s => (s.Descending ? "-" : "") + s.Code))));
        }
    }
}
