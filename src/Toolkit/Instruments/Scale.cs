using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Instruments;

/// <summary>Named levels in their order. They are ranks and no amounts: the step from one to the next is not said to be as large as another.</summary>
/// <param name="Id">Its id within the instrument.</param>
/// <param name="Levels">From the lowest to the highest.</param>
public sealed record Scale(string Id, IReadOnlyList<Level> Levels)
{
    /// <summary>The fewest levels: with two there is nothing between yes and no.</summary>
    public const int Fewest = 3;

    /// <summary>The most levels that can be told apart.</summary>
    public const int Most = 7;

    /// <summary>The name of a level by its rank.</summary>
    public string NameOf(int rank) => Levels[rank - 1].Name;

    /// <summary>True where an answer on one is an answer on the other: the same names in the same order.</summary>
    public bool IsLike(Scale other) => Levels.Select(l => l.Name).SequenceEqual(other.Levels.Select(l => l.Name), StringComparer.Ordinal);

    internal static bool IsId(string id) => id.Length is >= 2 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    internal IEnumerable<Fault> Check(string path)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, $"{path}.{field}");
        if (!IsId(Id)) yield return Wrong("id", "Use 2 to 60 small letters, digits and hyphens");
        if (Levels.Count is < Fewest or > Most) yield return Wrong("levels", $"Give {Fewest} to {Most} levels: there are {Levels.Count}");
        for (var i = 0; i < Levels.Count; i++)
        {
            var level = Levels[i];
            if (level.Rank != i + 1) yield return Wrong($"levels[{i}].rank", $"Levels stand in their order, the lowest first: this is number {i + 1}, not {level.Rank}");
            if (level.Name.Trim().Length is 0 or > 30) yield return Wrong($"levels[{i}].name", "Name the level in 30 characters at most");
            if (level.Means.Trim().Length == 0) yield return Wrong($"levels[{i}].means", "Say what the level means");
            if (Levels.Take(i).Any(l => l.Name == level.Name)) yield return Wrong($"levels[{i}].name", "There is a level of this name already");
        }
    }
}

/// <summary>One level.</summary>
/// <param name="Rank">Its place, from 1 for the lowest.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Means">What is so where it is reached.</param>
public sealed record Level(int Rank, string Name, string Means);
