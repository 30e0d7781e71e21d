using System.Globalization;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>By what a list is ranked.</summary>
/// <param name="Id">By which it is asked for in an address.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="ScoreId">The score of <see cref="ScoreKind"/>, for what clinicians say in its place; empty for what is a judgement already.</param>
/// <param name="ScoresOf">The score of each row of a segment; not a number where it is not known.</param>
/// <param name="Said">A score in words.</param>
internal sealed record ListOrder(string Id, string Title, string ScoreId, Func<Segment, Func<int, double>> ScoresOf, Func<double, string> Said)
{
    /// <summary>A score in words, also one that is not known.</summary>
    public string WordsOf(double score) => double.IsNaN(score) ? "not known" : Said(score);
}

/// <summary>The orders that columns give.</summary>
internal static class ListOrders
{
    /// <summary>The usual one: what somebody judged at the bedside.</summary>
    public static ListOrder Usual { get; } = new("clinical-frailty", "Clinical Frailty Scale", "", s => Measure(s, "clinical_frailty"), v => Number(v, "0"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ListOrder> Own { get; } =
    [
        Usual,
        new(ScoreKind.HospitalFrailty.Id, ScoreKind.HospitalFrailty.Title, ScoreKind.HospitalFrailty.Id, s => Measure(s, ScoreColumns.HospitalFrailty), v => $"{Number(v, "0.0")}, {HospitalFrailty.Band((int)Math.Round(v * 10))}"),
        new(ScoreKind.FrailtyIndex.Id, ScoreKind.FrailtyIndex.Title, ScoreKind.FrailtyIndex.Id, s => Small(s, ScoreColumns.Deficits), v => $"{Number(v, "0")} of 36, {ElectronicFrailty.Band((1UL << (int)v) - 1)}"),
        new(ScoreKind.Charlson.Id, ScoreKind.Charlson.Title, ScoreKind.Charlson.Id, s => Small(s, ScoreColumns.Charlson), v => Number(v, "0")),
        new(ScoreKind.Elixhauser.Id, ScoreKind.Elixhauser.Title, ScoreKind.Elixhauser.Id, s => Small(s, ScoreColumns.Elixhauser), v => Number(v, "0")),
        new(ScoreKind.Conditions.Id, ScoreKind.Conditions.Title, ScoreKind.Conditions.Id, s => Small(s, DataColumns.LongTermConditions), v => Number(v, "0")),
        new(ScoreKind.Falls.Id, ScoreKind.Falls.Title, ScoreKind.Falls.Id, s => Small(s, ScoreColumns.Falls), v => Number(v, "0")),
    ];

    private static Func<int, double> Measure(Segment segment, string column)
    {
        var number = segment.Number(column);
        return row => segment.Measures(number)[row];
    }

    private static Func<int, double> Small(Segment segment, string column)
    {
        var (number, origin) = (segment.Number(column), segment.Columns[segment.Number(column)].Origin);
        return row => segment.Smalls(number)[row] is > 0 and var kept ? kept - origin : double.NaN;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
