namespace Goldthread.Population.Scores.Overrides;

/// <summary>What a clinician said in the place of a score, or that they took it back.</summary>
/// <param name="Score">The score's id.</param>
/// <param name="Version">Its version at the time.</param>
/// <param name="Given">What the score said at the time.</param>
/// <param name="Band">What they say in its place; empty where they took it back.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Author">Id of who said it.</param>
/// <param name="AuthorName">Their name.</param>
/// <param name="JobTitle">What they are.</param>
/// <param name="OrganisationName">For whom they work.</param>
/// <param name="At">When.</param>
public sealed record ScoreOverride(string Score, string Version, string Given, string Band, string Reason, string Author, string AuthorName, string JobTitle, string OrganisationName, DateTimeOffset At)
{
    /// <summary>True where it takes back what was said before.</summary>
    public bool IsBack => Band.Length == 0;

    /// <summary>The one that stands for a score; null where none does.</summary>
    /// <param name="said">All that was said of a person, the oldest first.</param>
    /// <param name="score">The score's id.</param>
    public static ScoreOverride? Standing(IEnumerable<ScoreOverride> said, string score) => said.LastOrDefault(o => o.Score == score) is { IsBack: false } standing ? standing : null;
}
