using System.Globalization;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Risk.People;

/// <summary>
/// Every score of one person with its reasons, and why they are likely to benefit: another question. Made from the entries that the reader may see, by the same reading as the data set, so that what
/// is sealed from the reader neither counts nor shows by a score.
/// </summary>
/// <param name="Scores">In the order of <see cref="ScoreKind.All"/>, then the models.</param>
/// <param name="Benefits">Why they are likely to benefit; empty where no rule says so.</param>
internal sealed record PersonScores(IReadOnlyList<PersonScore> Scores, IReadOnlyList<LikelyBenefit> Benefits)
{
    /// <summary>Works them out.</summary>
    /// <param name="row">The person, as the data set reads them.</param>
    /// <param name="entries">The same entries, with who sent each.</param>
    /// <param name="efi">The operator's codes, or null.</param>
    /// <param name="models">The models of the place.</param>
    /// <param name="rules">Who is likely to benefit.</param>
    public static PersonScores Of(PersonRow row, IReadOnlyList<RecordEntry> entries, ElectronicFrailty? efi, IReadOnlyList<RiskModel> models, BenefitRules rules)
    {
        var writer = new RowWriter(1);
        writer.Write(row);
        writer.Finish();
        using var segment = writer.Builder.Build();
        var reasons = new CodedReasons(entries, row.On);
        return new PersonScores(
            [.. Coded(row, reasons, efi), .. Counted(row, segment, reasons), .. models.Select(m => Foretold(m, segment, row.On))], row.Died is null ? rules.Of(segment, 0, row.On) : []);
    }

    private static IEnumerable<PersonScore> Coded(PersonRow row, CodedReasons reasons, ElectronicFrailty? efi)
    {
        var coded = row.History.On(row.On, row.Born);
        yield return coded.HospitalFrailty is { } tenths
            ? new(ScoreKind.HospitalFrailty, (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture), Population.Scores.HospitalFrailty.Band(tenths), null, reasons.HospitalFrailty())
            : No(ScoreKind.HospitalFrailty, $"It is made for people of {CodedHistory.LeastAgeOfHospitalFrailty} and over with a hospital code (ICD-10) in the last two years.");
        yield return coded.Deficits is { } deficits
            ? new(ScoreKind.FrailtyIndex, string.Create(CultureInfo.InvariantCulture, $"{deficits} of 36 deficits ({deficits / 36.0:0.00})"), ElectronicFrailty.Band((1UL << deficits) - 1), null, reasons.Deficits(efi!))
            : No(ScoreKind.FrailtyIndex, efi is null ? "This place has no list of its codes. It belongs to its authors; an operator may name a file." : $"It is made for people of {CodedHistory.LeastAgeOfFrailtyIndex} and over.");
        yield return coded.Charlson is { } charlson
            ? new(ScoreKind.Charlson, charlson.ToString(CultureInfo.InvariantCulture), Population.Scores.Charlson.Band(charlson), null, reasons.Comorbidity(Population.Scores.Charlson.Index))
            : No(ScoreKind.Charlson, "No hospital code (ICD-10) is in the record.");
        yield return coded.Elixhauser is { } elixhauser
            ? new(ScoreKind.Elixhauser, elixhauser.ToString(CultureInfo.InvariantCulture), null, null, reasons.Comorbidity(Population.Scores.Elixhauser.Index))
            : No(ScoreKind.Elixhauser, "No hospital code (ICD-10) is in the record.");
    }

    private static IEnumerable<PersonScore> Counted(PersonRow row, Segment segment, CodedReasons reasons)
    {
        var conditions = segment.Smalls(segment.Number(DataColumns.LongTermConditions))[0] - 1;
        yield return new(ScoreKind.Conditions, conditions.ToString(CultureInfo.InvariantCulture), ScoreKind.BandOfConditions(conditions), null, reasons.Conditions());
        var falls = ScoreColumns.FallDays(row, row.On);
        yield return new(ScoreKind.Falls, falls.Count.ToString(CultureInfo.InvariantCulture), null, null, reasons.Falls(falls));
        var part = Segments.All[Segments.Of(ScoreColumns.Facts(row, row.On, conditions))];
        yield return new(ScoreKind.Segment, part.Title, null, null, [new ScoreReason(part.Rule, "", [])]);
    }

    private static PersonScore Foretold(RiskModel model, Segment segment, DateOnly on)
    {
        var kind = ModelBook.KindOf(model);
        var run = new RiskRun(model, segment, default, DataCatalogue.Of(segment.Columns), on);
        return run.IsAsked(0)
            ? new PersonScore(kind, run.Chance(0).ToString("0%", CultureInfo.InvariantCulture), null, null, [.. run.Reasons(0).Select(t => new ScoreReason(t.Reason, t.Weight > 0 ? "raises it" : "lowers it", []))])
            : No(kind, "The model is not made for somebody like them.");
    }

    private static PersonScore No(ScoreKind kind, string why) => new(kind, null, null, why, []);
}
