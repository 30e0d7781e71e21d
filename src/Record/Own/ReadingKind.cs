namespace Goldthread.Record.Own;

/// <summary>Something that people measure at home.</summary>
/// <param name="Key">Short name, in forms.</param>
/// <param name="Title">As people say it, and the SNOMED CT term.</param>
/// <param name="Code">SNOMED CT.</param>
/// <param name="Unit">The unit as shown.</param>
/// <param name="Ucum">The unit's code, https://ucum.org.</param>
/// <param name="Least">Below this it is a slip of the hand.</param>
/// <param name="Most">Above this it is a slip of the hand.</param>
public sealed record ReadingKind(string Key, string Title, string Code, string Unit, string Ucum, decimal Least, decimal Most)
{
    public const string Snomed = "http://snomed.info/sct";

    /// <summary>Of two numbers, what the first is.</summary>
    public string? FirstCode { get; init; }

    public string? FirstTitle { get; init; }

    /// <summary>Of two numbers, what the second is and its limits.</summary>
    public (string Code, string Title, decimal Least, decimal Most)? Second { get; init; }

    /// <summary>All of them. The limits are wide: they catch a slip, not an illness.</summary>
    public static IReadOnlyList<ReadingKind> All { get; } =
    [
        new("weight", "Body weight", "27113001", "kg", "kg", 2, 400),
        new("blood-pressure", "Blood pressure", "75367002", "mmHg", "mm[Hg]", 50, 280)
        {
            FirstCode = "271649006", FirstTitle = "Systolic blood pressure", Second = ("271650006", "Diastolic blood pressure", 20, 180),
        },
        new("pulse", "Pulse rate", "78564009", "beats a minute", "/min", 20, 250),
        new("temperature", "Body temperature", "386725007", "°C", "Cel", 30, 43),
        new("oxygen", "Oxygen saturation", "103228002", "%", "%", 50, 100),
        new("glucose", "Blood glucose", "434912009", "mmol/L", "mmol/L", 0.5m, 45),
    ];

    /// <summary>The kind of a key; null when there is none.</summary>
    public static ReadingKind? Of(string? key) => All.FirstOrDefault(k => k.Key == key);
}

/// <summary>One measurement, checked.</summary>
/// <param name="Kind">What.</param>
/// <param name="Value">The number, or the first of two.</param>
/// <param name="Second">The second of two.</param>
/// <param name="At">When.</param>
public sealed record Measured(ReadingKind Kind, decimal Value, decimal? Second, DateTimeOffset At)
{
    /// <summary>Reads what was typed; each fault names its field and says what would do.</summary>
    public static Kernel.Values.Outcome<Measured> Read(string? kind, string? value, string? second, DateTimeOffset now)
    {
        if (ReadingKind.Of(kind) is not { } known)
        {
            return new Kernel.Values.Fault(Kernel.Values.FaultKind.Invalid, "Choose what you measured", "kind");
        }

        if (Number(value) is not { } first || first < known.Least || first > known.Most)
        {
            return new Kernel.Values.Fault(Kernel.Values.FaultKind.Invalid, $"{known.FirstTitle ?? known.Title} must be a number from {known.Least} to {known.Most} {known.Unit}", "value");
        }

        if (known.Second is not { } other)
        {
            return new Measured(known, first, null, now);
        }

        return Number(second) is { } lower && lower >= other.Least && lower <= other.Most && lower < first
            ? new Measured(known, first, lower, now)
            : new Kernel.Values.Fault(Kernel.Values.FaultKind.Invalid, $"{other.Title} must be a number from {other.Least} to {other.Most}, and lower than the first", "second");
    }

    // A comma is how many people write a point.
    private static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
