using Goldthread.Impact.Assumed;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Journeys;

/// <summary>Something a place could do: for whom, for how many of them, what it changes and what it costs.</summary>
/// <param name="Id">Its id in this scenario; where the toolkit knows such initiatives, theirs.</param>
/// <param name="Title">What it is called.</param>
/// <param name="For">For whom it is.</param>
/// <param name="Reach">The share of those for whom it is that have it when it runs in full, over 0 to 1.</param>
/// <param name="Effects">What it changes for those who have it.</param>
/// <param name="FromWeek">The week in which it begins, 0 the first.</param>
/// <param name="RampWeeks">For how many weeks the reach grows evenly; 0 at once.</param>
/// <param name="CostAWeek">Pounds a week for each person who has it.</param>
/// <param name="CostOfSettingUp">Pounds, once, when it begins.</param>
/// <param name="DoubleRunning">Pounds a week while the old way runs beside it.</param>
/// <param name="DoubleRunningWeeks">For how many weeks.</param>
public sealed record Intervention(
    string Id, string Title, Eligible For, double Reach, IReadOnlyList<Effect> Effects, int FromWeek = 0, int RampWeeks = 0, decimal CostAWeek = 0, decimal CostOfSettingUp = 0, decimal DoubleRunning = 0, int DoubleRunningWeeks = 0)
{
    internal IEnumerable<Fault> Check(string path)
    {
        static Fault Wrong(string at, string message) => new(FaultKind.Invalid, message, at);
        if (Id.Length == 0) yield return Wrong(path + ".id", "Give it an id");
        if (Title.Trim().Length == 0) yield return Wrong(path + ".title", "Say what it is called");
        if (!(Reach is > 0 and <= 1)) yield return Wrong(path + ".reach", "The share of people reached is over 0 and at most 1");
        if (FromWeek is < 0 or > Scenario.LongestWeeks) yield return Wrong(path + ".fromWeek", "The first week is 0");
        if (RampWeeks is < 0 or > Scenario.LongestWeeks) yield return Wrong(path + ".rampWeeks", "Weeks of growth are 0 or more");
        if (DoubleRunningWeeks is < 0 or > Scenario.LongestWeeks) yield return Wrong(path + ".doubleRunningWeeks", "Weeks of double running are 0 or more");
        foreach (var (name, cost) in new[] { ("costAWeek", CostAWeek), ("costOfSettingUp", CostOfSettingUp), ("doubleRunning", DoubleRunning) })
        {
            if (cost is < 0 or > 10_000_000_000) yield return Wrong($"{path}.{name}", "A cost is 0 pounds or more; a saving follows from what happens less often");
        }

        foreach (var fault in For.Check(path + ".for")) yield return fault;
        if (Effects.Count == 0) yield return Wrong(path + ".effects", "Say what it changes");
        for (var i = 0; i < Effects.Count; i++)
        {
            foreach (var fault in Effects[i].Check($"{path}.effects[{i}]")) yield return fault;
            if (Effects.Take(i).Any(e => e.Of == Effects[i].Of)) yield return Wrong($"{path}.effects[{i}].of", "It changes this already: give one effect for each thing that it changes");
        }
    }
}

/// <summary>For whom an intervention is. What is left out lets everybody in.</summary>
/// <param name="FromAge">The youngest age.</param>
/// <param name="ToAge">The oldest age.</param>
/// <param name="Frailty">Bands of frailty.</param>
/// <param name="Places">Where they are when it works: home, home with care, care home; leaving hospital counts as where they lived.</param>
/// <param name="Deprivation">Fifths of deprivation, 1 the most deprived.</param>
/// <param name="Conditions">Groups of long-term conditions, 0 to 3.</param>
/// <param name="WithCarer">Only those who have a carer, or only those who have none.</param>
public sealed record Eligible(
    int FromAge = 0, int ToAge = Person.Oldest, IReadOnlyList<Frailty>? Frailty = null, IReadOnlyList<Place>? Places = null, IReadOnlyList<int>? Deprivation = null, IReadOnlyList<int>? Conditions = null, bool? WithCarer = null)
{
    internal IEnumerable<Fault> Check(string path)
    {
        if (FromAge < 0 || ToAge > Person.Oldest || FromAge > ToAge) yield return new Fault(FaultKind.Invalid, $"No age lies from {FromAge} to {ToAge}: ages are 0 to {Person.Oldest}", path + ".fromAge");
        if (Frailty is { Count: 0 } || Places is { Count: 0 } || Deprivation is { Count: 0 } || Conditions is { Count: 0 }) yield return new Fault(FaultKind.Invalid, "An empty list lets nobody in: leave it out to let everybody in", path);
        if (Deprivation?.Any(d => d is < 1 or > Person.Fifths) == true) yield return new Fault(FaultKind.Invalid, "Fifths of deprivation are 1 to 5", path + ".deprivation");
        if (Conditions?.Any(c => c is < 0 or >= Person.ConditionGroups) == true) yield return new Fault(FaultKind.Invalid, "Groups of conditions are 0 to 3", path + ".conditions");
        if (Places?.Any(p => p is not (Place.Home or Place.HomeWithCare or Place.CareHome)) == true) yield return new Fault(FaultKind.Invalid, "Places are home, home with care and care home", path + ".places");
    }
}

/// <summary>A change of one thing.</summary>
/// <param name="Of">What is changed.</param>
/// <param name="Ratio">Against what would be otherwise: 0.8 is a fifth less.</param>
/// <param name="Source">Where the number is from.</param>
/// <param name="Confidence">How far to trust it.</param>
/// <param name="Low">The ratio below which it lies with 2.5% probability; the ratio itself where it is taken as certain.</param>
/// <param name="High">The ratio above which it lies with 2.5% probability.</param>
/// <param name="HalvesAfterWeeks">After how many weeks of having it half of the effect is left; 0 where it does not wear off.</param>
public sealed record Effect(Lever Of, double Ratio, string Source, Confidence Confidence, double? Low = null, double? High = null, int HalvesAfterWeeks = 0)
{
    internal IEnumerable<Fault> Check(string path)
    {
        if (!(Ratio is > 0 and <= 10)) yield return new Fault(FaultKind.Invalid, "A ratio is over 0 and at most 10; 1 changes nothing", path + ".ratio");
        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say where the effect is from", path + ".source");
        if (Low is { } low && !(low > 0 && low <= Ratio)) yield return new Fault(FaultKind.Invalid, "The low end of the interval is over 0 and at most the ratio", path + ".low");
        if (High is { } high && !(high >= Ratio && high <= 20)) yield return new Fault(FaultKind.Invalid, "The high end of the interval is the ratio or more, and at most 20", path + ".high");
        if (HalvesAfterWeeks is < 0 or > 5200) yield return new Fault(FaultKind.Invalid, "Weeks until half is left are 0 to 5,200", path + ".halvesAfterWeeks");
    }
}
