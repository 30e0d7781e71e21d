using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Operators;

public sealed class EqualityTests
{
    [Theory]
    [InlineData("Patient.name[0] = Patient.name[0]", "true")]
    [InlineData("Patient.name[0] = Patient.name[1]", "false")]
    [InlineData("Patient.name = Patient.name", "true")]
    [InlineData("Patient.name.given = ('Ada' | 'May' | 'Addie')", "true")]
    [InlineData("Patient.name.given = ('May' | 'Ada' | 'Addie')", "false")]
    [InlineData("Patient.name.given ~ ('MAY' | 'ada' | 'Addie')", "true")]
    [InlineData("Patient.active = true", "true")]
    [InlineData("Patient.active = 'true'", "false")]
    [InlineData("Patient.birthDate = '1941-03-02'", "false")]
    [InlineData("Patient.birthDate.toString() = '1941-03-02'", "true")]
    [InlineData("Patient.gender != 'male'", "true")]
    [InlineData("Patient.photo = 'x'", "")]
    [InlineData("Patient.photo ~ {}", "true")]
    [InlineData("'female' in Patient.gender", "true")]
    [InlineData("Patient.name contains Patient.name.first()", "true")]
    public void Evaluate_OverAPatient_Compares(string expression, string expected) => Joined(expression, Patient).ShouldBe(expected);

    [Fact]
    public void Equal_StructuresWithOtherOrderAndNumberForms_AreEqual()
    {
        var bundle = Node(
            """
            {"resourceType":"Observation","component":[
             {"valueQuantity":{"value":1.0,"unit":"x"}},{"valueQuantity":{"unit":"x","value":1.00}},{"valueQuantity":{"unit":"y","value":1}}]}
            """);

        Joined("component[0].value = component[1].value", bundle).ShouldBe("true");
        Joined("component[0].value = component[2].value", bundle).ShouldBe("false");
        Joined("component.value.distinct().count()", bundle).ShouldBe("2");
    }

    [Fact]
    public void Distinct_ManyItems_AgreesWithFew()
    {
        // More than the sixteen from which a hash is used.
        var moments = string.Join(" | ", Enumerable.Range(0, 20).Select(i => $"@2024-01-01T{i:00}:00:00Z | @2024-01-01T{i + 1:00}:00:00+01:00"));

        Joined($"({moments}).count()").ShouldBe("20");
        Joined("(" + string.Join(").combine(", Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"{i % 10}" : $"{(i - 1) % 10}.0")) + ").distinct().count()").ShouldBe("5");
    }
}
