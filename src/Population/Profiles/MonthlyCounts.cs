using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;
using StoredDays = Goldthread.Population.Projection.Days;

namespace Goldthread.Population.Profiles;

/// <summary>True counts of one month; never shown.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Whole">People who lived here on its first day and are counted.</param>
/// <param name="Count">Events, amounts or people.</param>
/// <param name="People">The people behind them.</param>
internal readonly record struct MonthCount(DateOnly Month, long Whole, long Count, long People);

/// <summary>
/// Counts month by month over one extract. Among whom: everybody who was born and not dead on the first day of the month, less who refused uses beyond their own care and, where neighbourhoods
/// are drawn, who lives in none now. Who has moved in or out since is as the extract has them.
/// </summary>
internal sealed class MonthlyCounts(PeopleSnapshot people, IReadOnlyList<DateOnly> months)
{
    private static readonly Expression Refused = Test("opted_out");
    private static readonly Expression Elsewhere = Test("neighbourhood is not known");

    private readonly bool _isDrawn = people.Slices.Any(s => s.Segment.Columns[s.Segment.Number(DataColumns.Neighbourhood)].Words.Count > 1);
    private readonly Dictionary<string, (long[] People, ulong[][][] Bits)> _wholes = new(StringComparer.Ordinal);

    /// <summary>The full months before a day, the earliest first.</summary>
    public static IReadOnlyList<DateOnly> Before(DateOnly day, int most)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return [.. Enumerable.Range(1, most).Select(i => first.AddMonths(i - most - 1))];
    }

    /// <summary>One measure, a line for each month.</summary>
    public IReadOnlyList<MonthCount> Of(MonthlyMeasure measure)
    {
        var (whole, bits) = Whole(measure);
        var (counts, having) = (new long[months.Count], new long[months.Count]);
        for (var slice = 0; slice < people.Slices.Count; slice++)
        {
            if (people.Slices[slice].Segment.People > 0) Walk(measure, people.Slices[slice].Segment, bits, slice, counts, having);
        }

        return [.. months.Select((m, i) => new MonthCount(m, whole[i], counts[i], having[i]))];
    }

    // The day stands in the text: a test against a fixed day is one look at a column.
    private static Expression Lived(DateOnly on) => Test(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"born on or before {on:yyyy-MM-dd} and (died is not known or died on or after {on:yyyy-MM-dd})"));

    private static Expression Test(string text) => CohortParser.ParseExpression(text, IndicatorRegistry.Catalogue, DateOnly.MinValue).Value!;

    // Rows lie in the order of people, and of one person in the order of days.
    private void Walk(MonthlyMeasure measure, Segment segment, ulong[][][] bits, int slice, long[] counts, long[] having)
    {
        var monthOf = MonthOfDay();
        var column = segment.Number(measure.Column);
        for (var block = 0; block < segment.Blocks; block++)
        {
            var rows = segment.Events(column, block);
            for (var runs = rows.Runs(); runs.MoveNext();)
            {
                var person = (block * Segment.BlockPeople) + runs.Person;
                var (isFirst, lastMonth) = (true, -1);
                for (var i = runs.Start; i < runs.End; i++)
                {
                    if (!rows.Has(i)) continue;
                    var month = monthOf[rows.Days[i]];
                    var isLater = !isFirst;
                    isFirst = false;
                    if (month < 0 || (measure.Kind == MonthlyKind.NewPeople && isLater) || ((bits[month][slice][person >> 6] >> (person & 63)) & 1) == 0) continue;
                    var amount = measure.Kind == MonthlyKind.Amounts ? rows.Amounts[i] : 1;
                    if (month != lastMonth) having[month]++;
                    if (measure.Kind is MonthlyKind.Events or MonthlyKind.Amounts || month != lastMonth) counts[month] += amount;
                    lastMonth = month;
                }
            }
        }
    }

    private short[] MonthOfDay()
    {
        var of = new short[ushort.MaxValue + 1];
        Array.Fill(of, (short)-1);
        for (var m = 0; m < months.Count; m++)
        {
            for (var day = months[m]; day < months[m].AddMonths(1); day = day.AddDays(1)) of[StoredDays.Of(day)] = (short)m;
        }

        return of;
    }

    private (long[] People, ulong[][][] Bits) Whole(MonthlyMeasure measure)
    {
        var key = measure.Indicator.Of ?? "";
        if (_wholes.TryGetValue(key, out var known)) return known;
        var (counts, all) = (new long[months.Count], new ulong[months.Count][][]);
        for (var m = 0; m < months.Count; m++)
        {
            var steps = new List<Step> { new(Excludes: true, Refused, "", ""), new(Excludes: false, Lived(months[m]), "", "") };
            if (_isDrawn) steps.Add(new Step(Excludes: true, Elsewhere, "", ""));
            if (measure.Whole is { } whole) steps.Add(new Step(Excludes: false, whole, "", ""));
            var bits = new List<ulong[]>();
            counts[m] = people.Count(s => new CohortCompiler(s, IndicatorRegistry.Catalogue).Steps(new Cohort("", months[m], Items.Of<Step>([.. steps]))), bits).In;
            all[m] = [.. bits];
        }

        return _wholes[key] = (counts, all);
    }
}
