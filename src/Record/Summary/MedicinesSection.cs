using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One medicine.</summary>
public sealed record Medicine : RecordItem
{
    internal Medicine(RecordItem item)
        : base(item)
    {
    }

    /// <summary>How it is taken; null when the source does not say.</summary>
    public string? Dose { get; init; }

    /// <summary>What for; null when not given.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it was stopped or put on hold; null when not given.</summary>
    public string? StatusReason { get; init; }

    /// <summary>True for an order that it must NOT be given; the text says so too.</summary>
    public bool NotToBeGiven { get; init; }

    /// <summary>True when the source prescribes it; false when somebody reports that it is taken.</summary>
    public bool Prescribed { get; init; }

    /// <summary>When it was stopped, where the source says when.</summary>
    internal FhirMoment? StoppedOn { get; init; }

    /// <summary>How much a day, where dose and timing say so beyond doubt.</summary>
    internal MedicineAmount Amount { get; init; } = MedicineAmount.Unknown;
}

/// <summary>Medicines taken now, and those stopped, completed or cancelled.</summary>
public sealed record Medicines(IReadOnlyList<Medicine> Current, IReadOnlyList<Medicine> Stopped);

internal static class MedicinesSection
{
    public static Medicines Read(EntrySet entries)
    {
        var (current, stopped) = entries.Once(ReadEach);
        return new Medicines(
            [.. Agreement.Join(current, Key, SameDose, withinSource: true)
                .OrderBy(m => !m.NotToBeGiven).ThenBy(m => m.Text, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Reference, StringComparer.Ordinal)],
            [.. Agreement.Join(stopped, Key, SameDose, withinSource: true)
                .OrderByDescending(m => m.When).ThenBy(m => m.Text, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Reference, StringComparer.Ordinal)]);
    }

    /// <summary>Every medicine as each source has it, nothing joined: what the conflict rules compare.</summary>
    public sealed record Lists(List<Medicine> Current, List<Medicine> Stopped);

    public static Lists ReadEach(EntrySet entries)
    {
        var (current, stopped) = (new List<Medicine>(), new List<Medicine>());
        foreach (var entry in entries.Facts("MedicationRequest"))
        {
            // A proposal or one option of several is no order; the timeline has it.
            if (entry.Resource.Text("intent") is "proposal" or "option") continue;
            (ListFor(entry.Resource.Text("status"), current, stopped))?.Add(ReadOne(entry, entries, "dosageInstruction"));
        }

        foreach (var entry in entries.Facts("MedicationStatement"))
        {
            (ListFor(entry.Resource.Text("status"), current, stopped))?.Add(ReadOne(entry, entries, "dosage"));
        }

        return new Lists(current, stopped);
    }

    /// <summary>The name, with "Not to be given" before it where the order says so.</summary>
    internal static string Title(JsonElement resource, EntrySet entries) =>
        resource.Bool("doNotPerform") == true ? "Not to be given: " + Name(resource, entries) : Name(resource, entries);

    internal static string Name(JsonElement resource, EntrySet entries) =>
        NameCode(resource, entries)?.Text
        ?? entries.Name(resource.Child("medicationReference"), resource)
        ?? "Medicine with no name";

    private static List<Medicine>? ListFor(string? status, List<Medicine> current, List<Medicine> stopped) => status switch
    {
        "active" or "on-hold" or "intended" or "unknown" or null => current,
        "stopped" or "completed" or "cancelled" or "not-taken" => stopped,
        _ => null,
    };

    private static Medicine ReadOne(Entry entry, EntrySet entries, string dosage)
    {
        var resource = entry.Resource;
        var (name, not) = (Name(resource, entries), resource.Bool("doNotPerform") == true);
        var dose = DosageText.ReadAll(resource, dosage);
        return new Medicine(entries.Item(entry, Title(resource, entries), NameCode(resource, entries)))
        {
            Dose = dose,
            Reason = CodeText.WordsOfAll(resource, "reasonCode") ?? entries.Name(resource.First("reasonReference"), resource),
            StatusReason = CodeText.Words(resource.Child("statusReason")) ?? CodeText.WordsOfAll(resource, "statusReason"),
            NotToBeGiven = not,
            Prescribed = entry.Type == "MedicationRequest",
            StoppedOn = resource.Child("effectivePeriod").Moment("end") ?? resource.Child("dispenseRequest").Child("validityPeriod").Moment("end"),
            Amount = MedicineAmount.Read(name, dose, resource.Items(dosage)),
        };
    }

    private static CodeText? NameCode(JsonElement resource, EntrySet entries) =>
        CodeText.Read(resource.Child("medicationCodeableConcept"))
        ?? CodeText.Read(entries.Resolve(resource.Child("medicationReference"), resource).Child("code"));

    private static string? Key(Medicine medicine) => (medicine.NotToBeGiven ? "not|" : "") + Agreement.Key(medicine.Code, medicine.Text);

    // Joined only when the directions agree, or one source gives none.
    private static bool SameDose(Medicine one, Medicine other) =>
        one.Status == other.Status && MedicineAmount.Compare(one, other) is MedicineAmount.Comparison.Same or MedicineAmount.Comparison.OneIsSilent
        && (one.SourceCode != other.SourceCode || Agreement.Plain(one.Dose ?? "") == Agreement.Plain(other.Dose ?? ""));
}
