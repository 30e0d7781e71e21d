using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Indicators;
using Goldthread.Population.Projection;
using Goldthread.Population.Release;

namespace Goldthread.Population.Risk.Models;

/// <summary>One group of a check as it may be seen.</summary>
/// <param name="Name">Which: "1" is the lowest tenth by chance.</param>
/// <param name="Foretold">The mean chance, 0 to 1.</param>
/// <param name="People">How many.</param>
/// <param name="Happened">To how many it happened.</param>
/// <param name="Observed">The share, from the rounded counts.</param>
public sealed record RiskCheckGroup(string Name, double Foretold, ReleasedCount People, ReleasedCount Happened, ReleasedRate Observed);

/// <summary>
/// A model held against what happened to the people of the data set. Whoever refused uses beyond their own care or had died by the day is not among them. The measures of the whole are of thousands
/// and say nothing of one person; the groups go through the gate.
/// </summary>
/// <param name="AsAt">The day from which it is foretold.</param>
/// <param name="On">The day of the data set.</param>
/// <param name="Calibration">The measures, by true counts.</param>
/// <param name="Groups">By tenths of the chance.</param>
/// <param name="Fitted">Weights that would fit these people; null where none were asked for.</param>
public sealed record RiskCheck(DateOnly AsAt, DateOnly On, Calibration Calibration, IReadOnlyList<RiskCheckGroup> Groups, FittedWeights? Fitted)
{
    private const string Had = "happened";

    /// <summary>Under so many people nothing is said: their measures would be noise, and near to single persons.</summary>
    public const int LeastPeople = 100;

    /// <summary>Holds a model against the data set; null where it names no outcome, or there are fewer than <see cref="LeastPeople"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="people">Everybody.</param>
    /// <param name="asAt">The day from which it is foretold; what the outcome looks forward to must lie before the data set's own day.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="ridge">How strongly fitted weights are drawn to nought; null not to fit.</param>
    public static RiskCheck? Of(RiskModel model, PeopleSnapshot people, DateOnly asAt, ReleaseRule rule, double? ridge = null)
    {
        if (model.Outcome is null) return null;
        var runs = people.Slices.Select(s => new RiskRun(model, s.Segment, Living(s, asAt), DataCatalogue.Of(s.Segment.Columns), asAt)).ToList();
        var pairs = runs.SelectMany(r => r.Pairs()).ToList();
        if (pairs.Count < LeastPeople) return null;
        var calibration = Calibration.Of(pairs);
        return new RiskCheck(asAt, people.On, calibration, Released(calibration, rule), ridge is { } drawn ? LogisticFit.Of([.. runs.SelectMany(r => r.Learnt())], drawn) : null);
    }

    /// <summary>The groups as they may be seen.</summary>
    internal static IReadOnlyList<RiskCheckGroup> Released(Calibration calibration, ReleaseRule rule)
    {
        var names = calibration.Groups.Select((_, i) => $"{i + 1}").ToList();
        var table = Gate.Release(
            CountTable.Of([new Release.Dimension("tenth", names)], [.. calibration.Groups.Select(g => (long)g.People)], [new Measure(Had, [.. calibration.Groups.Select(g => (long)g.Happened)])]).Value, rule);
        return [.. calibration.Groups.Select((g, i) => new RiskCheckGroup(names[i], g.Foretold, table.People(names[i]), table.Count(Had, names[i]), table.Share(Had, Confidence.Usual, 1, names[i])))];
    }

    // Planning is a use beyond somebody's own care.
    internal static ulong[] Living(PeopleSlice slice, DateOnly asAt)
    {
        var segment = slice.Segment;
        var bits = new ulong[(segment.People + 63) / 64];
        var died = new RangePlan(segment.Number(DataColumns.Died), ColumnKind.Day, 1, Projection.Days.Of(asAt));
        CohortRun.Count(segment, slice.Alive, [new FlagPlan(segment.Number(DataColumns.OptedOut), isSet: false), new SurePlan(died, isIn: false)], bits);
        return bits;
    }
}
