using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Assumed;

/// <summary>How far a number can be trusted.</summary>
public enum Confidence
{
    /// <summary>A guess of ours, or one place's experience.</summary>
    Low,

    /// <summary>Published, and carried over from other people, another time or another place.</summary>
    Medium,

    /// <summary>Counted or measured for people like these.</summary>
    High,
}

/// <summary>One thing that a model takes for true: a number, or a number for each age, band of frailty or other step.</summary>
/// <param name="Id">Its id: a known one of <see cref="AssumptionKind"/>.</param>
/// <param name="Values">The number, or one for each step of what it goes along.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Confidence">How far to trust it.</param>
/// <param name="From">For what goes along age: the age from which each value holds, rising from 0.</param>
/// <param name="Low">Ratio to the value below which it lies with 2.5% probability; 1 for one taken as certain.</param>
/// <param name="High">Ratio to the value above which it lies with 2.5% probability; 1 for one taken as certain.</param>
public sealed record Assumption(string Id, IReadOnlyList<double> Values, string Source, Confidence Confidence, IReadOnlyList<int>? From = null, double Low = 1, double High = 1)
{
    /// <summary>What is wrong with it, under the path given.</summary>
    public IEnumerable<Fault> Check(string path)
    {
        if (AssumptionKind.Find(Id) is not { } kind)
        {
            yield return new Fault(FaultKind.Invalid, $"There is no assumption called “{Id}”", path + ".id");
            yield break;
        }

        if (Source.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, $"Say where {Id} is from", path + ".source");
        var wanted = kind.Along switch { Along.Age => From?.Count ?? 0, Along.Nothing => 1, _ => Steps.Of(kind.Along).Count };
        if (kind.Along == Along.Age && (From is not { Count: > 0 } || From[0] != 0 || From.Zip(From.Skip(1)).Any(p => p.Second <= p.First)))
        {
            yield return new Fault(FaultKind.Invalid, "Give the ages from which the values hold, rising from 0", path + ".from");
        }
        else if (Values.Count != wanted)
        {
            yield return new Fault(FaultKind.Invalid, $"{Id} needs {wanted} {(wanted == 1 ? "value" : "values")} ({string.Join(", ", kind.Along is Along.Nothing or Along.Age ? [] : Steps.Of(kind.Along))}): there are {Values.Count}", path + ".values");
        }

        for (var i = 0; i < Values.Count; i++)
        {
            if (!(Values[i] >= kind.Least && Values[i] <= kind.Most)) yield return new Fault(FaultKind.Invalid, $"{kind.Says}: a number from {kind.Least:0.###} to {kind.Most:0.###} is needed, not {Values[i]:0.######}", $"{path}.values[{i}]");
        }

        if (!(Low > 0 && Low <= 1)) yield return new Fault(FaultKind.Invalid, "The low end is a ratio to the value, over 0 and at most 1", path + ".low");
        if (!(High >= 1 && High <= 20)) yield return new Fault(FaultKind.Invalid, "The high end is a ratio to the value, from 1 to 20", path + ".high");
    }
}

/// <summary>What values of an assumption go along.</summary>
public enum Along
{
    /// <summary>Nothing: one value.</summary>
    Nothing,

    /// <summary>Age in years.</summary>
    Age,

    /// <summary>Bands of frailty.</summary>
    Frailty,

    /// <summary>Fifths of deprivation.</summary>
    Deprivation,

    /// <summary>Groups of long-term conditions.</summary>
    Conditions,

    /// <summary>Where somebody lives or stays.</summary>
    Place,
}

/// <summary>The steps of what assumptions go along, in words.</summary>
public static class Steps
{
    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<string> Of(Along along) => along switch
    {
        Along.Frailty => ["fit", "mild", "moderate", "severe"],
        Along.Deprivation => ["most deprived fifth", "second", "third", "fourth", "least deprived fifth"],
        Along.Conditions => ["none", "one or two", "three or four", "five or more"],
        Along.Place => ["home", "home with care", "ward", "ready to leave", "support at home", "intermediate bed", "care home", "hospice"],
        _ => [],
    };
}
