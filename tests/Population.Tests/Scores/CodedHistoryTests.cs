using System.Text.Json;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Scores;

/// <summary>Scores of one person as at a day, worked by hand.</summary>
public sealed class CodedHistoryTests
{
    private static readonly DateOnly On = new(2026, 9, 30);
    private static readonly DateOnly Born = new(1941, 3, 2);

    [Fact]
    public void On_CodesOfDifferentDays_CountsThoseThatTheScoreReaches()
    {
        var history = new CodedHistory();
        Add(history, "F05.1", On.AddDays(-30));
        Add(history, "N18.3", On.AddYears(-2).AddDays(1));
        Add(history, "W19", On.AddYears(-2));
        Add(history, "E11.9", null);
        Add(history, "C80", On.AddDays(1));

        var scores = history.On(On, Born);

        scores.HospitalFrailty.ShouldBe(32 + 14, "F05 and N18; W19 is a day too old, a code without a day too");
        scores.Charlson.ShouldBe(1 + 2 + 1, "dementia, kidneys, diabetes; tomorrow's cancer is not known yet");
        scores.Elixhauser.ShouldBe(5, "kidneys 5, diabetes 0");
        scores.Deficits.ShouldBeNull("no list was named");
        history.On(On.AddYears(-1), Born).ShouldBe(new CodedScores(14 + 32, 2 + 1, 5, null), "a year before the delirium was not there, and the fall was not yet too old");
    }

    [Fact]
    public void On_NothingCoded_IsNotKnownAndNotNought()
    {
        new CodedHistory().On(On, Born).ShouldBe(CodedScores.None);
        var snomed = new CodedHistory();
        snomed.Add(new EntryCode("http://snomed.info/sct", "84114007", "Heart failure", On));
        snomed.On(On, Born).ShouldBe(CodedScores.None, "these scores are made of ICD-10");
    }

    [Theory]
    [InlineData(74, false, true)]
    [InlineData(75, true, true)]
    [InlineData(64, false, false)]
    public void On_YoungerThanTheScoreWasMadeFor_IsNotSaid(int age, bool hasHospitalFrailty, bool hasIndex)
    {
        var history = new CodedHistory(ElectronicFrailty.Read(new StringReader("deficit,terminology,code,term\na,snomed,1,one\nb,snomed,2,two\n")).Value);
        Add(history, "F05.1", On);
        history.Add(new EntryCode("http://snomed.info/sct", "1", "one", On));
        history.Add(new EntryCode("http://snomed.info/sct", "1", "one again", On));

        var scores = history.On(On, On.AddYears(-age));

        scores.HospitalFrailty.HasValue.ShouldBe(hasHospitalFrailty);
        scores.Deficits.ShouldBe(hasIndex ? 1 : null);
        scores.Charlson.ShouldBe(1);
        history.On(On, null).Deficits.ShouldBeNull();
    }

    [Fact]
    public void Of_Entries_ReadsWhatStatesAFact()
    {
        const string Icd = "http://hl7.org/fhir/sid/icd-10";
        const string Stay = $$$"""
            {"status":"finished","period":{"start":"2026-08-01T09:00:00+01:00"},"reasonCode":[{"coding":[{"system":"{{{Icd}}}","code":"R55"}],"text":"Collapse"}],
             "contained":[{"resourceType":"Condition","id":"d1","code":{"coding":[{"system":"{{{Icd}}}","code":"F05.1","display":"Delirium"}]}},{"resourceType":"Location","id":"l1"}]}
            """;
        const string Refuted = $$$"""{"verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"coding":[{"system":"{{{Icd}}}","code":"I50"}]}}""";
        const string Recorded = $$$"""{"recordedDate":"2020-05","code":{"coding":[{"system":"{{{Icd}}}","code":"I50"},{"code":"no system"}]}}""";

        Read("Encounter", Stay).ShouldBe([new(Icd, "R55", "Collapse", new(2026, 8, 1)), new(Icd, "F05.1", "Delirium", new(2026, 8, 1))]);
        Read("Encounter", Stay.Replace("finished", "cancelled", StringComparison.Ordinal)).ShouldBeEmpty();
        Read("Condition", Refuted).ShouldBeEmpty();
        Read("Condition", Recorded).ShouldBe([new(Icd, "I50", "I50", new(2020, 5, 1))]);
        Read("Procedure", $$$"""{"status":"not-done","code":{"coding":[{"system":"{{{Icd}}}","code":"I50"}]}}""").ShouldBeEmpty();
        Read("Observation", Recorded).ShouldBeEmpty();
    }

    private static List<EntryCode> Read(string type, string json) => [.. EntryCodes.Of(type, JsonDocument.Parse(json).RootElement)];

    private static void Add(CodedHistory history, string code, DateOnly? day) => history.Add(new EntryCode("http://hl7.org/fhir/sid/icd-10", code, code, day));
}
