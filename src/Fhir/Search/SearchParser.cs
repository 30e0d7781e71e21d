using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>Reads the parameters of a search. https://hl7.org/fhir/R4/search.html</summary>
internal sealed class SearchParser(SearchRegistry registry, LocalReferences references, TimeProvider clock)
{
    public const int DefaultCount = 20;
    public const int MostCount = 1000;
    public const string PageParameter = "_page";
    private const int MostValues = 500;

    public LocalReferences References => references;

    public SearchRegistry Registry => registry;

    public bool IsType(string name) => references.IsType(name);

    /// <summary>
    /// What is not known is never silently ignored: it is named in <see cref="SearchQuery.Ignored"/> and left out; when
    /// <paramref name="strict"/>, or where no known filter is left, it is refused.
    /// </summary>
    /// <param name="type">The resource type.</param>
    /// <param name="parameters">Names and values, in their order.</param>
    /// <param name="own">Our own address, with its last slash: what begins with it is one of our resources.</param>
    /// <param name="strict">True when what is not known is to be refused.</param>
    /// <param name="compartment">The criterion that a compartment adds, or null.</param>
    /// <param name="types">All types that the search is of; null where this is the only one.</param>
    public Outcome<SearchQuery> Parse(
        string type, IReadOnlyList<KeyValuePair<string, string>> parameters, string own, bool strict, Criterion? compartment = null, IReadOnlyList<string>? types = null)
    {
        var filters = new ParsedCriteria();
        var shape = new ResultShape(registry, references, types ?? [type], clock);
        var criteria = new CriterionParser(registry, references, clock, own);
        foreach (var (name, value) in parameters)
        {
            if (name.Contains('\0', StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal))
            {
                filters.Faults.Add(new Fault(FaultKind.Invalid, "a search may not hold the character zero"));
            }
            else if (!shape.TryRead(type, name, value, filters))
            {
                var (before, ignored) = (filters.Count, filters.Ignored.Count);
                criteria.Parse(type, name, value, filters);
                if (filters.Count > before || (name == "_id" && filters.Ignored.Count == ignored))
                {
                    shape.Used.Add(new(name, value));
                }
            }
        }

        if (filters.Count > Criterion.Most || filters.Criteria.Sum(c => c.AnyOf.Count) > MostValues)
        {
            filters.Faults.Add(new Fault(FaultKind.TooCostly, $"at most {Criterion.Most} parameters and {MostValues} values in one search"));
        }

        if (strict || (filters.Count == 0 && compartment is null && filters.Ignored.Exists(i => !ResultShape.Shapes(i.Path!))))
        {
            filters.Faults.AddRange(filters.Ignored);
        }

        if (compartment is not null)
        {
            filters.Criteria.Insert(0, compartment);
        }

        return filters.Faults.Count > 0 ? filters.Faults.ToArray() : shape.Of(filters.ToQuery(type), filters.Ignored);
    }

    /// <summary>A number of results: null when it is none, or negative.</summary>
    public static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
