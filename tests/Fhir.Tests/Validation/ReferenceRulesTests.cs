using System.Text;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Tests.Validation;

public sealed class ReferenceRulesTests
{
    private static readonly ShapeBook Shapes = new(FhirDefinitions.R4);

    [Theory]
    [InlineData("Patient/1")]
    [InlineData("Patient/a-b.C/_history/2")]
    [InlineData("Patient?identifier=urn:x|1")]
    [InlineData("#p1")]
    [InlineData("#")]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239520")]
    [InlineData("https://example.org/fhir/Organization/1")]
    public void Problem_AllowedOrNotToBeKnown_IsNone(string reference) => Problem(reference, "Patient", "Group").ShouldBeNull();

    [Theory]
    [InlineData("Organization/1", "may not refer to Organization. Allowed: Patient, Group.")]
    [InlineData("Organization?identifier=x", "may not refer to Organization")]
    [InlineData("patient/1", "does not start with a resource type")]
    [InlineData("HumanName/1", "does not start with a resource type")]
    [InlineData("/Patient/1", "does not start with a resource type")]
    [InlineData("123", "such as \"Patient/123\"")]
    [InlineData("Patient", "is not a type and an id")]
    [InlineData("Patient/", "is not a type and an id")]
    [InlineData("Patient/a b", "is not a type and an id")]
    [InlineData("Patient/1/2", "is not a type and an id")]
    [InlineData("Patient/1/_history/", "is not a type and an id")]
    public void Problem_WrongTypeOrForm_IsNamed(string reference, string words) => Problem(reference, "Patient", "Group").ShouldNotBeNull().ShouldContain(words);

    [Fact]
    public void Problem_AnyTypeAllowed_StillNeedsAResourceType()
    {
        Problem("Medication/1").ShouldBeNull();
        Problem("Medicine/1").ShouldNotBeNull();
    }

    private static string? Problem(string reference, params string[] targets) => ReferenceRules.Problem(Encoding.UTF8.GetBytes(reference), targets, Shapes);
}
