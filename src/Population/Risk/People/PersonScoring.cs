using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;
using Goldthread.Population.Scores.Overrides;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Risk.People;

/// <summary>Scores one person for a reader who has opened the record.</summary>
internal sealed class PersonScoring(Database database, DataSets sets, FrailtyCodes frailty, ModelBook models, BenefitBook benefit, ScoreOverrides overrides)
{
    /// <summary>Scores as at the day of reading, with what clinicians said in their place.</summary>
    public async Task<PersonScores> Of(OpenedRecord opened)
    {
        var today = UkTime.DateOf(opened.Input.Now);
        var area = AreaOf(opened.Members[0].Key);
        var row = await database.Read(session => new PersonReading(today, _ => area, reference => OrganisationCode.Of(session, reference), frailty.Index)
            .Read(DataSetBuild.KeyOf(opened.Members[0].Key), opened.Input.Entries.Select(Stored), isSensitive: false));
        var scores = PersonScores.Of(row, opened.Input.Entries, frailty.Index, models.Models, benefit.Rules);
        var said = await overrides.Of(opened.Members);
        return scores with { Scores = [.. scores.Scores.Select(s => s with { Said = [.. said.Where(o => o.Score == s.Kind.Id)] })] };
    }

    private static StoredResource Stored(RecordEntry entry) => new(default, entry.Type, entry.Id, entry.Version, entry.Received, entry.SourceCode, JsonSerializer.SerializeToUtf8Bytes(entry.Resource));

    // As the data set has it, which knows no place of those whose address is protected.
    private PersonArea AreaOf(PersonKey person)
    {
        var key = DataSetBuild.KeyOf(person);
        foreach (var slice in sets.Now?.Slices.Reverse() ?? [])
        {
            var segment = slice.Segment;
            var at = segment.Keys(segment.Number(DataColumns.Key)).IndexOf(key);
            if (at < 0) continue;
            var (lsoa, hood) = (segment.Number(DataColumns.Lsoa), segment.Number(DataColumns.Neighbourhood));
            return new PersonArea(Word(segment, lsoa, segment.Wholes(lsoa)[at]), segment.Smalls(segment.Number(DataColumns.Decile))[at], Word(segment, hood, segment.Smalls(hood)[at]));
        }

        return default;
    }

    private static string Word(Segment segment, int column, int number) => segment.Columns[column].Words is { } words && number < words.Count ? words[number] : "";
}
