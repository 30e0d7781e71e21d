using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One health problem or need.</summary>
public sealed record Problem : RecordItem
{
    internal Problem(RecordItem item)
        : base(item)
    {
    }

    /// <summary>When it began, in words: a date, "aged 45" or the author's own words; null when not known.</summary>
    public string? Began { get; init; }

    /// <summary>When it ended, in words; null while it goes on or when not known.</summary>
    public string? Ended { get; init; }

    /// <summary>Severity in words; null when not given.</summary>
    public string? Severity { get; init; }

    /// <summary>"Not confirmed", "One of several possible"; null when confirmed or not said.</summary>
    public string? Certainty { get; init; }
}

/// <summary>Problems that go on, and past ones.</summary>
public sealed record Problems(IReadOnlyList<Problem> Active, IReadOnlyList<Problem> Past);

internal static class ProblemsSection
{
    public static Problems Read(EntrySet entries)
    {
        var active = new List<Problem>();
        var past = new List<Problem>();
        foreach (var entry in entries.Facts("Condition")) (IsPast(entry.Resource) ? past : active).Add(ReadOne(entry, entries));
        return new Problems(Order(Agreement.Join(active, Key, SameOnset)), Order(Agreement.Join(past, Key, SameOnset)));
    }

    internal static string Title(JsonElement resource) =>
        CodeText.Words(resource.Child("code")) ?? CodeText.WordsOfAll(resource, "category") ?? "Problem with no name";

    private static Problem ReadOne(Entry entry, EntrySet entries)
    {
        var condition = entry.Resource;
        return new Problem(entries.Item(entry, Title(condition), CodeText.Read(condition.Child("code"))))
        {
            Began = Point(condition, "onset"),
            Ended = Point(condition, "abatement"),
            Severity = CodeText.Words(condition.Child("severity")),
            Certainty = condition.Child("verificationStatus").Code() switch
            {
                "unconfirmed" or "provisional" => "Not confirmed",
                "differential" => "One of several possible",
                _ => null,
            },
        };
    }

    private static bool IsPast(JsonElement condition) => condition.Child("clinicalStatus").Code() switch
    {
        "inactive" or "remission" or "resolved" => true,
        null => condition.Has("abatementDateTime") || condition.Has("abatementAge") || condition.Has("abatementPeriod")
            || condition.Has("abatementString") || condition.Has("abatementRange"),
        _ => false,
    };

    private static string? Point(JsonElement condition, string name) =>
        condition.Moment(name + "DateTime")?.DateWords
        ?? condition.Child(name + "Period").Moment("start")?.DateWords
        ?? (QuantityText.Read(condition.Child(name + "Age")) is { } age ? "aged " + age.Replace(" years", "", StringComparison.Ordinal) : null)
        ?? QuantityText.Range(condition.Child(name + "Range"))
        ?? condition.Text(name + "String");

    private static string? Key(Problem problem) => Agreement.Key(problem.Code, problem.Text);

    // The same code from two sources is the same problem unless the dates say it is another episode: more than a year apart.
    private static bool SameOnset(Problem one, Problem other) =>
        one.When is not { } a || other.When is not { } b || a.MayBeSameDayAs(b) || Math.Abs(a.FirstDay.DayNumber - b.FirstDay.DayNumber) <= 366;

    private static List<Problem> Order(List<Problem> problems) =>
        [.. problems.OrderByDescending(p => p.When).ThenBy(p => p.Text, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Reference, StringComparer.Ordinal)];
}
