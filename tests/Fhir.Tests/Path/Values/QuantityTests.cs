using Goldthread.Fhir.FhirPath.Values;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Values;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1 'kg' = 1000 'g'", "true")]
    [InlineData("1 'mmol/L' = 1 'mmol/l'", "true")]
    [InlineData("120 'mm[Hg]' > 15 'kPa'", "true")]
    [InlineData("37 'Cel' = 98.6 '[degF]'", "true")]
    [InlineData("1 'L' = 1000 'cm3'", "true")]
    [InlineData("5 '10*9/L' = 5000000000.0 '/L'", "true")]
    [InlineData("72 '{beats}/min' = 72 '/min'", "true")]
    [InlineData("1 'N' = 1 'kg.m/s2'", "true")]
    [InlineData("1 'W' = 1 'kg.(m2)/s3'", "true")]
    [InlineData("1 'kg' = 1 'm'", "")]
    [InlineData("1 'kg' ~ 1 'm'", "false")]
    [InlineData("1 'nonsense' = 1 'other'", "")]
    [InlineData("1 'nonsense' = 1 'nonsense'", "true")]
    [InlineData("1 year = 12 months", "true")]
    [InlineData("1 year = 365 days", "")]
    [InlineData("1 year = 1 'a'", "")]
    [InlineData("1 year ~ 1 'a'", "true")]
    [InlineData("1 week = 7 'd'", "true")]
    [InlineData("1 minute = 60000 milliseconds", "true")]
    [InlineData("1 'g' + 1 'mg'", "1001 'mg'")]
    [InlineData("1 'kg' - 200 'g'", "800 'g'")]
    [InlineData("1 'kg' + 1 'm'", "")]
    [InlineData("10 'mg' / 2", "5 'mg'")]
    [InlineData("10 'mg' / 2 'mL'", "5 'mg/mL'")]
    [InlineData("70 'kg' / (2 'm' * 2 'm')", "17.5 'kg/m2'")]
    [InlineData("(10 'mg').value", "10")]
    [InlineData("(10 'mg').unit", "mg")]
    [InlineData("'5 \\'mg\\''.toQuantity('g')", "0.005 'g'")]
    public void Evaluate_Quantities_ConvertWhereUnitsAllow(string expression, string expected) => Joined(expression).ShouldBe(expected);

    [Fact]
    public void Evaluate_FhirQuantityWithUcumCode_IsASystemQuantity()
    {
        Joined("Observation.value > 7000 'g'", Observation).ShouldBe("true");
        Joined("Patient.extension('http://example.org/a').value = 84 years", Patient).ShouldBe("true");
    }

    [Theory]
    [InlineData("")]
    [InlineData("(((((((((((m)))))))))))")]
    [InlineData("m/")]
    [InlineData("m99")]
    [InlineData("{open")]
    [InlineData("10*999")]
    [InlineData("Ym30")]
    [InlineData("0")]
    public void Find_CodeNotWellFormedOrTooLarge_IsUnknown(string code) => Ucum.Find(code).ShouldBeNull();

    [Theory]
    [InlineData("mg/dL", "g.m-3")]
    [InlineData("/min", "s-1")]
    [InlineData("[iU]/L", "[iU].m-3")]
    [InlineData("%", "1")]
    [InlineData("m.m-1", "1")]
    public void ToCanonical_KnownCode_IsWrittenOneWay(string code, string unit) => Ucum.ToCanonical(1, code)!.Unit.ShouldBe(unit);
}
