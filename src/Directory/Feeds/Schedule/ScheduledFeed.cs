namespace Goldthread.Directory.Feeds.Schedule;

/// <summary>How a run ended.</summary>
internal static class RunResult
{
    /// <summary>None has been yet.</summary>
    public const string None = "";

    /// <summary>Read to its end.</summary>
    public const string Done = "done";

    /// <summary>Some of it was read; what came is kept.</summary>
    public const string Part = "part";

    /// <summary>Nothing was read.</summary>
    public const string Failed = "failed";
}

/// <summary>What the last run did, in numbers.</summary>
internal sealed record FeedCounts(long New, long Changed, long Unchanged, long Refused, long Gone)
{
    public static FeedCounts Nothing { get; } = new(0, 0, 0, 0, 0);

    public static FeedCounts Of(FeedReport report) => new(report.New, report.Changed, report.Unchanged, report.Refused, report.Gone);
}

/// <summary>A feed that is fetched on a schedule. Times are in milliseconds since 1970, 0 for never.</summary>
internal sealed record ScheduledFeed(long Number, string Address, string Name, int EveryHours, bool IsPaused, long DueAt, int Failures)
{
    /// <summary>How often it may be fetched, in hours.</summary>
    public static IReadOnlyList<(int Hours, string Title)> Intervals { get; } =
        [(1, "Every hour"), (6, "Every 6 hours"), (12, "Every 12 hours"), (24, "Every day"), (168, "Every week")];

    private const int MostDoublings = 12;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    public long StartedAt { get; init; }

    public long EndedAt { get; init; }

    /// <summary>A code of <see cref="RunResult"/>.</summary>
    public string Result { get; init; } = RunResult.None;

    /// <summary>What there is to know of the last run, in words.</summary>
    public string Told { get; init; } = "";

    /// <summary>How often each thing was wrong in the last run, the most often first.</summary>
    public IReadOnlyList<FeedReason> Reasons { get; init; } = [];

    public FeedCounts Counts { get; init; } = FeedCounts.Nothing;

    /// <summary>True while a run has begun and not ended; also when the server stopped in its midst.</summary>
    public bool HasBegun => StartedAt > EndedAt;

    /// <summary>This feed after a run: a whole one waits its interval; others wait 5 minutes, and each time twice as long, until the interval is reached.</summary>
    public ScheduledFeed After(string result, string told, FeedReport? report, DateTimeOffset now)
    {
        var failures = result == RunResult.Done ? 0 : Failures + 1;
        var interval = TimeSpan.FromHours(EveryHours);
        var backOff = FirstWait * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var wait = failures == 0 || backOff > interval ? interval : backOff;
        return this with
        {
            Failures = failures, DueAt = (now + wait).ToUnixTimeMilliseconds(), EndedAt = Math.Max(now.ToUnixTimeMilliseconds(), StartedAt), Result = result, Told = told,
            Reasons = report is null ? [] : [.. report.Reasons.Take(FeedReason.Most).Select(r => new FeedReason(r.What, r.Times))],
            Counts = report is null ? FeedCounts.Nothing : FeedCounts.Of(report),
        };
    }
}

/// <summary>One thing that was wrong, and how often.</summary>
internal sealed record FeedReason(string What, long Times)
{
    /// <summary>How many are kept of a run.</summary>
    public const int Most = 20;
}
