using System.Text;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath;

public sealed class FhirPathExpressionTests
{
    public static TheoryData<string> ResourceTypes => [.. FhirDefinitions.R4.ResourceTypes];

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public void CompileSearchParameter_EveryParameterOfR4_HasNoFault(string resourceType)
    {
        var parameters = FhirDefinitions.R4.SearchParameters(resourceType).Where(p => p.Expression.Length > 0).ToList();
        parameters.ShouldNotBeEmpty();

        foreach (var parameter in parameters)
        {
            var outcome = FhirPathExpression.CompileSearchParameter(parameter.Expression);
            outcome.Succeeded.ShouldBeTrue(outcome.Succeeded ? null : $"{resourceType}.{parameter.Code}: {outcome.Fault}");
            outcome.Value.TryEvaluate(Node($$"""{"resourceType":"{{resourceType}}"}""")).Succeeded.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("Patient", "birthdate", "1941-03-02")]
    [InlineData("Patient", "family", "Smith")]
    [InlineData("Patient", "given", "Ada|May|Addie")]
    [InlineData("Patient", "gender", "female")]
    [InlineData("Patient", "identifier", "[Identifier]")]
    [InlineData("Patient", "phone", "[ContactPoint]")]
    [InlineData("Patient", "email", "[ContactPoint]")]
    [InlineData("Patient", "death-date", "2024-11")]
    [InlineData("Patient", "deceased", "true")]
    [InlineData("Patient", "_id", "p1")]
    public void Evaluate_SearchParameterOfPatient_GivesItsValues(string type, string code, string expected) =>
        string.Join("|", Search(type, code, Patient)).ShouldBe(expected);

    [Theory]
    [InlineData("code", "[CodeableConcept]")]
    [InlineData("date", "[Period]")]
    [InlineData("patient", "[Reference]")]
    [InlineData("subject", "[Reference]")]
    [InlineData("status", "final")]
    [InlineData("value-quantity", "7.20 'kg'")]
    [InlineData("value-string", "")]
    [InlineData("component-code", "[CodeableConcept]|[CodeableConcept]|[CodeableConcept]")]
    [InlineData("component-value-quantity", "142 'mm[Hg]'|88 'mm[Hg]'")]
    [InlineData("combo-value-quantity", "7.20 'kg'|142 'mm[Hg]'|88 'mm[Hg]'")]
    [InlineData("performer", "[Reference]|[Reference]|[Reference]")]
    public void Evaluate_SearchParameterOfObservation_GivesItsValues(string code, string expected) =>
        string.Join("|", Search("Observation", code, Observation)).ShouldBe(expected);

    [Theory]
    [InlineData("Patient.name.given", "Ada|May|Addie")]
    [InlineData("name.given", "Ada|May|Addie")]
    [InlineData("Resource.id", "p1")]
    [InlineData("DomainResource.id", "p1")]
    [InlineData("Encounter.name", "")]
    [InlineData("Patient.name[1].given", "Addie")]
    [InlineData("Patient.name.`given`[0]", "Ada")]
    [InlineData("Patient.deceased", "2024-11")]
    [InlineData("Patient.deceasedDateTime", "")]
    [InlineData("Patient.contained.name", "Hill Practice")]
    [InlineData("Patient.birthDate.extension.value", "1941-03-02T04:15:00Z")]
    [InlineData("Patient.nothing", "")]
    public void Evaluate_Path_FollowsFhirNames(string expression, string expected) => Joined(expression, Patient).ShouldBe(expected);

    [Fact]
    public void Evaluate_ChoiceElement_KnowsItsType() =>
        Compiled("Observation.value").Evaluate(Observation).ShouldHaveSingleItem().TypeName.ShouldBe("Quantity");

    [Fact]
    public void Evaluate_PrimitiveArrayWithCompanions_PairsByPosition()
    {
        var patient = Node("""{"resourceType":"Patient","name":[{"given":["Ada",null],"_given":[null,{"extension":[{"url":"u","valueCode":"masked"}]}]}]}""");

        Joined("Patient.name.given.select(hasValue())", patient).ShouldBe("true|false");
        Joined("Patient.name.given.extension('u').value", patient).ShouldBe("masked");
    }

    [Fact]
    public void Evaluate_NameWrittenWithEscapes_IsTheSameName() =>
        Joined("Patient.meta.security.code", Node("""{"resourceType":"Patient","\u006deta":{"\u0073ecurity":[{"cod\u0065":"R"}]}}""")).ShouldBe("R");

    [Fact]
    public void Evaluate_UnknownResourceType_NavigatesByJsonNames() =>
        Joined("a.b", Node("""{"resourceType":"Unknown","a":[{"b":1},{"b":"x"}]}""")).ShouldBe("1|x");

    [Fact]
    public void EvaluateInto_Twice_Appends()
    {
        var output = new List<FhirNode>();
        var given = Compiled("name.given");

        given.EvaluateInto(output, Patient);
        given.EvaluateInto(output, Patient);

        output.Count.ShouldBe(6);
    }

    [Fact]
    public void EvaluateInto_Failing_LeavesTheListAsItWas()
    {
        var output = new List<FhirNode> { FhirNode.From(1) };

        Should.Throw<FhirPathException>(() => Compiled("name.given | name.single()").EvaluateInto(output, Patient));

        output.ShouldHaveSingleItem();
    }

    [Fact]
    public void TryEvaluate_SeveralWhereOneIsExpected_IsAFault()
    {
        var outcome = Compiled("name.given.length()").TryEvaluate(Patient);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Fault.Kind.ShouldBe(FaultKind.Invalid);
        outcome.Fault.Message.ShouldBe("One item is expected here, and there are 3.");
    }

    [Fact]
    public void Compile_AsOverSeveralItems_FailsUnlessForASearchParameter()
    {
        Compiled("(Observation.component.value as Quantity)").TryEvaluate(Observation).Succeeded.ShouldBeFalse();
        FhirPathExpression.CompileSearchParameter("(Observation.component.value as Quantity)").Value.Evaluate(Observation).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("name.exists()", true)]
    [InlineData("photo.exists()", false)]
    [InlineData("gender", true)]
    [InlineData("photo", null)]
    public void Test_Invariant_IsTrueFalseOrUnknown(string expression, bool? expected) => Compiled(expression).Test(Patient).ShouldBe(expected);

    [Fact]
    public void Evaluate_FromManyThreads_GivesTheSame()
    {
        var expression = Compiled("Resource.id | name.given.where(length() > 3) | value.value");
        var texts = new string[64];

        Parallel.For(0, texts.Length, i => texts[i] = string.Join("|", expression.Evaluate(i % 2 == 0 ? Patient : Observation).Select(n => n.AsString())));

        texts.Distinct().Order().ShouldBe(["o1|7.20", "p1|Addie"]);
    }

    [Fact]
    public void Evaluate_DeeplyNestedJson_DoesNotFail()
    {
        var json = new StringBuilder("""{"resourceType":"Questionnaire","item":[""");
        for (var i = 0; i < 25; i++)
        {
            json.Append("""{"linkId":"a","item":[""");
        }

        json.Append("{}").Insert(json.Length, "]}", 25).Append("]}");

        Joined("repeat(item).linkId.count()", Node(json.ToString())).ShouldBe("25");
    }

    private static string[] Search(string type, string code, FhirNode resource)
    {
        var parameter = FhirDefinitions.R4.SearchParameter(type, code).ShouldNotBeNull();
        return [.. FhirPathExpression.CompileSearchParameter(parameter.Expression).Value.Evaluate(resource).Select(n => n.AsString() ?? $"[{n.TypeName}]")];
    }
}
