using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Library;

/// <summary>Something that places do to join up care, as data: for whom, what it changes by what evidence, what it costs and what is not in it. Made into an <see cref="Intervention"/> for one place.</summary>
/// <param name="Id">Its id, which does not change: the toolkit's code for the same thing.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What is done and for whom, in plain words.</param>
/// <param name="For">For whom it is.</param>
/// <param name="Reach">How many of them have it.</param>
/// <param name="RampWeeks">For how many weeks the reach grows evenly.</param>
/// <param name="Effects">What it changes for those who have it. A ratio of 1 is an effect that was looked for and not found.</param>
/// <param name="Costs">What it costs.</param>
/// <param name="Limits">What is not in it: what a reader might expect and will not find.</param>
/// <param name="Evidence">What of the toolkit it rests on.</param>
/// <param name="Capacity">What services can hold more of, for each 100,000 people who live in the place, at the usual reach.</param>
public sealed record KnownIntervention(
    string Id, string Title, string Summary, Eligible For, UsualReach Reach, int RampWeeks, IReadOnlyList<Effect> Effects, RunningCosts Costs, IReadOnlyList<string> Limits, EvidenceIds Evidence,
    IReadOnlyDictionary<Service, double>? Capacity = null)
{
    /// <summary>So many people a place's costs and capacities are told for.</summary>
    public const double Place = 100_000;

    /// <summary>The greatest strength: the published effect twice over.</summary>
    public const double MostStrength = 2;

    /// <summary>
    /// It, for a place. Setting up, double running and capacity go by the people and by the reach against the usual one: half a service takes half a team.
    /// </summary>
    /// <param name="people">How many people live there.</param>
    /// <param name="reach">The share of those for whom it is, within <see cref="UsualReach.Least"/> and <see cref="UsualReach.Most"/>; the usual one where left out.</param>
    /// <param name="strength">How strong the effects are against what is published: each ratio to this power, and its interval too. 0 for none, 1 as published, at most <see cref="MostStrength"/>.</param>
    /// <param name="fromWeek">The week in which it begins.</param>
    public Outcome<Intervention> With(int people, double? reach = null, double strength = 1, int fromWeek = 0)
    {
        var share = reach ?? Reach.Usual;
        if (people < 1) return new Fault(FaultKind.Invalid, "Somebody has to live there", "people");
        if (!(share >= Reach.Least && share <= Reach.Most)) return new Fault(FaultKind.Invalid, $"“{Title}” reaches {Reach.Least:0.##} to {Reach.Most:0.##} of those for whom it is, not {share:0.####}", "reach");
        if (!(strength is >= 0 and <= MostStrength)) return new Fault(FaultKind.Invalid, $"Strength is 0 (no effect) to {MostStrength} (twice the published one)", "strength");
        var size = people / Place * share / Reach.Usual;
        return new Intervention(
            Id, Title, For, share, [.. Effects.Select(e => Stronger(e, strength))], fromWeek, RampWeeks, Costs.AWeek, Pounds(Costs.SettingUp, size), Pounds(Costs.DoubleRunning, size), Costs.DoubleRunningWeeks);
    }

    /// <summary>What services hold with it, of those that can be full there; one that is never full stays so.</summary>
    public IReadOnlyDictionary<Service, int> Capacities(IReadOnlyDictionary<Service, int> before, int people, double? reach = null) =>
        before.ToDictionary(c => c.Key, c => c.Value + (int)Math.Round((Capacity?.GetValueOrDefault(c.Key) ?? 0) * people / Place * (reach ?? Reach.Usual) / Reach.Usual, MidpointRounding.AwayFromZero));

    /// <summary>What is wrong with it, by field.</summary>
    internal IEnumerable<Fault> Check()
    {
        static Fault Wrong(string at, string message) => new(FaultKind.Invalid, message, at);
        if (!Ids.IsWellFormed(Id)) yield return Wrong("id", "An id is small letters and hyphens");
        if (Summary.Trim().Length < 40) yield return Wrong("summary", "Say what is done and for whom");
        foreach (var fault in Reach.Check().Concat(Costs.Check()).Concat(Evidence.Check())) yield return fault;
        if (Limits.Count == 0 || Limits.Any(l => l.Trim().Length == 0)) yield return Wrong("limits", "Say what is not in it");
        foreach (var (service, more) in Capacity ?? new Dictionary<Service, double>())
        {
            if (!(more is > 0 and < 1000)) yield return Wrong($"capacity.{service}", "More for each 100,000 people is over 0 and under 1,000");
        }

        // An interval is what makes an effect honest: one without is told as certain.
        for (var i = 0; i < Effects.Count; i++)
        {
            if (Effects[i].Low is null || Effects[i].High is null) yield return Wrong($"effects[{i}].low", "Give both ends of the interval");
            if (Effects[i].Source.Contains("Our own", StringComparison.Ordinal) && Effects[i].Confidence != Confidence.Low) yield return Wrong($"effects[{i}].confidence", "What is our own is of low confidence");
        }

        if (!Reach.Check().Any() && With((int)Place) is { Succeeded: true } made)
        {
            foreach (var fault in made.Value.Check("")) yield return fault with { Path = fault.Path?.TrimStart('.') };
        }
    }

    private static Effect Stronger(Effect effect, double strength) => strength == 1 ? effect : effect with
    {
        Ratio = Math.Pow(effect.Ratio, strength),
        Low = effect.Low is { } low ? Math.Pow(low, strength) : null,
        High = effect.High is { } high ? Math.Pow(high, strength) : null,
    };

    private static decimal Pounds(decimal forPlace, double size) => Math.Round(forPlace * (decimal)size, 2, MidpointRounding.AwayFromZero);
}

