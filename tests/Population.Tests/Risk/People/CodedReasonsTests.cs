using System.Globalization;
using System.Text.Json;
using Goldthread.Population.Risk.People;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Tests.Risk.People;

/// <summary>Reasons add up to the score that they explain, whatever somebody is coded with.</summary>
public sealed class CodedReasonsTests
{
    private static readonly DateOnly On = new(2026, 9, 30);

    [Fact]
    public void Reasons_OfAThousandRandomPeople_AddUpToTheScore()
    {
        var chance = new Random(17);
        for (var person = 0; person < 1000; person++)
        {
            var entries = Enumerable.Range(0, chance.Next(25)).Select(i => Entry(i, $"{(char)('A' + chance.Next(26))}{chance.Next(100):00}.{chance.Next(10)}", On.AddDays(60 - chance.Next(1500)))).ToList();
            var history = new CodedHistory();
            foreach (var entry in entries)
            {
                foreach (var code in EntryCodes.Of(entry.Type, entry.Resource)) history.Add(code);
            }

            var (scores, reasons) = (history.On(On, On.AddYears(-80)), new CodedReasons(entries, On));

            Sum(reasons.HospitalFrailty()).ShouldBe((scores.HospitalFrailty ?? 0) / 10m);
            Sum(reasons.Comorbidity(Charlson.Index)).ShouldBe(scores.Charlson ?? 0);
            Sum(reasons.Comorbidity(Elixhauser.Index)).ShouldBe(scores.Elixhauser ?? 0);
            reasons.HospitalFrailty().Concat(reasons.Comorbidity(Charlson.Index)).ShouldAllBe(r => r.Mentions.Count > 0 && r.Mentions.All(m => m.Day <= On));
        }
    }

    private static decimal Sum(IEnumerable<ScoreReason> reasons) => reasons.Sum(r => decimal.Parse(r.Points.Split(' ')[0], CultureInfo.InvariantCulture));

    private static RecordEntry Entry(int number, string code, DateOnly day) => new()
    {
        Type = "Condition", Id = $"{number}", Received = DateTimeOffset.UnixEpoch, SourceCode = "AC1", SourceName = "The Hospital",
        Resource = JsonDocument.Parse($$$"""{"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"{{{code}}}"}]},"recordedDate":"{{{day:yyyy-MM-dd}}}"}""").RootElement,
    };
}
