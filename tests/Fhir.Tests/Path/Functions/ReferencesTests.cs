using Goldthread.Fhir.FhirPath;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Functions;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData("Observation.subject.where(resolve() is Patient).count()", "1")]
    [InlineData("Observation.subject.where(resolve() is Group).count()", "0")]
    [InlineData("Observation.performer.where(resolve() is Practitioner).reference", "Practitioner/7")]
    [InlineData("Observation.performer.where(resolve() is Organization).count()", "1")]
    [InlineData("Observation.performer.resolve().count()", "2")]
    [InlineData("Observation.subject.resolve().id", "p1")]
    [InlineData("Observation.subject.resolve().name", "")]
    [InlineData("Observation.subject.resolve() is DomainResource", "true")]
    [InlineData("Observation.subject.getReferenceKey(Patient)", "Patient/p1")]
    [InlineData("Observation.subject.getReferenceKey(Group)", "")]
    [InlineData("getResourceKey()", "Observation/o1")]
    public void Resolve_WithoutAnybodyToAsk_KnowsTheTypeFromTheText(string expression, string expected) => Joined(expression, Observation).ShouldBe(expected);

    [Fact]
    public void Resolve_ContainedId_IsTheContainedResource()
    {
        Joined("Patient.generalPractitioner.resolve().name", Patient).ShouldBe("Hill Practice");
        Joined("Patient.generalPractitioner.where(resolve() is Organization).reference", Patient).ShouldBe("#gp");
    }

    [Fact]
    public void Resolve_WithSomebodyToAsk_GivesWhatIsFetched()
    {
        var asked = new List<string>();
        var context = new FhirPathContext
        {
            Resolve = reference =>
            {
                asked.Add(reference);
                return reference == "Practitioner/7" ? Node("""{"resourceType":"Practitioner","name":[{"family":"Patel"}]}""") : null;
            },
        };

        Texts("Observation.performer.resolve().name.family", Observation, context).ShouldBe(["Patel"]);

        asked.ShouldBe(["Practitioner/7", "urn:uuid:0f3c8a4e-0000-4000-8000-000000000000"]);
    }

    [Fact]
    public void Resolve_FromInsideAContainedResource_LooksInTheRoot()
    {
        var root = Node("""{"resourceType":"Task","contained":[{"resourceType":"Patient","id":"a"},{"resourceType":"Observation","subject":{"reference":"#a"}}],"for":{"reference":"#"}}""");
        var inner = Compiled("contained.ofType(Observation)").Evaluate(root)[0];

        Texts("subject.resolve().id", inner, new FhirPathContext { RootResource = root }).ShouldBe(["a"]);
        Joined("Task.for.resolve() is Task", root).ShouldBe("true");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Patient")]
    [InlineData("/1")]
    [InlineData("NotAType/1")]
    [InlineData("Resource/1")]
    [InlineData("patient/1")]
    public void Resolve_TextThatNamesNoType_GivesNothing(string reference) =>
        Joined("subject.resolve().count()", Node($$$"""{"resourceType":"Observation","subject":{"reference":"{{{reference}}}"}}""")).ShouldBe("0");
}
