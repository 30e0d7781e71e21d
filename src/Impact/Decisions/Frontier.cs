namespace Goldthread.Impact.Decisions;

/// <summary>How a strategy stands beside the others.</summary>
public enum Standing
{
    /// <summary>On the frontier: for some worth of an effect it is the best.</summary>
    NotDominated,

    /// <summary>A mix of two others gives as much for less: extended (weak) dominance.</summary>
    ExtendedlyDominated,

    /// <summary>Another costs no more and gives as much or more.</summary>
    Dominated,
}

/// <summary>A strategy with what it costs and gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cost">Expected cost.</param>
/// <param name="Effect">Expected effect.</param>
public sealed record Option(string Name, double Cost, double Effect);

/// <summary>A strategy as it stands beside the others.</summary>
/// <param name="Option">The strategy.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="MoreCost">Cost over the one before it on the frontier; null for the first and for those not on it.</param>
/// <param name="MoreEffect">Effect over the one before it.</param>
/// <param name="Ratio">Cost for each more of effect (ICER).</param>
public sealed record Compared(Option Option, Standing Standing, double? MoreCost, double? MoreEffect, double? Ratio);

/// <summary>
/// Dominance and incremental cost-effectiveness ratios: strategies by rising cost; out go those that cost more for no more effect, then, as long as there are any,
/// those with a ratio above the next one's (Drummond and others, "Methods for the Economic Evaluation of Health Care Programmes", 4th ed., chapter 4).
/// </summary>
public static class Frontier
{
    /// <summary>The frontier by rising cost, then the extendedly dominated, then the dominated, each by rising cost. Of two equal ones the first in the list is kept.</summary>
    public static IReadOnlyList<Compared> Of(IReadOnlyList<Option> options)
    {
        var sorted = options.OrderBy(o => o.Cost).ThenByDescending(o => o.Effect).ToList();
        var (kept, dominated, extended) = (new List<Option>(), new List<Option>(), new List<Option>());
        foreach (var option in sorted)
        {
            if (kept.Count > 0 && option.Effect <= kept[^1].Effect) dominated.Add(option);
            else kept.Add(option);
        }

        // The lower right hull of what is left: ratios rise along it.
        var hull = new List<Option>();
        foreach (var option in kept)
        {
            while (hull.Count >= 2 && Ratio(hull[^2], hull[^1]) > Ratio(hull[^1], option))
            {
                extended.Add(hull[^1]);
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(option);
        }

        return
        [
            .. hull.Select((o, i) => i == 0 ? new Compared(o, Standing.NotDominated, null, null, null) : new Compared(o, Standing.NotDominated, o.Cost - hull[i - 1].Cost, o.Effect - hull[i - 1].Effect, Ratio(hull[i - 1], o))),
            .. extended.OrderBy(o => o.Cost).Select(o => new Compared(o, Standing.ExtendedlyDominated, null, null, null)),
            .. dominated.Select(o => new Compared(o, Standing.Dominated, null, null, null)),
        ];
    }

    private static double Ratio(Option less, Option more) => (more.Cost - less.Cost) / (more.Effect - less.Effect);
}
