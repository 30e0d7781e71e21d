using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One vaccination.</summary>
public sealed record Immunisation : RecordItem
{
    internal Immunisation(RecordItem item)
        : base(item)
    {
    }

    /// <summary>"Dose 2 of 3"; null when not given.</summary>
    public string? Dose { get; init; }

    /// <summary>True when it was due and not given; the text says so too.</summary>
    public bool NotGiven { get; init; }

    /// <summary>Why it was not given; null when given or not said.</summary>
    public string? WhyNot { get; init; }
}

/// <summary>Vaccinations, newest first.</summary>
public sealed record Immunisations(IReadOnlyList<Immunisation> Items);

internal static class ImmunisationsSection
{
    public static Immunisations Read(EntrySet entries)
    {
        var all = entries.Facts("Immunization").ConvertAll(entry => ReadOne(entry, entries));
        var joined = Agreement.Join(all, i => i.When is null ? null : Agreement.Key(i.Code, i.Text), (a, b) => a.NotGiven == b.NotGiven && ProceduresSection.SameDay(a, b));
        return new Immunisations([.. joined.OrderByDescending(i => i.When).ThenBy(i => i.Text, StringComparer.OrdinalIgnoreCase).ThenBy(i => i.Reference, StringComparer.Ordinal)]);
    }

    internal static string Title(JsonElement immunisation)
    {
        var name = CodeText.Words(immunisation.Child("vaccineCode")) ?? "Vaccination";
        return immunisation.Text("status") == "not-done" ? "Not given: " + name : name;
    }

    private static Immunisation ReadOne(Entry entry, EntrySet entries)
    {
        var resource = entry.Resource;
        var not = resource.Text("status") == "not-done";
        var item = entries.Item(entry, Title(resource), CodeText.Read(resource.Child("vaccineCode")));
        return new Immunisation(item) { Dose = DoseOf(resource.First("protocolApplied")), NotGiven = not, WhyNot = not ? CodeText.Words(resource.Child("statusReason")) : null };
    }

    private static string? DoseOf(JsonElement protocol)
    {
        var (dose, of) = (Whole(protocol, "doseNumber"), Whole(protocol, "seriesDoses"));
        return dose is null ? null : of is null ? "Dose " + dose : $"Dose {dose} of {of}";
    }

    private static string? Whole(JsonElement protocol, string name) =>
        protocol.Text(name + "String") ?? (protocol.Child(name + "PositiveInt").ValueKind == JsonValueKind.Number ? protocol.Child(name + "PositiveInt").GetRawText() : null);
}
