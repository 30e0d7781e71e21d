using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Writing;

/// <summary>A figure as it is typed.</summary>
internal sealed class FigureForm
{
    public string? Name { get; set; }

    public string? Quoted { get; set; }

    public string? Source { get; set; }

    public string? Theme { get; set; }

    public string? Value { get; set; }

    public string? Unit { get; set; }

    public string? Low { get; set; }

    public string? High { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Of { get; set; }

    public string? Period { get; set; }

    public string? Comparator { get; set; }

    public string? Method { get; set; }

    public bool Validated { get; set; }

    public bool IsEmpty => !Validated && new[] { Name, Quoted, Source, Theme, Value, Unit, Low, High, Before, After, Of, Period, Comparator, Method }.All(string.IsNullOrWhiteSpace);

    public static FigureForm From(Figure f) => new()
    {
        Name = f.Name, Quoted = f.Quoted, Source = f.Source, Theme = FormText.Code(f.Theme), Value = FormText.Plain(f.Value), Unit = f.Unit, Low = FormText.Plain(f.Low), High = FormText.Plain(f.High),
        Before = FormText.Plain(f.Before), After = FormText.Plain(f.After), Of = f.Of, Period = f.Period, Comparator = f.Comparator, Method = f.Method, Validated = f.Validated,
    };

    /// <summary>The figure, as far as it can be read; what cannot be is among the faults.</summary>
    public Figure Read(string path, List<Fault> faults)
    {
        if (FormText.Choice<Theme>(Theme) is null) faults.Add(new Fault(FaultKind.Invalid, "Choose what kind of thing changed", path + ".Theme"));
        return new Figure
        {
            Name = FormText.Line(Name), Quoted = FormText.Line(Quoted), Source = FormText.Line(Source), Theme = FormText.Choice<Theme>(Theme) ?? Initiatives.Theme.Activity, Value = Number(Value, nameof(Value)), Unit = FormText.Some(Unit),
            Low = Number(Low, nameof(Low)), High = Number(High, nameof(High)), Before = Number(Before, nameof(Before)), After = Number(After, nameof(After)), Of = FormText.Some(Of),
            Period = FormText.Some(Period), Comparator = FormText.Some(Comparator), Method = FormText.Some(Method), Validated = Validated,
        };

        decimal? Number(string? text, string field)
        {
            if (FormText.Some(text) is not { } some) return null;
            if (FormText.Number(some) is { } number) return number;
            faults.Add(new Fault(FaultKind.Invalid, $"“{some}” is not a number. Leave out the unit: it has a field of its own", $"{path}.{field}"));
            return null;
        }
    }
}

/// <summary>A reference as it is typed.</summary>
internal sealed class ReferenceForm
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Year { get; set; }

    public string? Url { get; set; }

    public bool IsEmpty => new[] { Title, Publisher, Year, Url }.All(string.IsNullOrWhiteSpace);

    public static ReferenceForm From(Reference r) => new() { Id = r.Id, Title = r.Title, Publisher = r.Publisher, Year = r.Year?.ToString(CultureInfo.InvariantCulture), Url = r.Url };

    public Reference Read(string path, List<Fault> faults)
    {
        var year = FormText.Some(Year) is { } some ? FormText.Whole(some) : null;
        if (year is null && FormText.Some(Year) is not null) faults.Add(new Fault(FaultKind.Invalid, "Give a year such as 2019, or leave it out", path + ".Year"));
        return new Reference(FormText.Line(Id), FormText.Line(Title), FormText.Line(Publisher), year is { } y and > 0 and < 10_000 ? (int)y : null, FormText.Some(Url));
    }
}

/// <summary>How far the source shows one success factor, as it is chosen.</summary>
internal sealed class FactorForm
{
    public string? Strength { get; set; }

    public string? Why { get; set; }
}
