using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Unmet;

/// <summary>What was not found, how often.</summary>
/// <param name="Words">The words.</param>
/// <param name="Area">The area in which it was wanted, no finer than a postcode sector; empty when none was given.</param>
/// <param name="Times">How often.</param>
/// <param name="LastMonth">The last month in which it was, as year times 100 and month.</param>
internal sealed record UnmetNeed(string Words, string Area, long Times, int LastMonth);

internal static class UnmetTable
{
    private const string Add = """
        insert into directory_unmet (words, area, month, times, last_day) values (@words, @area, @month, 1, @day)
        on conflict (words, area, month) do update set times = directory_unmet.times + 1, last_day = excluded.last_day
        """;

    private const string SelectSince = """
        select words, area, sum(times), max(month) from directory_unmet where month >= @month group by words, area order by sum(times) desc, words, area
        """;

    private const string CountSince = "select count(*) from directory_unmet where month >= @month";

    private const string DeleteBefore = "delete from directory_unmet where month < @month";

    public static void Count(Session session, string words, string area, DateOnly day) =>
        session.Statement(Add).Set("words", words).Set("area", area).Set("month", MonthOf(day)).Set("day", day.DayNumber).Execute();

    public static List<UnmetNeed> Since(Session session, DateOnly day) =>
        session.Statement(SelectSince).Set("month", MonthOf(day)).List(r => new UnmetNeed(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt32(3)));

    public static long Rows(Session session, DateOnly since) => session.Statement(CountSince).Set("month", MonthOf(since)).First(r => r.GetInt64(0), 0);

    public static int Drop(Session session, DateOnly before) => session.Statement(DeleteBefore).Set("month", MonthOf(before)).Execute();

    private static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;
}
