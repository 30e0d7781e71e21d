using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.DesignSystem.Text;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>What the pages about cohorts say alike.</summary>
internal static class CohortWords
{
    /// <summary>Who may see it.</summary>
    public static string Shared(SavedCohort cohort) =>
        cohort.Shared.Contains(SavedCohort.Everyone) ? "Every organisation here"
        : cohort.Shared.Count == 0 ? "Its organisation"
        : $"Its organisation and {cohort.Shared.Count} {(cohort.Shared.Count == 1 ? "other" : "others")}";

    /// <summary>What happened to small numbers.</summary>
    public static string Of(ReleaseRule rule) =>
        $"Counts under {rule.Threshold} are suppressed, and others with them where a small one could be worked out. The rest are rounded to {rule.RoundingBase}, so sums need not agree.";

    /// <summary>Which data set this is.</summary>
    public static string Of(PeopleSnapshot people) => $"The data set of {Dates.Date(people.On)}, brought up to date {Dates.Moment(people.Made)}.";

    public const string Planning = "Planning counts";

    public const string PlanningHint = "People who refused uses beyond their own care are left out before anything is counted. No list can be made of it.";

    public const string Care = "A list for people’s own care";

    public const string CareHint = "Everybody stays on it: the refusal is of uses beyond their own care. Those who look after people can work through the list.";
}
