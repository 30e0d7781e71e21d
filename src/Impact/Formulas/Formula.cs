namespace Goldthread.Impact.Formulas;

/// <summary>What a formula's value changes with.</summary>
public enum Varies
{
    /// <summary>Nothing: one value for the whole run.</summary>
    Never = 0,

    /// <summary>The cycle, the time or the age.</summary>
    ByCycle = 1,

    /// <summary>How long somebody has been in the state.</summary>
    ByTimeInState = 2,
}

/// <summary>Where a run stands when a formula is asked.</summary>
internal sealed class Moment(int slots, double cycleLength, double startAge)
{
    // Ages and years are floored; a cycle of a twelfth must not fall short of a birthday by a rounding.
    private const double Hair = 1e-9;

    /// <summary>The values of the parameters, by their place.</summary>
    public double[] Values { get; } = new double[slots];

    /// <summary>Cycles since the start, from 0.</summary>
    public int Cycle { get; set; }

    /// <summary>The cycle of this stay in a state, from 1.</summary>
    public int InState { get; set; } = 1;

    public double CycleLength => cycleLength;

    public double Time => Cycle * cycleLength;

    public double Age => startAge + Time;

    public int WholeAge => (int)Math.Floor(Age + Hair);
}

/// <summary>Numbers that are looked up by age, by cycle, or by the cycle of a stay in a state.</summary>
/// <param name="Name">Its name in formulas.</param>
/// <param name="By">What it is looked up by.</param>
/// <param name="From">The first age or cycle.</param>
/// <param name="Values">The numbers from there on.</param>
/// <param name="HoldsLast">Whether the last number stands for all beyond.</param>
internal sealed record Table(string Name, TableKey By, int From, IReadOnlyList<double> Values, bool HoldsLast)
{
    public double At(double place)
    {
        var i = (int)Math.Floor(place + 1e-9) - From;
        if (i >= Values.Count && HoldsLast) i = Values.Count - 1;
        return i >= 0 && i < Values.Count ? Values[i] : throw new TableEndsException($"The table \"{Name}\" has no value for {Key} {(int)Math.Floor(place + 1e-9)}; it goes from {From} to {From + Values.Count - 1}.");
    }

    private string Key => By switch { TableKey.Age => "age", TableKey.Cycle => "cycle", _ => "cycle in state" };
}

internal enum TableKey
{
    Age,
    Cycle,
    TimeInState,
}

/// <summary>A table was asked for what it does not hold. Told as a fault of the file by whoever reads it.</summary>
internal sealed class TableEndsException(string message) : Exception(message);

/// <summary>A formula, ready to be asked.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Value">Its value at a moment.</param>
/// <param name="Names">The parameters that it names.</param>
/// <param name="Varies">What it changes with by itself, without its parameters.</param>
internal sealed record Formula(string Text, Func<Moment, double> Value, IReadOnlyList<string> Names, Varies Varies)
{
    public double? Constant { get; private init; }

    public static Formula Of(double number) => new(number.ToString("R"), _ => number, [], Varies.Never) { Constant = number };
}
