using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
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
    private const string Stay = "in", All = "everybody";

    /// <summary>How the ledger of earlier counts stands to these: the worst word there is.</summary>
    public LedgerWord Ledger { get; private init; }

    /// <summary>Everybody; and of each step, who was removed and who was left.</summary>
    internal IReadOnlyList<ReleasedCount> InOrder => [Everybody, .. Steps.SelectMany(s => new[] { s.Removed, s.Left })];

    /// <summary>True counts: never shown as they are. Those who opted out are not even among the people.</summary>
    internal static StepCounts Counts(PeopleSnapshot people, Cohort cohort, Catalogue catalogue, FindCohort find, string purpose, IList<ulong[]>? members = null)
    {
        var optOuts = OptOutRule.Applies(purpose);
        var counts = people.Count(segment => Plans(segment, cohort, catalogue, find, optOuts), members);
        return optOuts ? new StepCounts(counts.Left[0], [.. counts.Left.Skip(1)]) : counts;
    }

    /// <summary>The steps as plans; before them one that leaves out who opted out, where that is asked.</summary>
    internal static IReadOnlyList<Plan> Plans(Segment segment, Cohort cohort, Catalogue catalogue, FindCohort find, bool leavesOptOutsOut) =>
        [.. leavesOptOutsOut ? [new FlagPlan(segment.Number(DataColumns.OptedOut), isSet: false)] : (Plan[])[], .. new CohortCompiler(segment, catalogue, find).Steps(cohort)];

    /// <summary>What may be seen of true counts.</summary>
    /// <param name="counts">True counts.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="sentences">How steps are said.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="said">What the ledger says to each, in the order of <see cref="InOrder"/>; null where none is asked.</param>
    internal static CohortCount Release(StepCounts counts, Cohort cohort, Sentences sentences, ReleaseRule rule, IReadOnlyList<LedgerAnswer>? said = null)
    {
        var (before, last) = (counts.Left.Prepend(counts.People).ToList(), cohort.Steps.Count - 1);
        List<string> values = [.. cohort.Steps.Select((_, i) => Removed(i)), Stay];
        var groups = Enumerable.Range(0, Math.Max(0, last)).Select(i => new Group(Left(i), values[(i + 1)..])).ToList();
        List<string> places = [All, .. cohort.Steps.SelectMany((_, i) => new[] { Removed(i), i == last ? Stay : Left(i) })];
        var table = Gate.Release(
            CountTable.Of([new Dimension("step", values, groups, All)], [.. cohort.Steps.Select((_, i) => before[i] - before[i + 1]), counts.In]).Value, rule,
            [.. places.Where((_, i) => said?[i].IsKeptBack == true).Select(place => new[] { place })]);
        ReleasedCount At(int place) => table.People(places[place]) is { IsShown: true } now ? said?[place].Answer ?? now : ReleasedCount.Suppressed;
        return new CohortCount(At(0), [.. cohort.Steps.Select((s, i) => new StepLine(sentences.Of(s), At((2 * i) + 2), At((2 * i) + 1)))], At(places.Count - 1), rule) { Ledger = said?.Max(s => s.Word) ?? LedgerWord.New };
    }

    /// <summary>What is odd about it, as far as the released counts tell: nobody, everybody, a step that changes nothing.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Ledger == LedgerWord.TooNear) yield return "A count is not shown because nearly the same people were counted before. The two together would tell about the few by whom they differ.";
        if (Ledger == LedgerWord.TooMany) yield return $"You have been shown {ReleaseBook.MostADay} different counts today, which is as many as one person is. What you have seen is still shown; new counts are again tomorrow.";
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
