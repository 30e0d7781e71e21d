using System.Numerics;

namespace Goldthread.Population.Scores;

/// <summary>One group of conditions of a comorbidity index.</summary>
/// <param name="Name">A short name, for a column.</param>
/// <param name="Title">What it is.</param>
/// <param name="Codes">The beginnings of its codes in ICD-10.</param>
public sealed record ComorbidityGroup(string Name, string Title, string Codes);

/// <summary>Points for each group of an index.</summary>
/// <param name="Name">By which name they are asked for.</param>
/// <param name="Source">The paper.</param>
/// <param name="Points">In the order of the groups.</param>
public sealed record ComorbidityWeights(string Name, string Source, IReadOnlyList<int> Points);

/// <summary>
/// An index of conditions that a person has beside the one at hand, from hospital codes. Built once, read by many threads.
/// </summary>
public sealed class ComorbidityIndex
{
    private readonly (ulong Mild, ulong Severe)[] _pairs;

    internal ComorbidityIndex(string name, IReadOnlyList<ComorbidityGroup> groups, IReadOnlyList<(string Mild, string Severe)> pairs, IReadOnlyList<ComorbidityWeights> weights)
    {
        (Name, Groups, Weights) = (name, groups, weights);
        Codes = new CodeMasks([.. groups.Select(g => g.Codes)]);
        _pairs = [.. pairs.Select(p => (Bit(p.Mild), Bit(p.Severe)))];
    }

    /// <summary>"charlson" or "elixhauser".</summary>
    public string Name { get; }

    /// <summary>The groups; bit 0 of a mask is the first.</summary>
    public IReadOnlyList<ComorbidityGroup> Groups { get; }

    /// <summary>The weights that were published for it; the first are the usual ones.</summary>
    public IReadOnlyList<ComorbidityWeights> Weights { get; }

    /// <summary>The groups of a code.</summary>
    public CodeMasks Codes { get; }

    /// <summary>The bit of a group; throws for a name that is none.</summary>
    /// <param name="name">Its short name.</param>
    public ulong Bit(string name)
    {
        for (var i = 0; i < Groups.Count; i++)
        {
            if (Groups[i].Name == name) return 1UL << i;
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, $"{Name} has no group of this name.");
    }

    /// <summary>Takes away the mild form of a condition from those who have the severe one, so that it does not count twice.</summary>
    /// <param name="mask">All groups of a person.</param>
    public ulong WithHierarchy(ulong mask)
    {
        foreach (var (mild, severe) in _pairs)
        {
            if ((mask & severe) != 0) mask &= ~mild;
        }

        return mask;
    }

    /// <summary>The sum of the points of all groups in a mask.</summary>
    /// <param name="mask">The groups of a person, with or without hierarchy.</param>
    /// <param name="weights">One of <see cref="Weights"/>.</param>
    public static int Score(ulong mask, ComorbidityWeights weights)
    {
        var score = 0;
        for (; mask != 0; mask &= mask - 1) score += weights.Points[BitOperations.TrailingZeroCount(mask)];
        return score;
    }
}
