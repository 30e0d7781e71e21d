using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Language;

public sealed class TypeCheckerTests
{
    [Theory]
    [InlineData("Patient", "name.given1", "HumanName has no element given1.")]
    [InlineData("Patient", "Encounter.status", "The path starts at Encounter, and the input is Patient.")]
    [InlineData("Observation", "valueQuantity.unit", "Observation has no element valueQuantity.")]
    [InlineData("Observation", "(value as Period).unit", "Period has no element unit.")]
    [InlineData("Observation", "value.ofType(Quantity).cod", "Quantity has no element cod.")]
    [InlineData("Patient", "name.where(famly = 'a')", "HumanName has no element famly.")]
    [InlineData("Patient", "children().first()", "children() gives its items in no order that first() could go by.")]
    [InlineData("Patient", "extension('u').values", "Extension has no element values.")]
    public void Check_Mistake_IsNamed(string type, string expression, string message) =>
        Compiled(expression).Check(type).ShouldHaveSingleItem().Message.ShouldBe(message);

    [Theory]
    [InlineData("Patient", "name.given.first() | Patient.contact.name.family")]
    [InlineData("Observation", "value.value > 5 and component.value.ofType(string).length() > 2")]
    [InlineData("Bundle", "entry.resource.ofType(Patient).name.family")]
    [InlineData("Bundle", "entry.resource.name.anything")]
    [InlineData("Questionnaire", "repeat(item).linkId")]
    [InlineData("Patient", "birthDate.extension('u').value is dateTime")]
    public void Check_SoundExpression_HasNoFault(string type, string expression) => Compiled(expression).Check(type).ShouldBeEmpty();

    [Fact]
    public void Check_SearchParametersOfR4_NameOnlyElementsThatExist()
    {
        var faults = FhirDefinitions.R4.ResourceTypes
            .SelectMany(t => FhirDefinitions.R4.SearchParameters(t).Where(p => p.Expression.Length > 0).Select(p => (Type: t, p.Code, p.Expression)))
            .SelectMany(p => FhirPathExpression.CompileSearchParameter(p.Expression).Value.Check(p.Type).Select(f => $"{p.Type}.{p.Code}: {f.Message}"))
            .ToList();

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Check_UnknownType_Throws() => Should.Throw<ArgumentException>(() => Compiled("name").Check("Person2"));
}
