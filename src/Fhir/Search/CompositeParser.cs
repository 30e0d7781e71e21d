using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Composites: several values, divided by a dollar, that must meet in one element. The index rows of the parts find the candidates; the
/// resource itself says whether the parts meet. https://hl7.org/fhir/R4/search.html#composite
/// </summary>
internal sealed class CompositeParser(SearchRegistry registry, LocalReferences references, TimeProvider clock, string own)
{
    public Outcome<LateCriterion> Parse(string type, SearchParameterDefinition composite, string name, string? modifier, string value, List<Criterion> narrowing)
    {
        if (modifier is not null)
        {
            return new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported for a composite");
        }

        var parameters = new List<SearchParameterDefinition>();
        foreach (var component in composite.Components)
        {
            if (registry.Of(type).FirstOrDefault(p => p.Url == component.Definition) is not { } parameter)
            {
                return new Fault(FaultKind.NotSupported, $"searching by \"{name}\" is not supported");
            }

            parameters.Add(parameter);
        }

        var asked = new List<CompositePart[]>();
        foreach (var one in Escaped.Values(value))
        {
            var values = Escaped.Parts(one, '$').ToList();
            if (values.Count != parameters.Count)
            {
                return new Fault(FaultKind.Invalid, $"give {parameters.Count} values divided by a dollar sign");
            }

            var parts = new CompositePart[parameters.Count];
            for (var i = 0; i < parts.Length; i++)
            {
                var predicate = CriterionParser.ParseValue(parameters[i], null, values[i], references, clock, own);
                if (!predicate.Succeeded)
                {
                    return predicate.Fault;
                }

                parts[i] = new CompositePart(Compiled(composite.Components[i].Expression), parameters[i], predicate.Value);
            }

            asked.Add(parts);
        }

        narrowing.AddRange(parameters.Select((p, i) => new Criterion(p, [.. asked.Select(a => a[i].Value)])));
        return new CompositeCriterion(name, Compiled(composite.Expression), asked, references);
    }

    /// <summary>Whether there is an element with every part.</summary>
    public static LateCriterion Missing(SearchParameterDefinition composite, string name, bool missing)
    {
        var parts = composite.Components.Select(c => Compiled(c.Expression)).ToList();
        return new BodyCriterion(name, Compiled(composite.Expression), element => parts.TrueForAll(p => p.Evaluate(element).Count > 0)) { Negated = missing };
    }

    private static FhirPathExpression Compiled(string expression) => FhirPathExpression.CompileSearchParameter(expression).Value;
}
