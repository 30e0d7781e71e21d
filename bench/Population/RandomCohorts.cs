using System.Globalization;
using System.Text.Json;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.PopulationBench;

/// <summary>
/// Cohorts made by lot, each with the counts of its steps and with the same steps in SQL. The SQL is written here by hand and not by the product, so that a database that runs it is a
/// second opinion: it knows nothing of our language, our null rules or our columns.
/// </summary>
internal static class RandomCohorts
{
    private const string On = "2026-09-30";

    public static void Write(Segment segment, int count, ulong seed, TextWriter to)
    {
        var catalogue = DataCatalogue.Of(segment.Columns);
        var chance = new Chance(seed);
        for (var i = 0; i < count; i++)
        {
            var steps = Enumerable.Range(0, 1 + (int)chance.Below(20)).Select(_ => Step(ref chance)).ToList();
            var text = $"# Made {i}\nas at {On}\n{string.Join('\n', steps.Select(s => s.Text))}\n";
            var reading = CohortParser.Parse(text, catalogue, MadePeople.On);
            var cohort = reading.Value ?? throw new InvalidOperationException($"{text}\n{string.Join('\n', reading.Findings)}");
            var counts = CohortRun.Count(segment, default, new CohortCompiler(segment, catalogue).Steps(cohort));
            to.WriteLine(JsonSerializer.Serialize(new { text, steps = steps.Select(s => s.Sql), counts = counts.Left }));
        }
    }

    private static (string Text, string Sql) Step(ref Chance chance)
    {
        var (text, sql) = Test(ref chance, 2);
        return chance.Below(3) == 0 ? ($"exclude {text}", $"(({sql}) is not true)") : ($"include {text}", $"(({sql}) is true)");
    }

    private static (string Text, string Sql) Test(ref Chance chance, int depth)
    {
        var kind = depth == 0 ? 0 : chance.Below(8);
        if (kind < 4) return Leaf(ref chance);
        if (kind == 4)
        {
            var (text, sql) = Test(ref chance, depth - 1);
            return ($"not ({text})", $"(not ({sql}))");
        }

        var left = Test(ref chance, depth - 1);
        var right = Test(ref chance, depth - 1);
        var word = kind == 5 ? "and" : "or";
        return ($"(({left.Text}) {word} ({right.Text}))", $"(({left.Sql}) {word} ({right.Sql}))");
    }

    private static (string Text, string Sql) Leaf(ref Chance chance)
    {
        switch (chance.Below(14))
        {
            case 0:
            case 1:
                var flag = chance.Below(2) == 0 ? $"deficit_{1 + chance.Below(36):00}" : $"condition_{1 + chance.Below(30):00}";
                return (flag, flag);
            case 2:
                var age = (int)chance.Below(100);
                return ($"age >= {age}", $"born <= date '{Text(MadePeople.On.AddYears(-age))}'");
            case 3:
                var (from, to) = ((int)chance.Below(60), 30 + (int)chance.Below(70));
                return ($"age between {from} and {to}", $"(born <= date '{Text(MadePeople.On.AddYears(-from))}' and born > date '{Text(MadePeople.On.AddYears(-to - 1))}')");
            case 4:
                var decile = 1 + chance.Below(10);
                return ($"decile <= {decile}", $"decile <= {decile}");
            case 5:
                var list = string.Join(", ", Enumerable.Range(0, 1 + (int)chance.Below(6)).Select(_ => 1).Select((_, n) => (n * 37 % 400) + 1));
                return ($"practice in ({list})", $"practice in ({list})");
            case 6:
                var pressure = 100 + chance.Below(80);
                return ($"systolic > {pressure}.5", $"systolic > {pressure}.5");
            case 7:
                return ("systolic is known", "systolic is not null");
            case 8:
                var risk = chance.Below(30000);
                return ($"risk >= {risk}", $"risk >= {risk}");
            case 9:
                // Never back to a February: where a month has no 30th, the language counts from the first of the next and databases from the 28th (docs/guides/cohorts.md).
                var months = 1 + (int)chance.Below(36);
                if (months % 12 == 7) months++;
                var least = 1 + chance.Below(3);
                return ($"count of contact in the last {months} months >= {least}", $"(select count(*) from contact e where e.person = p.person and e.date > date '{Text(MadePeople.On.AddMonths(-months))}' and e.date <= date '{On}') >= {least}");
            case 10:
                return ("has emergency_admission", "exists (select 1 from emergency_admission e where e.person = p.person)");
            case 11:
                var day = Text(MadePeople.On.AddDays(-(int)chance.Below(1000)));
                return ($"first diagnosis date before {day}", $"(select min(e.date) from diagnosis e where e.person = p.person) < date '{day}'");
            case 12:
                var since = Text(MadePeople.On.AddDays(-(int)chance.Below(1000)));
                return ($"last emergency_admission date on or after {since}", $"(select max(e.date) from emergency_admission e where e.person = p.person) >= date '{since}'");
            default:
                var minutes = chance.Below(200);
                return ($"sum of minutes of contact > {minutes}", $"(select sum(e.amount) from contact e where e.person = p.person) > {minutes}");
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
