using System.Globalization;
using Goldthread.Population.DataSet;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Risk.People;

/// <summary>The coded entries of one person up to a day, and which of them each score was made of.</summary>
internal sealed class CodedReasons
{
    private readonly DateOnly _on;
    private readonly IReadOnlyList<(EntryCode Code, string Source)> _codes;

    /// <summary>Reads the entries.</summary>
    /// <param name="entries">What the reader may see.</param>
    /// <param name="on">The day that scores are as at.</param>
    public CodedReasons(IEnumerable<RecordEntry> entries, DateOnly on)
    {
        _on = on;
        _codes = [.. entries.Where(e => EntryCodes.IsRead(e.Type)).SelectMany(e => EntryCodes.Of(e.Type, e.Resource).Select(c => (Code: c, e.SourceName))).Where(c => !(c.Code.Day > on)).OrderByDescending(c => c.Code.Day)];
    }

    /// <summary>Categories with their points, the heaviest first.</summary>
    public IReadOnlyList<ScoreReason> HospitalFrailty()
    {
        var from = CodedHistory.FirstDayOfHospitalFrailty(_on);
        return [.. _codes.Where(c => c.Code.IsIcd10 && c.Code.Day >= from).Select(c => (Index: Scores.HospitalFrailty.IndexOf(c.Code.Code), c.Code, c.Source)).Where(c => c.Index >= 0).GroupBy(c => c.Index)
            .OrderByDescending(g => Scores.HospitalFrailty.Tenths[g.Key])
            .Select(g => new ScoreReason($"{g.First().Code.Words} ({Scores.HospitalFrailty.Categories[g.Key]})", Points(Scores.HospitalFrailty.Tenths[g.Key] / 10m), [.. g.Select(c => Mention(c.Code, c.Source))]))];
    }

    /// <summary>Groups of an index that count, with their points.</summary>
    public IReadOnlyList<ScoreReason> Comorbidity(ComorbidityIndex index)
    {
        var coded = _codes.Where(c => c.Code.IsIcd10).Select(c => (Mask: Icd10.Place(c.Code.Code) is var place and >= 0 ? index.Codes.Mask(place) : 0UL, c.Code, c.Source)).Where(c => c.Mask != 0).ToList();
        var counted = index.WithHierarchy(coded.Aggregate(0UL, (m, c) => m | c.Mask));
        return [.. index.Groups.Select((g, i) => (Group: g, Number: i)).Where(g => (counted & (1UL << g.Number)) != 0).OrderByDescending(g => index.Weights[0].Points[g.Number])
            .Select(g => new ScoreReason(g.Group.Title, Points(index.Weights[0].Points[g.Number]), [.. coded.Where(c => (c.Mask & (1UL << g.Number)) != 0).Select(c => Mention(c.Code, c.Source))]))];
    }

    /// <summary>Deficits by the operator's list.</summary>
    public IReadOnlyList<ScoreReason> Deficits(ElectronicFrailty efi)
    {
        var coded = _codes.Where(c => !c.Code.IsIcd10).Select(c => (Mask: efi.Mask(c.Code.Code), c.Code, c.Source)).Where(c => c.Mask != 0).ToList();
        return [.. efi.Deficits.Select((name, i) => (name, Bit: 1UL << i)).Where(d => coded.Any(c => (c.Mask & d.Bit) != 0))
            .Select(d => new ScoreReason(char.ToUpperInvariant(d.name[0]) + d.name[1..].Replace('-', ' '), "1 of 36", [.. coded.Where(c => (c.Mask & d.Bit) != 0).Select(c => Mention(c.Code, c.Source))]))];
    }

    /// <summary>Long-term conditions, by name.</summary>
    public IReadOnlyList<ScoreReason> Conditions() =>
        [.. OfSets().Where(c => ConditionSets.Own.Kinds[c.Kind].IsLongTerm).GroupBy(c => c.Kind).OrderBy(g => ConditionSets.Own.Kinds[g.Key].Title, StringComparer.Ordinal)
            .Select(g => new ScoreReason(ConditionSets.Own.Kinds[g.Key].Title, "1", [.. g.Select(c => Mention(c.Code, c.Source))]))];

    /// <summary>Falls of the given days.</summary>
    public IReadOnlyList<ScoreReason> Falls(IReadOnlyList<DateOnly> days) =>
        [.. days.OrderDescending().Select(d => new ScoreReason("Fall", "1", [.. OfSets().Where(c => ConditionSets.Own.Kinds[c.Kind].Name == "fall" && c.Code.Day == d).Select(c => Mention(c.Code, c.Source))]))];

    // A procedure is no condition, and what a contact was about is one only as a code of the sets.
    private IEnumerable<(int Kind, EntryCode Code, string Source)> OfSets() => _codes.Select(c => (ConditionSets.Own.Of(c.Code.System, c.Code.Code), c.Code, c.Source)).Where(c => c.Item1 >= 0);

    private static ScoreMention Mention(in EntryCode code, string source) => new(code.Words, code.Code, code.Day, source);

    private static string Points(decimal points) => points.ToString("0.#", CultureInfo.InvariantCulture) + (points is 1 or -1 ? " point" : " points");
}
