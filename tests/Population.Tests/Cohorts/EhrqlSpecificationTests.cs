using Goldthread.Population.Cohorts.Language;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Null rules, sorting and date arithmetic are those of the specification of ehrQL (OpenSAFELY, University of Oxford).</summary>
public sealed class EhrqlSpecificationTests(ITestOutputHelper output)
{
    [SkippableFact]
    public Task Value_OfEachCase_IsTheSpecifications() => Check((of, cohort, value) =>
    {
        var evaluator = new Evaluator(of.Frames, of.Catalogue);
        return Task.FromResult(evaluator.Draw(cohort).People.ToDictionary(p => p, p => ValueText.Of(evaluator.Value(value, p, cohort.AsAt))));
    });

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Value_OfEachCaseInSql_IsTheSpecifications(bool onPostgres)
    {
        await using var store = await FramesStore.Open(onPostgres);
        var number = 0;
        await Check(async (of, cohort, value) =>
        {
            var layout = await store.Fill($"case{number++}", of.Catalogue, of.Frames);
            var table = new CohortTable(layout, of.Catalogue, store.Database.Dialect);
            var rows = await store.Database.Read(s => table.Values(cohort, value).In(s).List(r => (Person: r.GetInt64(0), Value: r.IsDBNull(1) ? null : r.GetString(1))));
            return rows.ToDictionary(r => r.Person, r => ValueText.OfStored(value.Type, r.Value));
        });
    }

    private async Task Check(Func<EhrqlCase, Cohort, Expression, Task<Dictionary<long, string?>>> run)
    {
        var cases = EhrqlCase.All();
        var different = new List<string>();
        var unsaid = new List<string>();
        foreach (var one in cases)
        {
            try
            {
                if (await Difference(one, run) is { } difference) different.Add($"{one.Number} {one.Title}: {difference}");
            }
            catch (NotSupportedException reason)
            {
                unsaid.Add($"{one.Number} {one.Title}: {reason.Message}");
            }
        }

        output.WriteLine($"{cases.Count - unsaid.Count} of {cases.Count} expressed, {cases.Count - unsaid.Count - different.Count} agree. Not expressed:\n{string.Join('\n', unsaid)}");
        different.ShouldBeEmpty();
        unsaid.ShouldAllBe(u => u.Contains("patient frame", StringComparison.Ordinal));
        cases.Count.ShouldBeGreaterThan(100);
    }

    private static async Task<string?> Difference(EhrqlCase of, Func<EhrqlCase, Cohort, Expression, Task<Dictionary<long, string?>>> run)
    {
        var (text, population) = EhrqlTranslator.Translate(of);
        var printer = new Printer(of.Catalogue);
        var value = CohortParser.ParseExpression(text, of.Catalogue, EhrqlCase.AsAt);
        var cohort = CohortParser.Parse($"# {of.Title}\nas at 2030-01-01\n{(population is null ? "" : "include " + population)}", of.Catalogue, EhrqlCase.AsAt);
        if (value.Value is null || cohort.Value is null) return $"{text}: {value.Findings.Concat(cohort.Findings).First()}";
        var again = CohortParser.ParseExpression(printer.Print(value.Value), of.Catalogue, EhrqlCase.AsAt);
        if (again.Value != value.Value) return $"{text} printed as {printer.Print(value.Value)}: {string.Join(' ', again.Findings)}";
        var seen = await run(of, cohort.Value, value.Value);
        if (!seen.Keys.ToHashSet().SetEquals(of.Expected.Keys)) return $"the population is {string.Join(", ", seen.Keys)}";
        var wrong = of.Expected.Where(e => !ValueText.IsSame(value.Value.Type, seen[e.Key], e.Value)).Select(e => $"{e.Key} is {seen[e.Key] ?? "unknown"}, not {e.Value ?? "unknown"}").ToList();
        return wrong.Count == 0 ? null : $"{text}: {string.Join("; ", wrong)}";
    }
}
