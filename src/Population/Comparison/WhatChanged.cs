using Goldthread.Population.Indicators;
using Goldthread.Population.Release;

namespace Goldthread.Population.Comparison;

/// <summary>What changed in one respect, as it may be seen.</summary>
/// <param name="Use">In which.</param>
/// <param name="OurPeopleBefore">People of the group who had any, before.</param>
/// <param name="OurPeopleAfter">After.</param>
/// <param name="TheirPeopleBefore">People of the comparison group, before.</param>
/// <param name="TheirPeopleAfter">After.</param>
/// <param name="Changed">Means of a person; null where one of the four counts of people is kept back.</param>
internal sealed record UseChanged(UseKind Use, ReleasedCount OurPeopleBefore, ReleasedCount OurPeopleAfter, ReleasedCount TheirPeopleBefore, ReleasedCount TheirPeopleAfter, Changed? Changed);

/// <summary>
/// What changed for the people of a cohort who were sent, as it may be seen. Counts of people go through the gate as one table. A mean is shown only where the four counts of people it is made of
/// are shown, and never of fewer than <see cref="FewestPairs"/> pairs: of so many, no mean leads back to one of them.
/// </summary>
/// <param name="Days">How many days before and after.</param>
/// <param name="On">The day of the data set.</param>
/// <param name="Matched">People with somebody like them: those who are compared.</param>
/// <param name="Unmatched">People with nobody of their sex, age and admissions left.</param>
/// <param name="TooRecent">People for whom the days after are not over.</param>
/// <param name="LeftOut">People who are not in it at all.</param>
/// <param name="Died">Pairs of which one died within the days after, and which are followed for fewer days.</param>
/// <param name="Uses">In each respect; empty where too few are compared.</param>
/// <param name="Avoided">Nights in hospital avoided by all pairs together; null where nights are not shown.</param>
/// <param name="Balance">How alike both groups are; empty where too few are compared.</param>
internal sealed record WhatChanged(
    int Days, DateOnly On, ReleasedCount Matched, ReleasedCount Unmatched, ReleasedCount TooRecent, ReleasedCount LeftOut, ReleasedCount Died,
    IReadOnlyList<UseChanged> Uses, Estimate? Avoided, IReadOnlyList<BalanceLine> Balance)
{
    /// <summary>Under so many pairs no mean is shown: limits would be as wide as all there is, and a mean would tell of single people.</summary>
    public const int FewestPairs = 20;

    private const string Ours = "sent", Theirs = "compared";

    /// <summary>Counts and releases.</summary>
    /// <param name="group">Both groups.</param>
    /// <param name="days">The window they were chosen for.</param>
    /// <param name="on">The day of the data set.</param>
    /// <param name="rule">What may leave.</param>
    public static WhatChanged Of(MatchedGroup group, int days, DateOnly on, ReleaseRule rule)
    {
        var flow = Gate.Release(
            CountTable.Of([new Dimension("people", ["matched", "unmatched", "too recent", "left out"])], [group.Pairs.Count, group.Unmatched, group.TooRecent, group.LeftOut],
            [new Measure("died", [group.Pairs.Count(p => p.Length < days), 0, 0, 0])]).Value, rule);
        var matched = flow.People("matched");
        var isEnough = group.Pairs.Count >= FewestPairs && matched.IsShown;
        IReadOnlyList<UseChanged> uses = isEnough ? Counted(group.Pairs, rule) : [];
        var nights = uses.FirstOrDefault(u => u.Use == UseKind.HospitalNights)?.Changed;
        return new WhatChanged(
            days, on, matched, flow.People("unmatched"), flow.People("too recent"), flow.People("left out"), flow.Count("died", "matched"), uses,
            nights is null ? null : DifferenceInDifferences.Avoided(nights.Difference, group.Pairs.Count), isEnough ? group.Balance : []);
    }

    private static List<UseChanged> Counted(IReadOnlyList<MatchedPair> pairs, ReleaseRule rule)
    {
        var kinds = Enum.GetValues<UseKind>();
        var counts = kinds.Select(use => pairs.Select(p => Counted(p, use)).ToList()).ToList();
        var measures = kinds.SelectMany((use, k) => new[]
        {
            new Measure($"{use} before", [counts[k].Count(c => c.OurBefore > 0), counts[k].Count(c => c.TheirBefore > 0)]),
            new Measure($"{use} after", [counts[k].Count(c => c.OurAfter > 0), counts[k].Count(c => c.TheirAfter > 0)]),
        });
        var table = Gate.Release(CountTable.Of([new Dimension("group", [Ours, Theirs])], [pairs.Count, pairs.Count], [.. measures]).Value, rule);
        return [.. kinds.Select((use, k) =>
        {
            ReleasedCount People(string when, string who) => table.Count($"{use} {when}", who);
            var (a, b, c, d) = (People("before", Ours), People("after", Ours), People("before", Theirs), People("after", Theirs));
            return new UseChanged(use, a, b, c, d, a.IsShown && b.IsShown && c.IsShown && d.IsShown ? DifferenceInDifferences.Of(counts[k], Confidence.Usual) : null);
        })];
    }

    private static PairCounts Counted(MatchedPair pair, UseKind use)
    {
        int Before(PersonHistory person) => person.Count(use, pair.Day - pair.Length, pair.Day - 1);
        int After(PersonHistory person) => person.Count(use, pair.Day + 1, pair.Day + pair.Length);
        return new PairCounts(Before(pair.One), After(pair.One), Before(pair.Other), After(pair.Other));
    }
}
