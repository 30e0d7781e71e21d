using Goldthread.Kernel.Acts;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Release;
using Goldthread.Record.Access;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>Counts cohorts for somebody who looks: through the gate, held against what was shown before, and written down. A draft is a count like any other.</summary>
public sealed class CohortCounter(ReleaseBook book, IEnumerable<IDailyRelease> daily, TimeProvider clock)
{
    /// <summary>The counts of a cohort as this user may see them.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="cohort">The cohort; what it refers to is found.</param>
    /// <param name="find">Other cohorts.</param>
    /// <param name="purpose">A code of <see cref="Purpose"/>: those who opted out are not even among the people where it asks for that.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="user">Who looks.</param>
    public async Task<CohortCount> Count(PeopleSnapshot people, Cohort cohort, FindCohort find, string purpose, ReleaseRule rule, User user)
    {
        foreach (var release in daily) await release.Today();
        var catalogue = CohortData.CatalogueOf(people);
        var optOuts = OptOutRule.Applies(purpose);
        IReadOnlyList<Plan> Steps(Segment segment) => CohortCount.Plans(segment, cohort, catalogue, find, optOuts);
        var counts = people.Count(Steps);
        var sets = CohortSets.Of(people, counts, Steps);
        var asked = Asked(optOuts ? sets[1..] : sets, cohort, catalogue, purpose);
        var act = new Act(user.Acting("pages"), clock.GetUtcNow(), purpose, $"count the cohort \"{cohort.Name}\"");
        return await book.Answer(new ReleaseRequest(user.Id, people.On, act), asked, rule, said =>
        {
            var count = CohortCount.Release(optOuts ? new StepCounts(counts.Left[0], [.. counts.Left.Skip(1)]) : counts, cohort, new Sentences(catalogue), rule, said);
            return (count, count.InOrder);
        });
    }

    // In the order of CohortCount.InOrder. The day as at is left out: the same question as at another day is the same question.
    private static List<AskedSet> Asked(PeopleSketch[] sets, Cohort cohort, Catalogue catalogue, string purpose)
    {
        var printer = new Printer(catalogue);
        var asked = new List<AskedSet>();
        var (left, text) = (new PeopleSketch(), purpose);
        foreach (var set in sets) left.Add(set);
        asked.Add(new AskedSet(text, left));
        for (var i = 0; i < cohort.Steps.Count; i++)
        {
            text += "\n" + printer.Print(cohort.Steps[i]);
            asked.Add(new AskedSet(text + "\nremoved", sets[i]));
            var next = new PeopleSketch();
            next.Add(left);
            next.Add(sets[i], -1);
            asked.Add(new AskedSet(text, left = next));
        }

        return asked;
    }
}
