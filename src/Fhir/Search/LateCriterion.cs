using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Search;

/// <summary>
/// What the index row cannot say, and is asked last, of the few resources for which everything else holds.
/// </summary>
/// <param name="Name">The parameter as it was asked, for messages.</param>
internal abstract record LateCriterion(string Name);

/// <summary>Asked of the resource itself.</summary>
internal abstract record ContentCriterion(string Name) : LateCriterion(Name)
{
    public abstract bool HoldsFor(FhirNode resource);
}

/// <summary>Asked by the parameter's path.</summary>
/// <param name="Name">The parameter as it was asked.</param>
/// <param name="Expression">What the parameter selects.</param>
/// <param name="Holds">True when one selected item is what is looked for.</param>
internal sealed record BodyCriterion(string Name, FhirPathExpression Expression, Func<FhirNode, bool> Holds) : ContentCriterion(Name)
{
    /// <summary>True when no item may be what is looked for.</summary>
    public bool Negated { get; init; }

    public override bool HoldsFor(FhirNode resource) => Expression.Evaluate(resource).Any(Holds) != Negated;
}

/// <summary>A parameter whose values are not in the index yet: packed when asked, then compared as the index is.</summary>
internal sealed record UnindexedCriterion(string Name, FhirPathExpression Expression, Criterion Criterion, LocalReferences References) : ContentCriterion(Name)
{
    public override bool HoldsFor(FhirNode resource)
    {
        // Somebody's own expression may not suit every resource: where it does not, there is no value.
        var packed = new PackedWriter();
        foreach (var value in Expression.TryEvaluate(resource).Match(found => found, _ => []))
        {
            ParameterValues.Pack(packed, Criterion.Number, Criterion.Parameter.Type, value, References);
        }

        return new PackedFilter([Criterion]).Holds(packed.ToArray());
    }
}

/// <summary>The parts of a composite, any of the sets; the parts of a set must hold in one and the same element.</summary>
internal sealed record CompositeCriterion(string Name, FhirPathExpression Expression, IReadOnlyList<CompositePart[]> AnyOf, LocalReferences References)
    : ContentCriterion(Name)
{
    public override bool HoldsFor(FhirNode resource)
    {
        // Some parts look from the element back to the whole: %resource.
        var context = new FhirPathContext { Resource = resource };
        return Expression.Evaluate(resource).Any(element => AnyOf.Any(parts => Array.TrueForAll(parts, p => p.HoldsIn(element, context, References))));
    }
}

/// <summary>One part of a composite.</summary>
/// <param name="Expression">The part's path, from the element.</param>
/// <param name="Parameter">The parameter that says how its values are compared.</param>
/// <param name="Value">What is looked for.</param>
internal sealed record CompositePart(FhirPathExpression Expression, SearchParameterDefinition Parameter, Predicate Value)
{
    private readonly Criterion _criterion = new(Parameter, [Value]);

    public bool HoldsIn(FhirNode element, FhirPathContext context, LocalReferences references)
    {
        var packed = new PackedWriter();
        foreach (var value in Expression.Evaluate(element, context))
        {
            ParameterValues.Pack(packed, _criterion.Number, Parameter.Type, value, references);
        }

        return new PackedFilter([_criterion]).Holds(packed.ToArray());
    }
}

/// <summary>Asked of what a link leads to: any of the steps, one for each type it may lead to. https://hl7.org/fhir/R4/search.html#chaining</summary>
internal sealed record ChainCriterion(string Name, SearchParameterDefinition Link, IReadOnlyList<SearchQuery> Steps) : LateCriterion(Name)
{
    public ushort Number { get; } = PackedWriter.Number(Link);
}

/// <summary>Asked of what points here. https://hl7.org/fhir/R4/search.html#has</summary>
internal sealed record HasCriterion(string Name, SearchParameterDefinition Link, SearchQuery Of) : LateCriterion(Name)
{
    public ushort Number { get; } = PackedWriter.Number(Link);
}
