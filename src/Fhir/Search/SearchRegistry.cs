using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Search;

/// <summary>The search parameters of each type: those of R4.</summary>
public sealed class SearchRegistry(FhirDefinitions definitions)
{
    public FhirDefinitions Definitions => definitions;

    /// <summary>One parameter by code, or null.</summary>
    public SearchParameterDefinition? Find(string type, string code) => definitions.SearchParameter(type, code);

    /// <summary>Every parameter of a type.</summary>
    public IEnumerable<SearchParameterDefinition> Of(string type) => definitions.SearchParameters(type);

    /// <summary>True when every stored resource's values of it are in the index.</summary>
    public bool IsIndexed(string type, SearchParameterDefinition parameter) => Find(type, parameter.Code) is not null;

    /// <summary>True when search can answer it.</summary>
    public static bool IsSearchable(SearchParameterDefinition parameter) =>
        parameter.Expression.Length > 0 || parameter.Code is "_id" or "_lastUpdated";
}
