using System.Text.RegularExpressions;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Tests.Definitions;

public sealed class SearchParameterDefinitionTests
{
    private static readonly FhirDefinitions R4 = FhirDefinitions.R4;

    [Theory]
    [InlineData("Patient", "family", "Patient.name.family")]
    [InlineData("Practitioner", "family", "Practitioner.name.family")]
    [InlineData("Patient", "deceased", "Patient.deceased.exists() and Patient.deceased != false")]
    [InlineData("Patient", "phone", "Patient.telecom.where(system='phone')")]
    [InlineData("Condition", "patient", "Condition.subject.where(resolve() is Patient)")]
    [InlineData("AllergyIntolerance", "code", "AllergyIntolerance.code | AllergyIntolerance.reaction.substance")]
    [InlineData("MedicationRequest", "code", "(MedicationRequest.medication.ofType(CodeableConcept))")]
    [InlineData("Observation", "date", "Observation.effective")]
    [InlineData("Observation", "value-string", "(Observation.value.ofType(string)) | (Observation.value.ofType(CodeableConcept)).text")]
    [InlineData("InsurancePlan", "name", "InsurancePlan.name | InsurancePlan.alias")]
    [InlineData("Encounter", "_id", "Encounter.id")]
    [InlineData("Encounter", "_lastUpdated", "Encounter.meta.lastUpdated")]
    [InlineData("Patient", "_content", "")]
    public void Expression_OfAType_HasOnlyTheAlternativesOfThatType(string type, string code, string expected) =>
        R4.SearchParameter(type, code).ShouldNotBeNull().Expression.ShouldBe(expected);

    [Fact]
    public void Components_OfAComposite_NameTheirParameters()
    {
        var composite = R4.SearchParameter("Observation", "code-value-quantity").ShouldNotBeNull();
        composite.Type.ShouldBe(SearchParameterType.Composite);
        composite.Expression.ShouldBe("Observation");
        composite.Components.ShouldBe(
        [
            new("http://hl7.org/fhir/SearchParameter/clinical-code", "code"),
            new("http://hl7.org/fhir/SearchParameter/Observation-value-quantity", "value.ofType(Quantity)"),
        ]);
    }

    [Fact]
    public void Targets_OfAReference_AreResourceTypes()
    {
        R4.SearchParameter("Observation", "encounter")!.Targets.ShouldBe(["Encounter", "EpisodeOfCare"], ignoreOrder: true);
        R4.SearchParameter("Observation", "code")!.Targets.ShouldBeEmpty();
    }

    [Fact]
    public void EveryParameter_OfEveryType_IsUniqueAndNamesItsType()
    {
        var all = R4.ResourceTypes.SelectMany(type => R4.SearchParameters(type).Select(p => (Type: type, Parameter: p))).ToArray();
        all.Length.ShouldBeGreaterThan(2500);
        all.Select(p => (p.Type, p.Parameter.Code)).Distinct().Count().ShouldBe(all.Length);
        all.Where(p => p.Parameter.Expression.Length > 0 && !Regex.IsMatch(p.Parameter.Expression, $@"^\(*{p.Type}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
        all.Where(p => p.Parameter.Type == SearchParameterType.Composite && p.Parameter.Components.Count < 2).ShouldBeEmpty();
    }

    [Fact]
    public void EveryPlainPath_OfEveryExpression_LeadsToAnElement()
    {
        var plain = new Regex(@"(?<![\w.'%])([A-Z]\w*(?:\.(?>[a-z]\w*)(?!\())+)", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (var type in R4.ResourceTypes)
        {
            foreach (var parameter in R4.SearchParameters(type))
            {
                foreach (Match path in plain.Matches(parameter.Expression))
                {
                    if (!LeadsToAnElement(path.Value))
                    {
                        Assert.Fail($"{type} {parameter.Code}: {path.Value}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Observation", "subject,performer")]
    [InlineData("Condition", "patient,asserter")]
    [InlineData("Appointment", "actor")]
    [InlineData("Encounter", "patient")]
    [InlineData("Patient", "link")]
    [InlineData("Task", "")]
    [InlineData("Binary", "")]
    [InlineData("Organization", "")]
    public void PatientCompartment_OfAType_IsThatOfTheStandard(string type, string expected) =>
        string.Join(',', R4.PatientCompartment(type)).ShouldBe(expected);

    [Fact]
    public void PatientCompartment_OfEveryType_NamesReferenceParameters()
    {
        R4.ResourceTypes.Count(t => R4.PatientCompartment(t).Count > 0).ShouldBe(66);
        R4.ResourceTypes.SelectMany(type => R4.PatientCompartment(type).Select(code => R4.SearchParameter(type, code)?.Type)).Distinct()
            .ShouldBe([SearchParameterType.Reference]);
    }

    private static bool LeadsToAnElement(string path)
    {
        var steps = path.Split('.');
        string[] types = [steps[0]];
        foreach (var step in steps.Skip(1))
        {
            types = [.. types.SelectMany(t => R4.Type(t)?.Element(step)?.Types ?? [])];
            if (types.Length == 0)
            {
                return false;
            }
        }

        return true;
    }
}
