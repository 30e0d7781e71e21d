using System.Text.Json;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Assumed;

/// <summary>Every assumption of the journey model, each under its id.</summary>
public sealed class AssumptionBook
{
    private const string Shipped = "Goldthread.Impact.Assumed.england.json";

    private readonly Dictionary<string, Assumption> _byId;

    /// <summary>A book of these; where one stands twice the last counts.</summary>
    public AssumptionBook(IEnumerable<Assumption> assumptions)
    {
        _byId = new Dictionary<string, Assumption>(StringComparer.Ordinal);
        foreach (var assumption in assumptions) _byId[assumption.Id] = assumption;
    }

    /// <summary>What comes with the product: England, mostly 2022 to 2024, each with its source.</summary>
    public static AssumptionBook England { get; } = OfEngland();

    /// <summary>All of them, in the order of <see cref="AssumptionKind.All"/>.</summary>
    public IEnumerable<Assumption> All => AssumptionKind.All.Select(k => _byId.GetValueOrDefault(k.Id)).OfType<Assumption>();

    /// <summary>One of them. Throws <see cref="KeyNotFoundException"/> where it is missing: ask <see cref="Check"/> first.</summary>
    public Assumption this[string id] => _byId[id];

    /// <summary>The same with some of them replaced.</summary>
    public AssumptionBook With(IEnumerable<Assumption> others) => new(_byId.Values.Concat(others));

    /// <summary>The same with one of them multiplied; shares stay at most 1.</summary>
    public AssumptionBook Times(string id, double ratio) =>
        With([this[id] with { Values = [.. this[id].Values.Select(v => Math.Min(v * ratio, AssumptionKind.Find(id)!.Most))] }]);

    /// <summary>True where it takes the same for true as another: the same assumptions, not others that happen to say the same.</summary>
    internal bool SameAs(AssumptionBook other) => ReferenceEquals(this, other) || (_byId.Count == other._byId.Count && _byId.All(a => other._byId.TryGetValue(a.Key, out var there) && a.Value == there));

    /// <summary>What is missing or wrong.</summary>
    public IEnumerable<Fault> Check() =>
        AssumptionKind.All.Where(k => !_byId.ContainsKey(k.Id)).Select(k => new Fault(FaultKind.Invalid, $"The assumption “{k.Id}” is missing: {k.Says}", "assumptions"))
            .Concat(_byId.Values.SelectMany(a => a.Check($"assumptions.{a.Id}")))
            .Concat(_byId.TryGetValue("needs-support-at-home", out var home) && _byId.TryGetValue("needs-bed", out var bed) && _byId.TryGetValue("needs-care-home", out var care) && home.Values.Count == 4 && bed.Values.Count == 4 && care.Values.Count == 4
                ? Enumerable.Range(0, 4).Where(f => home.Values[f] + bed.Values[f] + care.Values[f] > 1)
                    .Select(f => new Fault(FaultKind.Invalid, $"More than everybody ({home.Values[f] + bed.Values[f] + care.Values[f]:P0}) would need something to leave hospital: these three sum to at most 1", $"assumptions.needs-support-at-home.values[{f}]"))
                : []);

    /// <summary>Assumptions written as a JSON list; faults name the place.</summary>
    public static Outcome<IReadOnlyList<Assumption>> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Assumption[]>(json, ModelJson.Options) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.Invalid, $"This cannot be read: {error.Message.Split(" Path:")[0]}", error.Path ?? "assumptions");
        }
    }

    private static AssumptionBook OfEngland()
    {
        using var stream = typeof(AssumptionBook).Assembly.GetManifestResourceStream(Shipped)!;
        using var reader = new StreamReader(stream);
        var book = new AssumptionBook(Read(reader.ReadToEnd()).Value);
        var faults = book.Check().ToArray();
        return faults.Length == 0 ? book : throw new InvalidDataException(string.Join("; ", faults.Select(f => f.ToString())));
    }
}
