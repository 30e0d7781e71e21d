using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Release;
using Dimension = Goldthread.Population.Release.Dimension;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>What may be seen of a step.</summary>
/// <param name="Sentence">What it does, in words.</param>
/// <param name="Left">How many it left.</param>
/// <param name="Removed">How many it took out.</param>
public sealed record StepLine(string Sentence, ReleasedCount Left, ReleasedCount Removed);

/// <summary>
/// The counts of a cohort as they may be seen, step by step. Everybody leaves at one step or stays to the end, so that all counts are one table of one dimension with overlapping groups, and go
/// through the gate together: what a step removed cannot be had from what was left before and after it.
/// </summary>
/// <param name="Everybody">How many there were before the first step.</param>
/// <param name="Steps">What each did.</param>
/// <param name="In">How many are in.</param>
/// <param name="Rule">By which rule the counts were released.</param>
public sealed record CohortCount(ReleasedCount Everybody, IReadOnlyList<StepLine> Steps, ReleasedCount In, ReleaseRule Rule)
{
    private const string Stay = "in";

    /// <summary>Counts a cohort over everybody, less those who opted out where the purpose asks for it.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="cohort">The cohort; what it refers to is found.</param>
    /// <param name="find">Other cohorts.</param>
    /// <param name="purpose">A code of <see cref="Kernel.Acts.Purpose"/>.</param>
    /// <param name="rule">What may leave.</param>
    public static CohortCount Of(PeopleSnapshot people, Cohort cohort, FindCohort find, string purpose, ReleaseRule rule)
    {
        var catalogue = CohortData.CatalogueOf(people);
        return Release(Counts(people, cohort, catalogue, find, purpose), cohort, new Sentences(catalogue), rule);
    }

    /// <summary>True counts: never shown as they are. Those who opted out are not even among the people.</summary>
    internal static StepCounts Counts(PeopleSnapshot people, Cohort cohort, Catalogue catalogue, FindCohort find, string purpose, IList<ulong[]>? members = null)
    {
        var counts = people.Count(
            segment => [.. OptOutRule.Applies(purpose) ? [new FlagPlan(segment.Number(DataColumns.OptedOut), isSet: false)] : (Plan[])[], .. new CohortCompiler(segment, catalogue, find).Steps(cohort)], members);
        return OptOutRule.Applies(purpose) ? new StepCounts(counts.Left[0], [.. counts.Left.Skip(1)]) : counts;
    }

    internal static CohortCount Release(StepCounts counts, Cohort cohort, Sentences sentences, ReleaseRule rule)
    {
        var before = counts.Left.Prepend(counts.People).ToList();
        List<string> values = [.. cohort.Steps.Select((_, i) => Removed(i)), Stay];
        var groups = Enumerable.Range(0, Math.Max(0, cohort.Steps.Count - 1)).Select(i => new Group(Left(i), values[(i + 1)..])).ToList();
        var table = Gate.Release(CountTable.Of([new Dimension("step", values, groups, "everybody")], [.. cohort.Steps.Select((_, i) => before[i] - before[i + 1]), counts.In]).Value, rule);
        return new CohortCount(
            table.People("everybody"), [.. cohort.Steps.Select((s, i) => new StepLine(sentences.Of(s), table.People(i == cohort.Steps.Count - 1 ? Stay : Left(i)), table.People(Removed(i))))], table.People(Stay), rule);
    }

    /// <summary>What is odd about it, as far as the released counts tell: nobody, everybody, a step that changes nothing.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Everybody.Number == 0)
        {
            yield return "There is nobody in the data set.";
            yield break;
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            var before = i == 0 ? Everybody : Steps[i - 1].Left;
            if (Steps[i].Left.Number == 0 && before.Number != 0) yield return $"Step {i + 1} leaves nobody.";
            else if (Steps[i].Removed.Number == 0 && before.Number != 0) yield return $"Step {i + 1} removes nobody.";
        }

        if (Steps.All(s => s.Removed.Number == 0)) yield return "The cohort is everybody.";
    }

    private static string Removed(int step) => $"removed by {step + 1}";

    private static string Left(int step) => $"left after {step + 1}";
}
