using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Search;

/// <summary>
/// The search parameters of each type: those of R4, and those that were added as SearchParameter resources. A parameter of R4 is never
/// replaced by an added one of the same code.
/// </summary>
public sealed class SearchRegistry(FhirDefinitions definitions)
{
    private ILookup<string, SearchParameterDefinition> _added = Array.Empty<(string, SearchParameterDefinition)>().ToLookup(p => p.Item1, p => p.Item2);

    /// <summary>The definitions of R4.</summary>
    public FhirDefinitions Definitions => definitions;

    /// <summary>One parameter by code, or null.</summary>
    public SearchParameterDefinition? Find(string type, string code) =>
        definitions.SearchParameter(type, code) ?? _added[type].FirstOrDefault(p => p.Code == code);

    /// <summary>Every parameter of a type.</summary>
    public IEnumerable<SearchParameterDefinition> Of(string type) =>
        definitions.SearchParameters(type).Concat(_added[type].Where(p => definitions.SearchParameter(type, p.Code) is null).DistinctBy(p => p.Code));

    /// <summary>True when every stored resource's values of it are in the index; the values of others are taken from the resources themselves.</summary>
    public bool IsIndexed(string type, SearchParameterDefinition parameter) =>
        parameter.Number is not null || definitions.SearchParameter(type, parameter.Code) is not null;

    /// <summary>How often the added ones have changed: what was read with others has to be read again.</summary>
    public int Version { get; private set; }

    /// <summary>True when search can answer it.</summary>
    public static bool IsSearchable(SearchParameterDefinition parameter) =>
        parameter.Expression.Length > 0 || parameter.Code is "_id" or "_lastUpdated";

    /// <summary>From now on these are the added ones.</summary>
    internal void Replace(IEnumerable<(string Type, SearchParameterDefinition Parameter)> added)
    {
        _added = added.ToLookup(p => p.Type, p => p.Parameter);
        Version++;
    }
}
