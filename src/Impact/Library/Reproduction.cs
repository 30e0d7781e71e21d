using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Library;

/// <summary>
/// A published change beside what the model gives, and every assumption that it takes to get there. That a model can be set to a published figure says what would have to be so; it is no
/// evidence that it was so, nor that the same would come of it elsewhere.
/// </summary>
/// <param name="Scenario">The scenario's id in <see cref="ScenarioLibrary"/>; its first scenario is the change.</param>
/// <param name="Title">What is reproduced.</param>
/// <param name="Published">What was published.</param>
/// <param name="Takes">Each assumption that it takes.</param>
/// <param name="FromWeek">The first week of those over which monthly means are taken, in both worlds.</param>
/// <param name="ToWeek">The week after the last.</param>
/// <param name="Limits">What it does not show.</param>
public sealed partial record Reproduction(string Scenario, string Title, PublishedChange Published, IReadOnlyList<TakenAssumption> Takes, int FromWeek, int ToWeek, IReadOnlyList<string> Limits)
{
    private const double WeeksAMonth = State.DaysAYear / 12 / 7;

    /// <summary>What the model gives, from runs of the file's baseline and of its first scenario. Faults name the field.</summary>
    /// <param name="file">The scenario's file, or it with something set back.</param>
    /// <param name="threads">How many threads; 0 for as many as the machine has.</param>
    /// <param name="cancel">Stops it between weeks.</param>
    public Outcome<Reproduced> Of(ScenarioFile file, int threads = 0, CancellationToken cancel = default)
    {
        var answer = Answer.Of(file, threads, cancel);
        return answer.Succeeded ? new Reproduced(Monthly(answer.Value.Baseline), Monthly(answer.Value.Alternatives[0])) : answer.Faults.ToArray();
    }

    /// <summary>Days ready to leave in one run: the monthly mean over the weeks named.</summary>
    public double Monthly(Result result) => result.WeeklyDays(Place.ReadyToLeave).Skip(FromWeek).Take(ToWeek - FromWeek).Average() * WeeksAMonth;
}

/// <summary>A change as it was published.</summary>
/// <param name="Of">What was counted.</param>
/// <param name="Before">How many before.</param>
/// <param name="After">How many after.</param>
/// <param name="QuotedPercent">The change as the source quotes it, in %.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Counted">What national statistics counted in single months.</param>
/// <param name="CountedSource">Where those are from.</param>
public sealed record PublishedChange(string Of, double Before, double After, double QuotedPercent, string Source, IReadOnlyList<(string Month, int Days)> Counted, string CountedSource)
{
    /// <summary>The change that follows from before and after, in %.</summary>
    public double ComputedPercent => 100 * (After - Before) / Before;
}

/// <summary>What the model gives: monthly means over the weeks named.</summary>
/// <param name="Before">In the baseline.</param>
/// <param name="After">In the scenario.</param>
public sealed record Reproduced(double Before, double After)
{
    /// <summary>The change in %.</summary>
    public double Percent => 100 * (After - Before) / Before;
}

/// <summary>An assumption that a reproduction takes.</summary>
/// <param name="Title">What is assumed.</param>
/// <param name="Value">Its value in the file.</param>
/// <param name="Otherwise">Its value without: what comes with the product, or what is so before.</param>
/// <param name="Chosen">True where it was chosen so that the published figure comes out; false where it is from a source.</param>
/// <param name="Source">Where it is from, or why it was chosen.</param>
/// <param name="SetBack">The file with it set back, all else as it is.</param>
public sealed record TakenAssumption(string Title, string Value, string Otherwise, bool Chosen, string Source, Func<ScenarioFile, ScenarioFile> SetBack);
