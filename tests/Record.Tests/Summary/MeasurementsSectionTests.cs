using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class MeasurementsSectionTests
{
    [Fact]
    public void Read_BloodPressure_IsOneMeasureWithTwoSeries()
    {
        var measure = Given.Record(Given.Gp(Pressure("2025-09-01", 142, 80, "a")), Given.Gp(Pressure("2025-08-01", 150, 86, "b"))).Measurements.VitalSigns.ShouldHaveSingleItem();
        measure.Text.ShouldBe("142/80 mmHg");
        measure.Name.ShouldBe("Blood pressure");
        measure.Series.Select(s => (s.Name, s.Unit)).ShouldBe([("Systolic", "mmHg"), ("Diastolic", "mmHg")]);
        measure.Series[0].Points.Select(p => p.Value).ShouldBe([150m, 142m]);
    }

    [Fact]
    public void Read_SeveralReadings_LatestIsTheTextAndTrendIsOldestFirst()
    {
        var weight = Given.Record(Given.Gp(Weight("2025-09-01", 62.5m, "kg", "a")), Given.Gp(Weight("2024-09-01", 70, "kg", "b")), Given.Gp(Weight("2025-03", 66, "kg", "c"))).Measurements.VitalSigns.Single();
        (weight.Text, weight.Count, weight.When!.Value.DateWords).ShouldBe(("62.5 kg", 3, "1 September 2025"));
        weight.Series.Single().Points.Select(p => p.Value).ShouldBe([70m, 66m, 62.5m]);
        weight.Recent.Select(r => r.Text).ShouldBe(["62.5 kg", "66 kg", "70 kg"]);
    }

    [Fact]
    public void Read_TwoUnits_AreTwoSeries() =>
        Given.Record(Given.Gp(Weight("2025-09-01", 62.5m, "kg", "a")), Given.Gp(Weight("2024-09-01", 154, "lb", "b"))).Measurements.VitalSigns.Single().Series.Select(s => s.Unit).ShouldBe(["lb", "kg"]);

    [Fact]
    public void Read_SameReadingFromTwoSources_IsOneReading()
    {
        var weight = Given.Record(Given.Gp(Weight("2025-09-01T10:00:00Z", 62.5m, "kg", "a")), Given.Hospital(Weight("2025-09-01T10:00:00Z", 62.5m, "kg", "b"))).Measurements.VitalSigns.Single();
        (weight.Count, weight.SourceNames.Count()).ShouldBe((1, 2));
    }

    [Fact]
    public void Read_OtherValueAtTheSameTime_StaysTwoReadings() =>
        Given.Record(Given.Gp(Weight("2025-09-01", 62.5m, "kg", "a")), Given.Hospital(Weight("2025-09-01", 63m, "kg", "b"))).Measurements.VitalSigns.Single().Count.ShouldBe(2);

    [Theory]
    [InlineData("vital-signs", MeasureKind.VitalSign)]
    [InlineData("vital-sign", MeasureKind.VitalSign)]
    [InlineData("laboratory", MeasureKind.Test)]
    [InlineData("social-history", MeasureKind.SocialHistory)]
    [InlineData("survey", MeasureKind.Survey)]
    [InlineData("exam", MeasureKind.Other)]
    public void KindOf_Category_SortsThem(string category, MeasureKind kind) =>
        MeasurementsSection.KindOf(Given.Json("{'category':[{'coding':[{'code':'" + category + "'}]}]}")).ShouldBe(kind);

    [Fact]
    public void Read_RangeAndInterpretation_AreThoseOfTheLatest()
    {
        var test = Given.Record(Given.Gp("""
            {'resourceType':'Observation','status':'final','category':[{'coding':[{'code':'laboratory'}]}],'code':{'text':'Potassium'},'effectiveDateTime':'2025-09-01','valueQuantity':{'value':5.9,'unit':'mmol/L'},
             'interpretation':[{'coding':[{'code':'H'}]}],'referenceRange':[{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.3,'unit':'mmol/L'}}]}
            """)).Measurements.Tests.Single();
        (test.Text, test.ReferenceRange, test.Interpretation).ShouldBe(("5.9 mmol/L", "3.5 to 5.3 mmol/L", "High"));
    }

    [Theory]
    [InlineData("'valueCodeableConcept':{'text':'Former smoker'}", "Former smoker")]
    [InlineData("'valueString':'Walks with a stick'", "Walks with a stick")]
    [InlineData("'valueBoolean':true", "Yes")]
    [InlineData("'valueInteger':7", "7")]
    [InlineData("'valueQuantity':{'value':90,'comparator':'>','unit':'mL/min'}", "more than 90 mL/min")]
    [InlineData("'dataAbsentReason':{'text':'Sample lost'}", "No result: Sample lost")]
    [InlineData("'component':[{'code':{'text':'Eyes'},'valueInteger':4},{'code':{'text':'Voice'},'valueInteger':5}]", "Eyes 4, Voice 5")]
    public void Read_AnyValue_IsWords(string value, string words) =>
        Given.Record(Given.Gp("{'resourceType':'Observation','status':'final','code':{'text':'X'}," + value + "}")).Measurements.Other.Single().Text.ShouldBe(words);

    [Fact]
    public void Read_ValueWithMoreThan_IsNoPointOfTheTrend() =>
        Given.Record(Given.Gp("{'resourceType':'Observation','effectiveDateTime':'2025','code':{'text':'eGFR'},'valueQuantity':{'value':90,'comparator':'>','unit':'mL/min'}}")).Measurements.Other.Single().Series.ShouldBeEmpty();

    [Fact]
    public void Read_PanelWithoutValue_IsNoMeasure() =>
        Given.Record(Given.Gp("{'resourceType':'Observation','code':{'text':'Full blood count'},'hasMember':[{'reference':'Observation/1'}]}")).Measurements.Other.ShouldBeEmpty();

    [Fact]
    public void Read_PressureWithoutTheLower_IsStillSaid() => Given.Record(Given.Gp("""
        {'resourceType':'Observation','code':{'text':'Blood pressure'},'component':[{'code':{'text':'Systolic','coding':[{'code':'8480-6'}]},'valueQuantity':{'value':90,'unit':'mmHg'}}]}
        """)).Measurements.Other.Single().Text.ShouldBe("Systolic 90 mmHg");

    private static string Pressure(string when, int upper, int lower, string id) => $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","category":[{"coding":[{"code":"vital-signs"}]}],"code":{"text":"Blood pressure","coding":[{"system":"http://loinc.org","code":"85354-9"}]},"effectiveDateTime":"{{{when}}}",
         "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":{{{upper}}},"unit":"mmHg"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":{{{lower}}},"unit":"mmHg"}}]}
        """;

    private static string Weight(string when, decimal value, string unit, string id) => $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","category":[{"coding":[{"code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"29463-7","display":"Body weight"}]},"effectiveDateTime":"{{{when}}}",
         "valueQuantity":{"value":{{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}},"unit":"{{{unit}}}"}}
        """;
}
