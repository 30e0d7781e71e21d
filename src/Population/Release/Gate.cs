namespace Goldthread.Population.Release;

/// <summary>
/// The one way out for a number about people. Small counts are suppressed, then as many others as it takes to keep them from being worked out, and what is left is rounded. The
/// order matters: decided on true counts, suppression holds against a reader who knows every shown count to the person; rounding comes after it and takes nothing from it.
/// The same table under the same rule is always released alike, so that asking again, or averaging, brings nothing new.
/// </summary>
public static class Gate
{
    /// <summary>What may be seen of a table.</summary>
    /// <remarks>
    /// Promised to a reader who knows the rule, the shape of the table and all shown cells: of every suppressed cell at least <see cref="ReleaseRule.Protection"/> values stay possible. Counts
    /// are of people: where one person counts several times, the threshold is to be of people too. Not covered here: what an earlier release adds, see <see cref="ReleaseLedger"/>; and a
    /// reader who is one of the few and knows of the others.
    /// </remarks>
    public static ReleasedTable Release(CountTable table, ReleaseRule rule) => Release(table, rule, []);

    /// <summary>What may be seen of a table of which some counts of people are kept back whatever their size, as the ledger of earlier counts asks; others go with them, so that none can be worked out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="keptBack">Places in the table, each a value, group or total of each dimension.</param>
    /// <exception cref="ArgumentException">There is no such place.</exception>
    public static ReleasedTable Release(CountTable table, ReleaseRule rule, IReadOnlyCollection<IReadOnlyList<string>> keptBack)
    {
        var space = new CellSpace(table);
        return new ReleasedTable(space, Suppression.All(space, rule, [.. keptBack.Select(space.CellAt)]), rule);
    }

    /// <summary>A count that stands alone, with nothing shown beside it.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="rule">What may leave.</param>
    public static ReleasedCount Release(long count, ReleaseRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return rule.IsSmall(count) ? ReleasedCount.Suppressed : ReleasedCount.Shown(rule.Round(count));
    }
}
