using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Tests.Engine;

namespace Goldthread.Population.Tests.Cohorts.Running;

/// <summary>A cohort over columns must be the one that the plain evaluator draws, person by person.</summary>
public sealed class CohortCompilerTests
{
    private const int People = 1500;
    private static readonly Segment Made = MadeSegment.Of(People, seed: 21).Segment;
    private static readonly Catalogue Catalogue = DataCatalogue.Of(Made.Columns);

    public static TheoryData<string> Texts => [
        "include age >= 65", "include age < 18", "include age between 40 and 59", "include age = 64", "include age != 64", "exclude age >= 65", "include age > 17.5", "include age is known", "exclude born is known",
        "include born before 1950-01-01", "include born on or after 2000-02-29", "include decile <= 2", "include decile > 2", "exclude decile > 2", "include decile in (1, 3, 5, 7, 9)", "include not decile in (1, 3, 5, 7, 9)",
        "include decile between 2 and 4 and flag_5", "include practice = 17 or practice = 3", "include practice + decile > 30", "include risk >= 4000", "include systolic > 160", "include systolic between 120 and 140.5", "include not systolic > 160", "include systolic is not known",
        "include flag_3", "exclude flag_3", "include not flag_3 or flag_7", "include has stay", "exclude has stay", "include count of stay >= 2", "include count of stay = 0", "include count of stay in the last 12 months >= 2",
        "include has stay in the last 90 days", "include has stay in the 90 days before 2026-03-01", "include has stay before 2025-09-30", "include has stay on or after 2025-09-30", "include has stay between 2025-01-01 and 2025-12-31",
        "include first stay date before 2025-06-01", "include not first stay date before 2025-06-01", "include last stay date on or after 2026-06-01", "include sum of amount of contact > 60", "include sum of amount of contact in the last 12 months between 20 and 60",
        "include last contact amount > 20", "include first contact amount <= 10", "include mean of amount of contact > 20", "include lowest amount of contact < 5", "include highest amount of contact >= 50",
        "include age >= 65\nexclude flag_11\ninclude decile <= 5 or has stay in the last 6 months\ninclude not (systolic > 150 and flag_9)", "include years from born to as at >= 65", "include last stay date after first contact date",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Steps_OfACohort_AreWhatTheEvaluatorSays(string steps)
    {
        var cohort = Read($"# Made\nas at 2026-09-30\n{steps}\n");

        Members(cohort).ShouldBe(Plainly(cohort));
    }

    [Fact]
    public void Steps_AnotherCohortIsNamed_IsDrawnOnItsOwnDay()
    {
        var old = Read("# Old\nas at 2016-09-30\ninclude age >= 75\n");
        FindCohort find = (name, _) => name == "Old" ? old : null;
        var cohort = Read("# New\nas at 2026-09-30\nexclude in cohort \"Old\"\ninclude age >= 65\n");

        var members = Members(cohort, find);

        members.ShouldBe(Plainly(cohort, find));
        members.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2025-02-28")]
    [InlineData("2025-03-01")]
    public void Steps_AgesAsAtAnyDay_AreWhatTheEvaluatorSays(string day)
    {
        foreach (var age in Enumerable.Range(-1, 104))
        {
            var cohort = Read($"# Made\nas at {day}\ninclude age >= {age}\nexclude age > {age + 2}\n");

            Members(cohort).ShouldBe(Plainly(cohort), $"age {age}");
        }
    }

    private static Cohort Read(string text)
    {
        var reading = CohortParser.Parse(text, Catalogue, MadeSegment.On);
        return reading.Value ?? throw new InvalidOperationException($"{text}: {string.Join("; ", reading.Findings.Select(f => f.ToString()))}");
    }

    private static List<int> Members(Cohort cohort, FindCohort? find = null)
    {
        var bits = new ulong[(People + 63) / 64];
        CohortRun.Count(Made, default, new CohortCompiler(Made, Catalogue, find).Steps(cohort), bits);
        return [.. Enumerable.Range(0, People).Where(i => ((bits[i >> 6] >> (i & 63)) & 1) != 0)];
    }

    private static List<int> Plainly(Cohort cohort, FindCohort? find = null)
    {
        HashSet<string> tables = ["stay", "contact"];
        return [.. Enumerable.Range(0, People).Where(person => Is(cohort, person))];

        // Each cohort on its own day, for ages follow from it.
        bool Is(Cohort of, int person) => new Evaluator(new SegmentRows(Made, of.AsAt, tables).Of(person), Catalogue, find is null ? null : (name, version) => Expanded(find(name, version), person)).IsMember(of, person);
        Cohort? Expanded(Cohort? other, int person) => other is null ? null : other with { Steps = [new Step(Excludes: false, new Constant(ColumnType.YesNo, Is(other, person)), "", "")] };
    }
}
