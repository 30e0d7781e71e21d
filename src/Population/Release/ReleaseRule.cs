namespace Goldthread.Population.Release;

/// <summary>What is done with a count of nought.</summary>
public enum ZeroHandling
{
    /// <summary>A nought is shown. Whoever reads the table then knows that a suppressed cell holds at least one person.</summary>
    Shown,

    /// <summary>A nought is as small as any small count, and suppressed with them. For what must not be known of a whole group, "none of them" and "all of them" included.</summary>
    Suppressed,
}

/// <summary>What may leave: which counts are too small, and how the others are rounded.</summary>
/// <remarks>A rule is worth what its reader's agreement says: the figures here are practice, not law, and an organisation hands in its own.</remarks>
public sealed record ReleaseRule
{
    /// <summary>A rule of one's own.</summary>
    /// <param name="name">As people call it.</param>
    /// <param name="threshold">The smallest count that may be shown: 2 or more.</param>
    /// <param name="roundingBase">Shown counts are rounded to the nearest multiple: 1 (not rounded) to twice the threshold, so that none that is shown turns into a nought.</param>
    /// <param name="zeros">What is done with noughts.</param>
    /// <param name="source">Who says so.</param>
    public ReleaseRule(string name, int threshold, int roundingBase, ZeroHandling zeros, string source)
    {
        if (threshold < 2) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is 2 or more.");
        if (roundingBase < 1 || roundingBase > 2 * threshold) throw new ArgumentOutOfRangeException(nameof(roundingBase), roundingBase, "Counts are rounded to 1 or more, and at most to twice the threshold.");
        (Name, Threshold, RoundingBase, Zeros, Source) = (name, threshold, roundingBase, zeros, source);
    }

    /// <summary>Under 5 is suppressed, the rest rounded to 5, noughts shown.</summary>
    public static ReleaseRule Nhs { get; } = new("NHS", 5, 5, ZeroHandling.Shown, "Practice of NHS statistics at small areas: under 5 suppressed, rounded to 5 (domain rule B9)");

    /// <summary>Under 10 is suppressed, the rest rounded to 5, noughts suppressed: a council's use of what is sensitive.</summary>
    public static ReleaseRule CouncilSensitive { get; } = new("Council, sensitive", 10, 5, ZeroHandling.Suppressed, "Practice of councils with sensitive data: under 10 suppressed (domain rule B9)");

    public string Name { get; }

    public int Threshold { get; }

    public int RoundingBase { get; }

    public ZeroHandling Zeros { get; }

    public string Source { get; }

    /// <summary>The least that a suppressed cell can hold, as everybody knows: 1 where noughts are shown.</summary>
    public int Least => Zeros == ZeroHandling.Shown ? 1 : 0;

    /// <summary>How many values of a suppressed cell must stay possible for whoever reads all that was shown: as many as "under the threshold" leaves.</summary>
    public int Protection => Threshold - Least;

    /// <summary>Too small to be shown.</summary>
    public bool IsSmall(long count) => count >= Least && count < Threshold;

    /// <summary>The nearest multiple of the base; a half goes up.</summary>
    public long Round(long count) => (count + (RoundingBase / 2)) / RoundingBase * RoundingBase;
}
