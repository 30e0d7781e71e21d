using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>What the filters of a query came to, as they are read one after the other.</summary>
internal sealed class ParsedCriteria
{
    public List<Criterion> Criteria { get; } = [];

    public List<LateCriterion> Late { get; } = [];

    public List<string>? Ids { get; private set; }

    /// <summary>Parameters that are not known or not supported, with the reason.</summary>
    public List<Fault> Ignored { get; } = [];

    public List<Fault> Faults { get; } = [];

    public int Count => Criteria.Count + Late.Count + (Ids is null ? 0 : 1);

    public void NameIds(IEnumerable<string> ids) => Ids = Ids is null ? [.. ids] : [.. Ids.Intersect(ids)];

    /// <summary>A query for these alone, as a step of a chain asks it.</summary>
    public SearchQuery ToQuery(string type) => new() { Type = type, Criteria = Criteria, Late = Late, Ids = Ids };
}
