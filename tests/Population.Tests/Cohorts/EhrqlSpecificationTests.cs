using Goldthread.Population.Cohorts.Language;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Null rules, sorting and date arithmetic are those of the specification of ehrQL (OpenSAFELY, University of Oxford).</summary>
public sealed class EhrqlSpecificationTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Value_OfEachCase_IsTheSpecifications()
    {
        var cases = EhrqlCase.All();
        var different = new List<string>();
        var unsaid = new List<string>();
        foreach (var one in cases)
        {
            try
            {
                if (Difference(one) is { } difference) different.Add($"{one.Number} {one.Title}: {difference}");
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

    private static string? Difference(EhrqlCase of)
    {
        var (value, population) = EhrqlTranslator.Translate(of);
        var read = CohortParser.ParseExpression(value, of.Catalogue, EhrqlCase.AsAt);
        if (read.Value is null) return $"{value}: {read.Findings[0]}";
        var again = CohortParser.ParseExpression(new Printer(of.Catalogue).Print(read.Value), of.Catalogue, EhrqlCase.AsAt);
        if (again.Value != read.Value) return $"{value} printed as {new Printer(of.Catalogue).Print(read.Value)}: {string.Join(' ', again.Findings)}";
        var evaluator = new Evaluator(of.Frames, of.Catalogue);
        var members = of.Everybody;
        if (population is not null)
        {
            var cohort = CohortParser.Parse($"# Population\nas at 2030-01-01\ninclude {population}", of.Catalogue, EhrqlCase.AsAt);
            if (cohort.Value is null) return $"{population}: {cohort.Findings[0]}";
            members = evaluator.Draw(cohort.Value).People.ToHashSet();
        }

        if (!members.SetEquals(of.Expected.Keys)) return $"the population is {string.Join(", ", members)}";
        var wrong = of.Expected.Where(e => !EhrqlCase.IsSame(evaluator.Value(read.Value, e.Key, EhrqlCase.AsAt), e.Value)).Select(e => $"{e.Key} is {evaluator.Value(read.Value, e.Key, EhrqlCase.AsAt) ?? "unknown"}, not {e.Value ?? "unknown"}").ToList();
        return wrong.Count == 0 ? null : $"{value}: {string.Join("; ", wrong)}";
    }
}
