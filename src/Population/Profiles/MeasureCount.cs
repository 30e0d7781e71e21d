using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;
using StoredDays = Goldthread.Population.Projection.Days;

namespace Goldthread.Population.Profiles;

/// <summary>What was counted, by group.</summary>
/// <param name="Everybody">People in each group.</param>
/// <param name="People">By measure and group: who is in.</param>
/// <param name="Events">By measure and group: their events; empty for a measure without, and in all splits but the first.</param>
/// <param name="Squares">By measure: the sum over people of the square of their events.</param>
internal sealed record MeasureCounts(long[] Everybody, long[][] People, long[][] Events, double[] Squares);

/// <summary>
/// Counts many measures over everybody in one walk, for several splits at once: block by block, so that the bits of a measure are still in the nearest cache when those within it are taken from them.
/// Whoever has died or refused uses beyond their own care is in none of them; nor, where neighbourhoods are drawn, is whoever lives in none.
/// </summary>
internal static class MeasureCount
{
    private static readonly Expression[] LeftOut = [Test("opted_out"), Test("died is known")];
    private static readonly Expression Elsewhere = Test("neighbourhood is not known");

    /// <summary>Counts.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="measures">What is counted; each behind the one it is part of.</param>
    /// <param name="splits">By what, for a segment: the same groups for each. Events are added up in the first.</param>
    public static IReadOnlyList<MeasureCounts> Of(PeopleSnapshot people, IReadOnlyList<CountedMeasure> measures, Func<Segment, IReadOnlyList<IReadOnlyList<Dimension>>> splits)
    {
        var sizes = splits(people.Slices[0].Segment).Select(by => by.Aggregate(1, (n, d) => n * d.Size)).ToArray();
        var total = new MeasureWalk.Counted(measures, sizes);
        foreach (var slice in people.Slices.Where(s => s.Segment.People > 0))
        {
            var (everybody, within) = Plans(people, slice.Segment, measures);
            var plan = new MeasurePlan(
                measures, [.. everybody], [.. within], splits(slice.Segment),
                [.. measures.Select(m => m.Events is { } events ? (slice.Segment.Number(events.Column), StoredDays.Of(events.From(people.On)), StoredDays.Of(people.On), events.Amounts) : default)]);
            Spread.Over(slice.Segment, 0, () => new MeasureWalk(plan, new MeasureWalk.Counted(measures, sizes)),
                (walk, block) => walk.Take(block, slice.Alive.IsEmpty ? [] : slice.Alive.Span.Slice(block.Number * Segment.BlockWords, block.Words)), walk => total.Add(walk.Counts));
        }

        return [.. sizes.Select((_, split) => total.Of(split))];
    }

    /// <summary>Who is counted at all, and who is in each measure among those it is part of.</summary>
    public static (List<Plan> Everybody, List<Plan> Measures) Plans(PeopleSnapshot people, Segment segment, IReadOnlyList<CountedMeasure> measures)
    {
        var isDrawn = people.Slices.Any(s => s.Segment.Columns[s.Segment.Number(DataColumns.Neighbourhood)].Words.Count > 1);
        var compiler = new CohortCompiler(segment, IndicatorRegistry.Catalogue);
        Plan Compiled(Expression test, bool excludes) => compiler.Steps(new Cohort("", people.On, Items.Of([new Step(excludes, test, "", "")])))[0];
        return ([.. LeftOut.Concat(isDrawn ? [Elsewhere] : []).Select(t => Compiled(t, excludes: true))], [.. measures.Select(m => Compiled(m.Test, excludes: false))]);
    }

    private static Expression Test(string text) => CohortParser.ParseExpression(text, IndicatorRegistry.Catalogue, DateOnly.MinValue).Value!;
}
