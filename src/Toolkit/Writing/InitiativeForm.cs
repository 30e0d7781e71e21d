using System.Text.Json;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Writing;

/// <summary>An initiative as it is typed, whole: what was typed stays as it was, also where it cannot be used. A draft is this form as JSON.</summary>
internal sealed class InitiativeForm
{
    /// <summary>The most results, and the most costs.</summary>
    public const int MostFigures = 20;

    /// <summary>The most references.</summary>
    public const int MostReferences = 20;

    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Owner { get; set; }

    public string? Place { get; set; }

    public string? Country { get; set; } = "England";

    public string? Latitude { get; set; }

    public string? Longitude { get; set; }

    public string? Partners { get; set; }

    public string? People { get; set; }

    public string? Population { get; set; }

    public string? Began { get; set; }

    public string? Level { get; set; }

    public string? Direction { get; set; }

    public string? Form { get; set; }

    public List<string> Interventions { get; set; } = [];

    public string? Enablers { get; set; }

    /// <summary>One for each <see cref="SuccessFactor"/>, in its order.</summary>
    public List<FactorForm> Factors { get; set; } = [];

    public List<ReferenceForm> References { get; set; } = [];

    public List<FigureForm> Outcomes { get; set; } = [];

    public List<FigureForm> Costs { get; set; } = [];

    public string? Story { get; set; }

    public string? Cautions { get; set; }

    /// <summary>An empty form with a line for a reference, and one for a result.</summary>
    public static InitiativeForm Empty(string owner) => new InitiativeForm { Owner = owner, References = [new() { Id = "source-1" }], Outcomes = [new()] }.WithFactors();

    /// <summary>The form of what is published.</summary>
    public static InitiativeForm From(Initiative i) => new InitiativeForm
    {
        Title = i.Title, Summary = i.Summary, Owner = i.Owner, Place = i.Place.Name, Country = i.Place.Country, Latitude = FormText.Plain(i.Place.Latitude), Longitude = FormText.Plain(i.Place.Longitude),
        Partners = string.Join('\n', i.Partners), People = i.People, Population = FormText.Plain(i.Population), Began = FormText.Plain(i.Began), Level = FormText.Code(i.Level),
        Direction = i.Direction is { } direction ? FormText.Code(direction) : null, Form = i.Form is { } form ? FormText.Code(form) : null, Interventions = [.. i.Interventions],
        Enablers = string.Join('\n', i.Enablers), Story = i.Story, Cautions = string.Join('\n', i.Cautions),
        Factors = [.. Enum.GetValues<SuccessFactor>().Select(f => i.Factors.FirstOrDefault(r => r.Factor == f) is { } rating ? new FactorForm { Strength = FormText.Code(rating.Strength), Why = rating.Why } : new())],
        References = [.. i.References.Select(ReferenceForm.From)], Outcomes = [.. i.Outcomes.Select(FigureForm.From)], Costs = [.. i.Costs.Select(FigureForm.From)],
    };

