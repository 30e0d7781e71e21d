using Goldthread.Impact.Journeys;
using Goldthread.Impact.Library;

namespace Goldthread.Toolkit.Model;

/// <summary>Something that can be chosen on the page.</summary>
/// <param name="What">What is done, as it usually runs.</param>
/// <param name="Says">What it is, in a sentence or two.</param>
/// <param name="Least">The fewest of a hundred that it can reach.</param>
/// <param name="Most">The most.</param>
/// <param name="Known">The library's entry; null for what comes with a place.</param>
internal sealed record Offered(Intervention What, string Says, int Least, int Most, KnownIntervention? Known)
{
    /// <summary>The strongest on the page, in percent of what studies say.</summary>
    public const int Strongest = 150;

    public string Id => What.Id;

    public string Title => What.Title;

    /// <summary>How many of a hundred it usually reaches.</summary>
    public int Reach => Percent(What.Reach);

    public static Offered Of(KnownIntervention known) => new(known.With((int)KnownIntervention.Place).Value, known.Summary, Percent(known.Reach.Least), Percent(known.Reach.Most), known);

    public static Offered Of(Intervention own) => new(own, "It comes with this place, with its own numbers.", 1, 100, null);

    /// <summary>The same for so many people, reaching so many of a hundred, and working so many percent as strongly: ratios to that power.</summary>
    public Intervention With(int people, int reach, int strength)
    {
        if (Known is not null) return Known.With(people, Math.Clamp(reach / 100.0, Known.Reach.Least, Known.Reach.Most), strength / 100.0).Value;
        double? Weaker(double? ratio) => ratio is { } r ? Math.Pow(r, strength / 100.0) : null;
        return What with { Reach = reach / 100.0, Effects = strength == 100 ? What.Effects : [.. What.Effects.Select(e => e with { Ratio = Weaker(e.Ratio)!.Value, Low = Weaker(e.Low), High = Weaker(e.High) })] };
    }

    private static int Percent(double share) => (int)Math.Round(share * 100);
}
