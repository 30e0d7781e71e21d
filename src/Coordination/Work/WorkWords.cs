using Goldthread.DesignSystem.Text;

namespace Goldthread.Coordination.Work;

/// <summary>A clock as people say it.</summary>
internal static class WorkWords
{
    /// <summary>"2 hours 10 minutes left", "3 days late", "due Friday 3 October 2025"; empty where no clock runs.</summary>
    public static string Clock(long dueAt, DateTimeOffset now)
    {
        if (dueAt == WorkRow.Never)
        {
            return "No date set";
        }

        var due = DateTimeOffset.FromUnixTimeMilliseconds(dueAt);
        var left = due - now;
        return left < TimeSpan.Zero ? Span(-left) + " late"
            : left < TimeSpan.FromDays(1) ? Span(left) + " left"
            : "Due " + Dates.Near(Dates.DayInLondon(due), Dates.DayInLondon(now));
    }

    /// <summary>"10 minutes", "2 hours 10 minutes", "3 days".</summary>
    public static string Span(TimeSpan span) =>
        span.TotalDays >= 2 ? $"{(int)span.TotalDays} days"
        : span.TotalHours >= 24 ? $"1 day {Count(span.Hours, "hour")}".Replace(" 0 hours", "", StringComparison.Ordinal)
        : span.TotalHours >= 1 ? $"{Count((int)span.TotalHours, "hour")} {Count(span.Minutes, "minute")}".Replace(" 0 minutes", "", StringComparison.Ordinal)
        : Count(Math.Max(0, (int)span.TotalMinutes), "minute");

    private static string Count(int number, string unit) => number == 1 ? "1 " + unit : $"{number} {unit}s";
}
