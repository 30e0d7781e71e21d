using Goldthread.Population.Scores;
using Goldthread.Population.Scores.Overrides;

namespace Goldthread.Population.Risk.People;

/// <summary>An entry of the record that a score was made of.</summary>
/// <param name="Words">What the entry calls it.</param>
/// <param name="Code">The code; empty where it was not by a code.</param>
/// <param name="Day">Of which day; null where it says none.</param>
/// <param name="Source">Who sent it.</param>
public sealed record ScoreMention(string Words, string Code, DateOnly? Day, string Source);

/// <summary>One reason for a score.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Points">What it adds, in words; empty where it adds nothing that can be said.</param>
/// <param name="Mentions">The entries that say it, the newest first.</param>
public sealed record ScoreReason(string Words, string Points, IReadOnlyList<ScoreMention> Mentions);

/// <summary>A score of one person, explained.</summary>
/// <param name="Kind">What it is, and what it is for.</param>
/// <param name="Value">The score in words; null where it cannot be made.</param>
/// <param name="Band">Its band; null where it has none.</param>
/// <param name="WhyNot">Why it cannot be made.</param>
/// <param name="Reasons">What it was made of.</param>
public sealed record PersonScore(ScoreKind Kind, string? Value, string? Band, string? WhyNot, IReadOnlyList<ScoreReason> Reasons)
{
    /// <summary>All that clinicians said in its place, the oldest first.</summary>
    public IReadOnlyList<ScoreOverride> Said { get; init; } = [];

    /// <summary>What stands in its place; null where nothing does.</summary>
    public ScoreOverride? Standing => ScoreOverride.Standing(Said, Kind.Id);

    /// <summary>"11.0, intermediate"; "4, band 3-4".</summary>
    public string Words => Value is null ? "not known" : Band is null ? Value : $"{Value}, {(char.IsDigit(Band[0]) ? "band " : "")}{Band}";
}