/// <summary>The share of those for whom something is that have it when it runs in full.</summary>
/// <param name="Usual">What it is taken for, over 0 to 1.</param>
/// <param name="Least">The least that a slider gives.</param>
/// <param name="Most">The most.</param>
/// <param name="Source">Where it is from.</param>
public sealed record UsualReach(double Usual, double Least, double Most, string Source)
{
    internal IEnumerable<Fault> Check()
    {
        if (!(Least > 0 && Least <= Usual && Usual <= Most && Most <= 1)) yield return new Fault(FaultKind.Invalid, "Reach is over 0, rises from the least to the usual to the most, and is at most 1", "reach");
        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say where the reach is from", "reach.source");
    }
}

/// <summary>What doing something costs, beside what it changes in other services.</summary>
/// <param name="AWeek">Pounds a week for each person who has it.</param>
/// <param name="SettingUp">Pounds, once, for each 100,000 people who live in the place, at the usual reach.</param>
/// <param name="DoubleRunning">Pounds a week while the old way runs beside it, likewise.</param>
/// <param name="DoubleRunningWeeks">For how many weeks.</param>
/// <param name="Source">Where they are from.</param>
/// <param name="Confidence">How far to trust them.</param>
public sealed record RunningCosts(decimal AWeek, decimal SettingUp, decimal DoubleRunning, int DoubleRunningWeeks, string Source, Confidence Confidence)
{
    internal IEnumerable<Fault> Check()
    {
        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say where the costs are from", "costs.source");
        if (DoubleRunning > 0 != DoubleRunningWeeks > 0) yield return new Fault(FaultKind.Invalid, "Double running has a cost and weeks, or neither", "costs.doubleRunningWeeks");
    }
}

/// <summary>Items of the toolkit, by id.</summary>
/// <param name="Studies">Studies of what it does.</param>
/// <param name="Claims">Claims weighed from studies.</param>
/// <param name="Initiatives">Places that did it.</param>
public sealed record EvidenceIds(IReadOnlyList<string> Studies, IReadOnlyList<string> Claims, IReadOnlyList<string> Initiatives)
{
    internal IEnumerable<Fault> Check() => new[] { ("studies", Studies), ("claims", Claims), ("initiatives", Initiatives) }
        .SelectMany(list => list.Item2.Select((id, at) => (List: list.Item1, Id: id, At: at)))
        .Where(i => !Ids.IsWellFormed(i.Id)).Select(i => new Fault(FaultKind.Invalid, "An id is small letters, digits and hyphens", $"evidence.{i.List}[{i.At}]"));
}

/// <summary>Ids of the library: kebab-case.</summary>
internal static class Ids
{
    public static bool IsWellFormed(string id) => id.Length > 0 && id[0] != '-' && id[^1] != '-' && id.All(c => c == '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
