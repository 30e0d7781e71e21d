using Goldthread.Population.Release;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>What became of the people of a cohort who were sent to a team, as it may be seen.</summary>
/// <param name="Sent">All Tasks.</param>
/// <param name="Lines">How many stand where; under what is over, what came of it.</param>
internal sealed record WhatBecame(ReleasedCount Sent, IReadOnlyList<WhatBecameLine> Lines)
{
    private static readonly (string Words, string[] Statuses)[] Standings =
    [
        ("To do", ["requested", "draft", "ready"]), ("Taken on", ["received", "accepted", "in-progress", "on-hold"]), ("Done", ["completed"]), ("Not done", ["rejected", "cancelled", "failed"]),
    ];

    /// <summary>Null where nobody was sent. Words that somebody typed are shown only where as many have them as the rule shows.</summary>
    public static WhatBecame? Of(IReadOnlyList<(string Status, string Outcome, long Count)> counts, ReleaseRule rule)
    {
        if (counts.Count == 0) return null;
        var cells = counts.GroupBy(c => (Standing: Standings.FirstOrDefault(s => s.Statuses.Contains(c.Status)).Words ?? "Taken on", Outcome: IsOver(c.Status) ? c.Outcome : ""))
            .Select(g => (g.Key.Standing, g.Key.Outcome, Name: $"{g.Key.Standing}/{g.Key.Outcome}", Count: g.Sum(c => c.Count))).ToList();
        foreach (var missing in Standings.Where(s => cells.TrueForAll(c => c.Standing != s.Words))) cells.Add((missing.Words, "", missing.Words + "/", 0));
        var groups = Standings.Select(s => new Group(s.Words, [.. cells.Where(c => c.Standing == s.Words).Select(c => c.Name)]));
        var table = Gate.Release(CountTable.Of([new Dimension("standing", [.. cells.Select(c => c.Name)], [.. groups], "everybody")], [.. cells.Select(c => c.Count)]).Value, rule);
        return new WhatBecame(table.People("everybody"), [.. Standings.Select(s => new WhatBecameLine(
            s.Words, table.People(s.Words), [.. cells.Where(c => c.Standing == s.Words && c.Outcome.Length > 0 && table.People(c.Name).Number > 0).Select(c => (c.Outcome, table.People(c.Name))).OrderBy(o => o.Outcome, StringComparer.Ordinal)]))]);
    }

    private static bool IsOver(string status) => status is "completed" or "rejected" or "cancelled" or "failed";
}

/// <summary>How many stand somewhere.</summary>
/// <param name="Words">Where: "To do", "Done".</param>
/// <param name="People">How many.</param>
/// <param name="Outcomes">What came of it, where that may be told.</param>
internal sealed record WhatBecameLine(string Words, ReleasedCount People, IReadOnlyList<(string Outcome, ReleasedCount People)> Outcomes);
