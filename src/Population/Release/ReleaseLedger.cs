namespace Goldthread.Population.Release;

/// <summary>A count that some group of readers has been answered, and how its people lie to those of a new one.</summary>
/// <param name="Measure">What was counted, of which extract: the name under which the same question is known again.</param>
/// <param name="Answer">What they saw.</param>
/// <param name="OnlyEarlier">People counted then and not now.</param>
/// <param name="OnlyNew">People counted now and not then.</param>
public sealed record EarlierCount(string Measure, ReleasedCount Answer, long OnlyEarlier, long OnlyNew);

/// <summary>What the ledger says to a new count.</summary>
/// <param name="Answer">What may be seen.</param>
/// <param name="Because">The earlier measure that stands against it or that it repeats; null where none does.</param>
public readonly record struct LedgerAnswer(ReleasedCount Answer, string? Because);

/// <summary>
/// Counts of cohorts that are asked for one after another. Two cohorts of which one lies within the other, and which differ by a few people, tell about those few when both are
/// counted: a cohort, and the same cohort less one rare condition. So the second is suppressed. Pure: who keeps the book hands in the earlier counts of all readers who may talk
/// to each other, with the numbers of people that only one of the two has (two operations on bitmaps).
/// </summary>
/// <remarks>Pairs are looked at, not sums of three or more cohorts; against those stands the rounding, which leaves each sum as wide as the rounding base for every count in it.</remarks>
public static class ReleaseLedger
{
    /// <summary>What may be seen of a new count.</summary>
    /// <param name="measure">Its name: the same measure of the same extract is always answered as before.</param>
    /// <param name="count">The true count.</param>
    /// <param name="earlier">Earlier counts of the same readers.</param>
    /// <param name="rule">What may leave.</param>
    public static LedgerAnswer Answer(string measure, long count, IEnumerable<EarlierCount> earlier, ReleaseRule rule)
    {
        string? against = null;
        foreach (var before in earlier)
        {
            if (before.Measure == measure) return new LedgerAnswer(before.Answer, measure);
            if (before.Answer.IsShown && Tells(before, rule)) against ??= before.Measure;
        }

        return against is null ? new LedgerAnswer(Gate.Release(count, rule), null) : new LedgerAnswer(ReleasedCount.Suppressed, against);
    }

    // Where both have people that the other has not, the difference of the counts belongs to nobody. The same people under another name are the same count.
    private static bool Tells(EarlierCount before, ReleaseRule rule) =>
        (before.OnlyNew == 0 || before.OnlyEarlier == 0) && Math.Max(before.OnlyNew, before.OnlyEarlier) is var difference && difference > 0 && difference < rule.Threshold;
}