    /// <summary>The form back from a draft; an empty one where it cannot be read.</summary>
    public static InitiativeForm FromJson(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<InitiativeForm>(json, JsonSerializerOptions.Web) ?? new InitiativeForm()).WithFactors();
        }
        catch (JsonException)
        {
            return new InitiativeForm().WithFactors();
        }
    }

    /// <summary>The form as a draft keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(WithFactors(), JsonSerializerOptions.Web);

    /// <summary>A form has a place for each success factor, and no list is without end.</summary>
    public InitiativeForm WithFactors()
    {
        var all = Enum.GetValues<SuccessFactor>().Length;
        Factors = [.. Factors.Take(all), .. Enumerable.Range(0, Math.Max(0, all - Factors.Count)).Select(_ => new FactorForm())];
        (References, Outcomes, Costs) = ([.. References.Take(MostReferences)], [.. Outcomes.Take(MostFigures)], [.. Costs.Take(MostFigures)]);
        return this;
    }

    /// <summary>The initiative, or what is wrong with it: the path of a fault is that of a field of this form, such as "Outcomes[2].Source".</summary>
    /// <param name="id">Its id.</param>
    /// <param name="reviewOn">By when it is to be read again.</param>
    public Outcome<Initiative> Read(string id, DateOnly reviewOn)
    {
        var faults = new List<Fault>();
        var (outcomes, costs, references) = (Kept(Outcomes, f => f.IsEmpty), Kept(Costs, f => f.IsEmpty), Kept(References, r => r.IsEmpty));
        var factors = Kept(WithFactors().Factors, f => FormText.Choice<Strength>(f.Strength) is null);
        if (FormText.Choice<Level>(Level) is null) faults.Add(Wrong("Level", "Choose the level at which it works"));
        if (FormText.Line(Story).Length == 0) faults.Add(Wrong("Story", "Tell what was done"));
        if (FormText.Line(People).Length == 0) faults.Add(Wrong("People", "Say for whom it is"));
        for (var i = 0; i < Factors.Count; i++)
        {
            if (FormText.Choice<Strength>(Factors[i].Strength) is null && FormText.Some(Factors[i].Why) is not null) faults.Add(Wrong($"Factors[{i}].Strength", "Say how far the source shows it"));
        }

        var initiative = new Initiative
        {
            Id = id, Title = FormText.Line(Title), Summary = FormText.Line(Summary), Owner = FormText.Line(Owner), ReviewOn = reviewOn,
            Place = new InitiativePlace(FormText.Line(Place), FormText.Line(Country), Degrees(Latitude, "Latitude"), Degrees(Longitude, "Longitude")), Partners = FormText.Lines(Partners), People = FormText.Line(People),
            Population = Whole(Population, "Population", "Give a number of people, or leave it out"), Began = Whole(Began, "Began", "Give a year such as 2019") is { } began ? (int)Math.Clamp(began, 0, 9_999) : null,
            Level = FormText.Choice<Level>(Level) ?? Initiatives.Level.Place, Direction = FormText.Choice<Direction>(Direction), Form = FormText.Choice<Form>(Form), Interventions = Interventions,
            Enablers = FormText.Lines(Enablers), Factors = [.. factors.Select(f => new FactorRating((SuccessFactor)f.At, FormText.Choice<Strength>(f.Row.Strength)!.Value, FormText.Line(f.Row.Why)))],
            Outcomes = [.. outcomes.Select(f => f.Row.Read($"Outcomes[{f.At}]", faults))], Costs = [.. costs.Select(f => f.Row.Read($"Costs[{f.At}]", faults))],
            References = [.. references.Select(r => r.Row.Read($"References[{r.At}]", faults))], Story = FormText.Paragraphs(Story), Cautions = FormText.Lines(Cautions),
        };
        var rows = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal) { ["Outcomes"] = [.. outcomes.Select(r => r.At)], ["Costs"] = [.. costs.Select(r => r.At)], ["References"] = [.. references.Select(r => r.At)], ["Factors"] = [.. factors.Select(r => r.At)] };
        foreach (var fault in initiative.Check().Select(f => f with { Path = FieldOf(f.Path ?? "", rows) }))
        {
            if (!faults.Any(f => f.Path == fault.Path)) faults.Add(fault);
        }

        return faults.Count > 0 ? faults.ToArray() : initiative;

        double? Degrees(string? text, string field)
        {
            if (FormText.Some(text) is not { } some) return null;
            if (FormText.Number(some) is { } number) return (double)number;
            faults.Add(Wrong(field, "Give degrees such as 51.02, or leave it out"));
            return null;
        }

        long? Whole(string? text, string field, string says)
        {
            if (FormText.Some(text) is not { } some) return null;
            if (FormText.Whole(some) is { } number) return number;
            faults.Add(Wrong(field, says));
            return null;
        }
    }

    private static Fault Wrong(string path, string message) => new(FaultKind.Invalid, message, path);

    private static List<(T Row, int At)> Kept<T>(List<T> rows, Func<T, bool> isEmpty) => [.. rows.Select((row, i) => (row, i)).Where(r => !isEmpty(r.row))];

    // "outcomes[1].source" of the document is "Outcomes[2].Source" of a form whose second line is empty; what is one field there may be part of another here.
    private static string FieldOf(string path, Dictionary<string, IReadOnlyList<int>> rows)
    {
        var field = string.Join('.', path.Split('.').Select(p => p.Length > 0 ? char.ToUpperInvariant(p[0]) + p[1..] : p));
        if (field == "Id") return "Title";
        if (field.StartsWith("Place.", StringComparison.Ordinal)) return field == "Place.Name" ? "Place" : field["Place.".Length..];
        if (field.StartsWith("Interventions", StringComparison.Ordinal)) return "Interventions";
        var (open, close) = (field.IndexOf('[', StringComparison.Ordinal), field.IndexOf(']', StringComparison.Ordinal));
        return open > 0 && close > open && rows.TryGetValue(field[..open], out var at) && int.TryParse(field[(open + 1)..close], out var row) && row < at.Count ? $"{field[..open]}[{at[row]}]{field[(close + 1)..]}" : field;
    }
}
