using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>How results are ordered.</summary>
/// <param name="Code">The parameter.</param>
/// <param name="Number">Its number in an index row.</param>
/// <param name="Type">Its type.</param>
/// <param name="Descending">True for the greatest first.</param>
internal sealed record SortKey(string Code, ushort Number, SearchParameterType Type, bool Descending)
{
    /// <summary>True when the index row does not hold what is sorted by: codes are kept there as numbers, ids not at all.</summary>
    public bool NeedsBody => Type == SearchParameterType.Token;
}

/// <summary>How much of each resource is sent. https://hl7.org/fhir/R4/search.html#summary</summary>
internal enum SummaryMode
{
    Whole,
    Summary,
    Text,
    Data,
    Count,
}

/// <summary>A search of one type as it was understood.</summary>
internal sealed record SearchQuery
{
    public required string Type { get; init; }

    /// <summary>What the index row must say.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>What is asked after that, of the resource itself or of others.</summary>
    public IReadOnlyList<LateCriterion> Late { get; init; } = [];

    /// <summary>Ids named by _id, or null.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Order; empty for newest first.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    public IReadOnlyList<Inclusion> Includes { get; init; } = [];

    /// <summary>Results on a page.</summary>
    public int Count { get; init; } = SearchParser.DefaultCount;

    /// <summary>False when the asker can do without the number of results.</summary>
    public bool WithTotal { get; init; } = true;

    public SummaryMode Summary { get; init; }

    /// <summary>The elements that are wanted, or null for all.</summary>
    public IReadOnlyList<string>? Elements { get; init; }

    /// <summary>The time whose state is asked for (milliseconds since 1970, UTC), or null for now.</summary>
    public long? At { get; init; }

    /// <summary>Where to go on, or null.</summary>
    public PageToken? Page { get; init; }

    /// <summary>The parameters that were used, for the self link.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Used { get; init; } = [];

    /// <summary>Those that were not, with the reason.</summary>
    public IReadOnlyList<Fault> Ignored { get; init; } = [];

    /// <summary>True when only the number is wanted.</summary>
    public bool CountOnly => Count == 0 || Summary == SummaryMode.Count;
}

/// <summary>What comes along with the results. https://hl7.org/fhir/R4/search.html#include</summary>
/// <param name="Reverse">True for resources that point at the results, false for those that results point at.</param>
/// <param name="Source">The type that points; null for any.</param>
/// <param name="Parameter">The link; null for every one.</param>
/// <param name="Target">The type pointed at; null for any.</param>
/// <param name="Iterate">True when what came along brings its own.</param>
internal sealed record Inclusion(bool Reverse, string? Source, SearchParameterDefinition? Parameter, string? Target, bool Iterate);
