using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Tests.Validation;

namespace Goldthread.Fhir.Tests.FhirPath.Language;

public sealed class FirstStepsTests
{
    [Theory]
    [InlineData("Observation.code", "code")]
    [InlineData("Observation.subject.where(resolve() is Patient)", "subject")]
    [InlineData("Observation.code | Observation.component.code", "code component")]
    [InlineData("Condition.code | Observation.component[0].code", "component")]
    [InlineData("Condition.code", "")]
    [InlineData("Observation.issued", "_issued issued")]
    [InlineData("Resource.meta.tag", "meta")]
    [InlineData("code", "code")]
    [InlineData("Observation", null)]
    [InlineData("Observation.code.exists()", null)]
    [InlineData("Observation.code | Observation.id.exists()", null)]
    [InlineData("'text'", null)]
    public void Of_Expression_NamesWhatItCannotDoWithout(string expression, string? names)
    {
        var needs = FirstSteps.Of(FhirPathExpression.CompileSearchParameter(expression).Value.Tree, PathTypes.R4.Resource("Observation")!);

        (needs is null ? null : string.Join(' ', needs.Order(StringComparer.Ordinal))).ShouldBe(names);
    }

    [Fact]
    public void Of_Choice_NamesEveryFormOfIt() =>
        FirstSteps.Of(FhirPathExpression.CompileSearchParameter("(Observation.value as Quantity)").Value.Tree, PathTypes.R4.Resource("Observation")!)!
            .IsSupersetOf(["valueQuantity", "valueCodeableConcept", "valueString", "_valueString"]).ShouldBeTrue();

    [SkippableTheory]
    [InlineData("hl7-r4-examples")]
    [InlineData("original-bundles")]
    public void Of_EveryParameterOfPublicResources_SelectsNothingWithoutThem(string folder)
    {
        var compiled = new Dictionary<string, List<(string Code, FhirPathExpression Expression, IReadOnlySet<string>? Needs)>>(StringComparer.Ordinal);
        var passedOver = 0;
        foreach (var (place, json) in PublicResources.In(folder))
        {
            using var document = JsonDocument.Parse(json);
            var type = document.RootElement.GetProperty("resourceType").GetString()!;
            if (!compiled.TryGetValue(type, out var parameters))
            {
                compiled[type] = parameters = [.. FhirDefinitions.R4.SearchParameters(type).Where(IndexExtractor.IsIndexed)
                    .Select(p => (p.Code, FhirPathExpression.CompileSearchParameter(p.Expression).Value))
                    .Select(p => (p.Code, p.Value, FirstSteps.Of(p.Value.Tree, PathTypes.R4.Resource(type)!)))];
            }

            var present = document.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet();
            foreach (var (code, expression, needs) in parameters.Where(p => p.Needs is not null && !p.Needs.Overlaps(present)))
            {
                expression.Evaluate(FhirNode.Of(document.RootElement)).ShouldBeEmpty($"{place} {type}.{code}");
                passedOver++;
            }
        }

        passedOver.ShouldBeGreaterThan(0);
    }
}
