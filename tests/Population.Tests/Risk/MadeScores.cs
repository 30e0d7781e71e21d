using Goldthread.Fhir.Storage;
using Goldthread.Population.DataSet;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Risk;

/// <summary>People whose codes of a year and more ago foretell, as the numbers say, who is admitted in the year since.</summary>
internal static class MadeScores
{
    public static readonly DateOnly On = new(2026, 9, 30);

    public static PeopleSnapshot Of(int count, double slope = 0.5, int seed = 5)
    {
        var chance = new Random(seed);
        var writer = new RowWriter(count);
        string[] codes = ["F05", "N39", "I50", "C80", "N18", "W19", "E11", "I10"];
        for (var i = 0; i < count; i++)
        {
            var row = new PersonRow(i) { On = On, Born = On.AddYears(-76 - chance.Next(20)) };
            var mine = codes.Where(_ => chance.Next(3) == 0).ToList();
            foreach (var code in mine) row.History.Add(new EntryCode("http://hl7.org/fhir/sid/icd-10", code, code, On.AddYears(-1).AddDays(-1 - chance.Next(700))));

            // What came since must not foretell itself.
            if (chance.Next(4) == 0) row.History.Add(new EntryCode("http://hl7.org/fhir/sid/icd-10", "R54", "R54", On));
            if (chance.NextDouble() < RiskModel.Logistic(-2 + (slope * mine.Count))) row.Events.Add((DataColumns.EmergencyAdmission, On.AddDays(-chance.Next(360)), 0));
            writer.Write(row);
        }

        writer.Finish();
        return new PeopleSnapshot([new PeopleSlice(writer.Builder.Build(), default)], On, DateTimeOffset.UnixEpoch, FeedPosition.Start);
    }
}
