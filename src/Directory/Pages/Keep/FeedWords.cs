using Goldthread.DesignSystem.Text;
using Goldthread.Directory.Feeds.Schedule;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>How a feed stands, in words.</summary>
internal static class FeedWords
{
    public static string Every(ScheduledFeed feed) => ScheduledFeed.Intervals.FirstOrDefault(i => i.Hours == feed.EveryHours).Title ?? $"Every {feed.EveryHours} hours";

    public static (string Text, string Colour) State(ScheduledFeed feed) =>
        feed.IsPaused ? ("Paused", "grey")
        : feed.HasBegun ? ("Being fetched", "blue")
        : feed.Result switch { RunResult.Done when feed.Counts.Refused > 0 => ("Some refused", "orange"), RunResult.Done => ("Up to date", "green"), RunResult.Part => ("Read in part", "orange"), RunResult.Failed => ("Not read", "red"), _ => ("Not fetched yet", "grey") };

    public static string Last(ScheduledFeed feed) => feed.EndedAt == 0 ? "Never" : Moment(feed.EndedAt);

    public static string Next(ScheduledFeed feed, DateTimeOffset now) =>
        feed.IsPaused ? "Not until you go on with it" : feed.HasBegun ? "Now" : feed.DueAt <= now.ToUnixTimeMilliseconds() ? "As soon as it is its turn"
        : Moment(feed.DueAt) + (feed.Failures > 0 ? $", after {(feed.Failures == 1 ? "one try" : $"{feed.Failures:N0} tries")} that did not read all of it" : "");

    public static long Taken(ScheduledFeed feed) => feed.Counts.New + feed.Counts.Changed;

    private static string Moment(long at) => Dates.Moment(DateTimeOffset.FromUnixTimeMilliseconds(at));
}
