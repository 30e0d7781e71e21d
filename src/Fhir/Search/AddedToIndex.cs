using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Search;

/// <summary>
/// The added parameters of one generation of the index. Each has a number of its own, so that values by an older definition of the same
/// code are never taken for its values. They never decide where a row stands or whose it is: only what it holds.
/// </summary>
internal sealed class AddedToIndex
{
    public static readonly AddedToIndex Nothing = new(0, []);

    private readonly ILookup<string, AddedOne> _byType;

    /// <summary>Compiles them.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="parameters">For each type its added parameters, each with its number; complete is whether every row of the store holds its values.</param>
    public AddedToIndex(long generation, IEnumerable<(string Type, SearchParameterDefinition Parameter, bool Complete)> parameters)
    {
        Generation = generation;
        _byType = parameters.ToLookup(p => p.Type, p => new AddedOne(p.Parameter, FhirPathExpression.CompileSearchParameter(p.Parameter.Expression).Value, p.Complete));
    }

    public long Generation { get; }

    public void Pack(string type, FhirNode resource, PackedWriter to, LocalReferences references)
    {
        foreach (var one in _byType[type])
        {
            // Somebody's own expression may not suit every resource: where it does not, there is no value.
            foreach (var value in one.Expression.TryEvaluate(resource).Match(found => found, _ => []))
            {
                ParameterValues.Pack(to, one.Parameter.Number!.Value, one.Parameter.Type, value, references);
            }
        }
    }

    public FhirPathExpression? Expression(string type, string code) => _byType[type].FirstOrDefault(o => o.Complete && o.Parameter.Code == code)?.Expression;

    public IEnumerable<(SearchParameterDefinition Link, FhirPathExpression Expression)> Links(string type) =>
        _byType[type].Where(o => o.Complete && o.Parameter.Type == SearchParameterType.Reference).Select(o => (o.Parameter, o.Expression));

    private sealed record AddedOne(SearchParameterDefinition Parameter, FhirPathExpression Expression, bool Complete);
}
