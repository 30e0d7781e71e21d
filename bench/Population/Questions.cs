using System.Globalization;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.PopulationBench;

/// <summary>Three questions, asked of our engine and, in the same words for each, of databases.</summary>
internal static class Questions
{
    private static readonly int[] AgeBands = [.. Enumerable.Range(0, 19).Select(i => i * 5)];
    private static readonly int[] FrailtyBands = [0, 5, 9, 13];

    /// <summary>SQL that SQLite, PostgreSQL and DuckDB all read, by the name of the question.</summary>
    public static IReadOnlyDictionary<string, string> Sql { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cohort"] = $"select count(*) from people p where born <= '{Day(MadePeople.On.AddYears(-65))}' and decile <= 5 and not care_home and exists (select 1 from emergency_admission e where e.person = p.person and e.date > '{Day(MadePeople.On.AddYears(-2))}') "
            + string.Concat(Enumerable.Range(1, 10).Select(i => $"and (deficit_{i:00} or deficit_{i + 10:00} or not condition_{i:00}) ")) + string.Join(' ', Enumerable.Range(21, 6).Select(i => $"and not condition_{i:00}")),
        ["frailty"] = "select decile, age_band, sex, band, count(*) from (select decile, age_band, sex, case when n < 5 then 0 when n < 9 then 1 when n < 13 then 2 else 3 end as band from (select decile, age_band, sex, "
            + string.Join(" + ", Enumerable.Range(1, 36).Select(i => $"cast(deficit_{i:00} as integer)")) + " as n from people) a) b group by decile, age_band, sex, band",
        ["conditions"] = "select decile, age_band, count(*), " + string.Join(", ", Enumerable.Range(1, 30).Select(i => $"sum(cast(condition_{i:00} as integer))")) + " from people group by decile, age_band",
    };

    /// <summary>The same of a segment: what is to be timed, and one number that a right answer adds up to.</summary>
    public static IReadOnlyDictionary<string, Func<long>> Ours(Segment segment)
    {
        var deficits = Numbers(segment, "deficit", 36);
        var conditions = Numbers(segment, "condition", 30);
        var age = Dimension.Age(segment.Number("born"), MadePeople.On, AgeBands);
        var decile = Dimension.Of(segment.Number("decile"), ColumnKind.Small, 11, v => Math.Min(v, 10));
        var three = Strata.Make(segment, [decile, age, Dimension.Of(segment.Number("sex"), ColumnKind.Small, 3, v => Math.Min(v, 2))]);
        var two = Strata.Make(segment, [decile, age]);
        var twenty = Twenty(segment, deficits, conditions);
        return new Dictionary<string, Func<long>>(StringComparer.Ordinal)
        {
            ["cohort"] = () => CohortRun.Count(segment, default, twenty).In,
            ["frailty"] = () => Tally.CountBands(segment, three, deficits, FrailtyBands)[(3 * three.Size)..].Sum(),
            ["conditions"] = () => Tally.CountFlags(segment, two, conditions).Sum() + (0 * Tally.Count(segment, two, default).Length),
        };
    }

    /// <summary>From the rows that a database answered, the same number.</summary>
    public static long Sum(string question, IEnumerable<IReadOnlyList<long>> rows) => question switch
    {
        "cohort" => rows.Single()[0],
        "frailty" => rows.Where(r => r[3] == 3).Sum(r => r[4]),
        _ => rows.Sum(r => r.Skip(3).Sum()),
    };

    /// <summary>Four tests of columns and events, ten of three flags each, six of one.</summary>
    public static IReadOnlyList<Plan> Twenty(Segment segment, IReadOnlyList<int> deficits, IReadOnlyList<int> conditions) =>
    [
        new RangePlan(segment.Number("born"), ColumnKind.Day, 1, Days.Of(MadePeople.On.AddYears(-65))), new RangePlan(segment.Number("decile"), ColumnKind.Small, 1, 5), new FlagPlan(segment.Number("care_home"), isSet: false),
        new EventPlan(segment.Number("emergency_admission"), EventQuestion.Count, MadePeople.On.AddYears(-2).AddDays(1), null, 1, long.MaxValue),
        .. Enumerable.Range(0, 10).Select(i => new AnyPlan([new FlagPlan(deficits[i]), new FlagPlan(deficits[i + 10]), new FlagPlan(conditions[i], isSet: false)])),
        .. Enumerable.Range(20, 6).Select(i => new FlagPlan(conditions[i], isSet: false)),
    ];

    public static int[] Numbers(Segment segment, string of, int count) => [.. Enumerable.Range(1, count).Select(i => segment.Number($"{of}_{i:00}"))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
