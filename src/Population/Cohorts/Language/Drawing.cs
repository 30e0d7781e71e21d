namespace Goldthread.Population.Cohorts.Language;

/// <summary>Who is in a cohort, and how it came to that.</summary>
/// <param name="People">The members' numbers, ascending.</param>
/// <param name="Everybody">How many people there were before the first step.</param>
/// <param name="Steps">What each step did, in order.</param>
public sealed record Drawing(Items<long> People, long Everybody, Items<StepCount> Steps)
{
    /// <summary>What is odd about it, in words: a step that leaves nobody, one that changes nothing, a cohort of everybody.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Everybody == 0) yield return "There is nobody to draw from.";
        var number = 0;
        foreach (var step in Steps)
        {
            number++;
            if (step.Before == 0) continue;
            if (step.After == 0) yield return $"Step {number} leaves nobody{(step.Unknown > 0 && !step.Step.Excludes ? $"; for {step.Unknown} of {step.Before} it is not known" : "")}.";
            else if (step.After == step.Before) yield return $"Step {number} changes nothing: everybody who was left stays.";
        }

        if (Everybody > 0 && People.Count == Everybody) yield return "The cohort is everybody.";
    }
}

/// <summary>What one step did.</summary>
/// <param name="Step">The step.</param>
/// <param name="Before">How many came to it.</param>
/// <param name="After">How many it kept.</param>
/// <param name="Unknown">For how many of those who came it could not be told. An include leaves them out; an exclude keeps them.</param>
public sealed record StepCount(Step Step, long Before, long After, long Unknown);
