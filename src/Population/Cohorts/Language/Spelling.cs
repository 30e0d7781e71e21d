namespace Goldthread.Population.Cohorts.Language;

/// <summary>Where the two databases say the same thing differently. Days are whole numbers since 1970-01-01, months are counted from the year 0.</summary>
internal abstract class Spelling
{
    public abstract string Year(string day);

    public abstract string Month(string day);

    public abstract string DayOfMonth(string day);

    /// <summary>The first day of a month.</summary>
    public abstract string FirstOfMonth(string month);

    /// <summary>Where a text stands in another, from 1; 0 where it does not.</summary>
    public abstract string Find(string text, string part);

    /// <summary>Behind a text that is ordered: by code point.</summary>
    public abstract string Ordered { get; }
}

/// <summary>https://www.sqlite.org/lang_datefunc.html and https://www.sqlite.org/lang_corefunc.html</summary>
internal sealed class SqliteSpelling : Spelling
{
    public override string Ordered => " collate binary";

    public override string Year(string day) => Part("%Y", day);

    public override string Month(string day) => Part("%m", day);

    public override string DayOfMonth(string day) => Part("%d", day);

    // 2440587.5 is 1970-01-01 as a Julian day.
    public override string FirstOfMonth(string month) => $"cast(julianday(printf('%04d-%02d-01', {month} / 12, {month} % 12 + 1)) - 2440587.5 as bigint)";

    public override string Find(string text, string part) => $"instr({text}, {part})";

    private static string Part(string part, string day) => $"cast(strftime('{part}', ({day}) * 86400, 'unixepoch') as bigint)";
}

/// <summary>https://www.postgresql.org/docs/current/functions-datetime.html and https://www.postgresql.org/docs/current/functions-string.html</summary>
internal sealed class PostgresSpelling : Spelling
{
    public override string Ordered => " collate \"C\"";

    public override string Year(string day) => Part("year", day);

    public override string Month(string day) => Part("month", day);

    public override string DayOfMonth(string day) => Part("day", day);

    public override string FirstOfMonth(string month) => $"cast(make_date(cast({month} / 12 as integer), cast({month} % 12 + 1 as integer), 1) - date '1970-01-01' as bigint)";

    public override string Find(string text, string part) => $"strpos({text}, {part})";

    private static string Part(string part, string day) => $"cast(extract({part} from date '1970-01-01' + cast({day} as integer)) as bigint)";
}
