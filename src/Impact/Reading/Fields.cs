using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Reading;

/// <summary>One object of a file of the model, read field by field. What is wrong is gathered with its path and reading goes on, so that all faults are told at once.</summary>
internal sealed class Fields
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public Fields(JsonElement element, string path, List<Fault> faults)
    {
        (_element, Path, Faults) = (element, path, faults);
        if (element.ValueKind != JsonValueKind.Object) Wrong("is to be an object of named fields.");
    }

    public string Path { get; }

    public List<Fault> Faults { get; }

    /// <summary>The object of a whole file. A field that stands twice, or what is no JSON, is refused.</summary>
    public static Outcome<JsonElement> Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.WrongFormat, $"The file is no JSON: {error.Message}");
        }
    }

    public void Wrong(string message, string? field = null) => Faults.Add(new Fault(FaultKind.Invalid, message, At(field)));

    public string At(string? field) => field is null ? Path : Path.Length == 0 ? field : $"{Path}.{field}";

    public bool Has(string name) => Find(name) is not null;

    public JsonElement? Find(string name)
    {
        _read.Add(name);
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
    }

    /// <summary>A number within limits, or the default where it is not there; without a default it is needed.</summary>
    public double Number(string name, double? otherwise = null, double least = double.NegativeInfinity, double most = double.PositiveInfinity, string? reason = null)
    {
        if (Find(name) is not { } found)
        {
            if (otherwise is null) Wrong("is needed: a number.", name);
            return otherwise ?? double.NaN;
        }

        if (found.ValueKind != JsonValueKind.Number || !found.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            Wrong($"is to be a number, not {Show(found)}.", name);
            return double.NaN;
        }

        if (number >= least && number <= most) return number;
        Wrong(reason ?? $"is {number:R}; it is to lie {(double.IsInfinity(most) ? $"at {least:R} or above" : double.IsInfinity(least) ? $"at {most:R} or below" : $"from {least:R} to {most:R}")}.", name);
        return double.NaN;
    }

    public int Whole(string name, int? otherwise, int least, int most, string? reason = null)
    {
        var number = Number(name, otherwise, least, most, reason);
        if (double.IsNaN(number)) return otherwise ?? least;
        if (number == Math.Floor(number)) return (int)number;
        Wrong($"is {number:R}; it is to be a whole number.", name);
        return otherwise ?? least;
    }

    public string? Text(string name, bool needed = false)
    {
        if (Find(name) is not { } found)
        {
            if (needed) Wrong("is needed: a text.", name);
            return null;
        }

        if (found.ValueKind == JsonValueKind.String && found.GetString() is { Length: > 0 } text) return text;
        Wrong($"is to be a text, not {Show(found)}.", name);
        return null;
    }

    /// <summary>One of some words, or the first where it is not there.</summary>
    public string Word(string name, params string[] words)
    {
        if (Find(name) is null) return words[0];
        var said = Text(name);
        if (said is null) return words[0];
        if (words.FirstOrDefault(w => w.Equals(said, StringComparison.OrdinalIgnoreCase)) is { } word) return word;
        Wrong($"is \"{said}\"; it is to be one of {string.Join(", ", words)}.", name);
        return words[0];
    }

    /// <summary>The object in a field; null where it is not there.</summary>
    public Fields? Object(string name) => Find(name) is { } found ? new Fields(found, At(name), Faults) : null;

    /// <summary>The named values of this object, in the order in which they were written.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Each()
    {
        if (_element.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in _element.EnumerateObject())
        {
            _read.Add(property.Name);
            if (property.Value.ValueKind != JsonValueKind.Null) yield return (property.Name, property.Value);
        }
    }

    /// <summary>The entries of a list in a field, each with its path; none where it is not there.</summary>
    public IReadOnlyList<(JsonElement Value, string Path)> List(string name)
    {
        if (Find(name) is not { } found) return [];
        if (found.ValueKind == JsonValueKind.Array) return [.. found.EnumerateArray().Select((e, i) => (e, $"{At(name)}[{i}]"))];
        Wrong($"is to be a list, not {Show(found)}.", name);
        return [];
    }

    public IReadOnlyList<double> Numbers(string name)
    {
        var numbers = new List<double>();
        foreach (var (value, path) in List(name))
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) numbers.Add(number);
            else Faults.Add(new Fault(FaultKind.Invalid, $"is to be a number, not {Show(value)}.", path));
        }

        return numbers;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var (value, path) in List(name))
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) texts.Add(text);
            else Faults.Add(new Fault(FaultKind.Invalid, $"is to be a text, not {Show(value)}.", path));
        }

        return texts;
    }

    /// <summary>Tells of every field that nobody asked for: most are misspelt.</summary>
    public void NoOthers()
    {
        if (_element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in _element.EnumerateObject().Where(p => !_read.Contains(p.Name))) Wrong($"is not known here. Known: {string.Join(", ", _read)}.", property.Name);
    }

    public static string Show(JsonElement element) => element.GetRawText() is { Length: > 40 } text ? text[..40] + "..." : element.GetRawText();
}
