namespace Goldthread.Population.Cohorts.Language;

/// <summary>Which other cohorts a cohort refers to.</summary>
public static class CohortReferences
{
    /// <summary>How far references may lead from one cohort to the next.</summary>
    public const int MostDeep = 16;

    /// <summary>The cohorts a cohort names itself.</summary>
    public static IEnumerable<InCohort> Of(Cohort cohort) => cohort.Steps.SelectMany(s => Parts.Of(s.Test)).OfType<InCohort>().Distinct();

    /// <summary>What is wrong with them: a cohort that is not there, a circle, a chain that is too long. Empty when the cohort can be drawn.</summary>
    /// <param name="cohort">The cohort as it will be, under its name; a reference to that name without a version is one to itself.</param>
    /// <param name="find">The cohorts there are.</param>
    public static IEnumerable<string> Faults(Cohort cohort, FindCohort find) => Faults(cohort, find, [new InCohort(cohort.Name, null)]).Distinct();

    private static IEnumerable<string> Faults(Cohort cohort, FindCohort find, List<InCohort> way)
    {
        foreach (var other in Of(cohort))
        {
            var here = way.Append(other).ToList();
            if (way.Contains(other)) yield return $"The cohorts go round in a circle: {string.Join(" -> ", here.SkipWhile(c => c != other).Select(Named))}.";
            else if (way.Count > MostDeep) yield return $"The references go on for more than {MostDeep} cohorts: {string.Join(" -> ", here.Select(Named))}.";
            else if (find(other.Name, other.Version) is not { } found) yield return $"There is no cohort {Named(other)}.";
            else foreach (var fault in Faults(found, find, here)) yield return fault;
        }
    }

    private static string Named(InCohort cohort) => $"\"{cohort.Name}\"{(cohort.Version is { } version ? $" version {version}" : "")}";
}
