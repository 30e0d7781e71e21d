namespace Goldthread.Record.Summary;

/// <summary>
/// With whom the person lives, from what sources observe: a finding ("Lives alone", SNOMED CT 105529008), or an observation of the living
/// arrangement with its answer as the value. There is no element for it in FHIR R4's Patient.
/// </summary>
internal static class LivingArrangement
{
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "living arrangement", "living arrangements", "living situation", "lives with", "who lives with", "who the person lives with", "household", "household composition",
    };

    public static RecordItem? Latest(EntrySet entries) => entries.Once(ReadEach).Said.MaxBy(i => i.When?.Start ?? i.Received);

    /// <summary>Each source's latest statement.</summary>
    public static List<RecordItem> LatestOfEach(EntrySet entries) =>
        [.. entries.Once(ReadEach).Said.GroupBy(i => i.SourceCode, StringComparer.Ordinal).Select(g => g.MaxBy(i => i.When?.Start ?? i.Received)!)];

    private sealed record Statements(List<RecordItem> Said);

    private static Statements ReadEach(EntrySet entries) => new([.. Read(entries)]);

    private static IEnumerable<RecordItem> Read(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Observation").Concat(entries.Facts("Condition")))
        {
            if (entry.Type == "Condition" && entry.Resource.Child("clinicalStatus").Code() is "inactive" or "resolved") continue;
            if (entry.Resource.Text("status") is "cancelled" or "registered" || Words(entry) is not { } words) continue;
            yield return entries.Item(entry, words, entry.Code);
        }
    }

    private static string? Words(Entry entry)
    {
        // A cheap look before the words are read: most observations are laboratory tests.
        if (ObservationValue.IsMeasured(entry)) return null;
        if (entry.Code is not { } code || entry.Resource.Bool("valueBoolean") == false) return null;
        var value = entry.Resource.Text("valueString") ?? CodeText.Words(entry.Resource.Child("valueCodeableConcept"));
        if (code.Has(CodeText.Snomed, "105529008")) return Agreement.Plain(value ?? "") is "no" or "false" ? null : "Lives alone";
        if (Questions.Contains(Agreement.Plain(code.Text)) && value is not null)
        {
            return value.StartsWith("lives", StringComparison.OrdinalIgnoreCase) || value.StartsWith("living", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("alone", StringComparison.OrdinalIgnoreCase) ? (value.StartsWith("alone", StringComparison.OrdinalIgnoreCase) ? "Lives alone" : value)
                : Agreement.Plain(code.Text).EndsWith("lives with", StringComparison.Ordinal) ? "Lives with " + value : value;
        }

        return value is null && code.Text.StartsWith("lives ", StringComparison.OrdinalIgnoreCase) ? code.Text : null;
    }
}
