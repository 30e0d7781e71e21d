namespace Goldthread.Record.Summary;

/// <summary>What sources differ about.</summary>
public enum ConflictKind
{
    NhsNumber,
    Allergies,
    Medicine,
    Resuscitation,
    Name,
    BirthDate,
    Sex,
    Death,
    Address,
    Telephone,
    MaritalStatus,
    LivesWith,
}

/// <summary>What one source says.</summary>
public sealed record ConflictSide(string Text, string SourceCode, string SourceName, FhirMoment? When, string? Author, string Reference)
{
    internal static ConflictSide Of(RecordItem item, string? text = null) =>
        new(text ?? item.Text, item.SourceCode, item.SourceName, item.When, item.Author, item.Reference);
}

/// <summary>
/// Values that differ between sources. They are never merged and none is preferred: they stand side by side until somebody settles it.
/// </summary>
/// <param name="Kind">What sort of thing they differ about.</param>
/// <param name="Title">What it is about, "Allergies", "Furosemide".</param>
/// <param name="Why">How they differ, in one sentence.</param>
/// <param name="Sides">At least two, in the order of their sources' names.</param>
public sealed record Conflict(ConflictKind Kind, string Title, string Why, IReadOnlyList<ConflictSide> Sides)
{
    internal static Conflict Between(ConflictKind kind, string title, string why, IEnumerable<ConflictSide> sides) => new(kind, title, why,
        [.. sides.OrderBy(s => s.SourceName, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.SourceCode, StringComparer.Ordinal)
            .ThenByDescending(s => s.When).ThenBy(s => s.Reference, StringComparer.Ordinal)]);
}

/// <summary>
/// All the rules, the most dangerous first. Each errs towards showing a difference that is none, never towards hiding one; silence of a
/// source is no difference.
/// </summary>
internal static class ConflictsSection
{
    public static IReadOnlyList<Conflict> Read(EntrySet entries) =>
    [
        .. PersonConflicts.NhsNumbers(entries),
        .. AllergyConflicts.Read(entries),
        .. MedicineConflicts.Read(entries),
        .. ResuscitationConflicts.Read(entries),
        .. PersonConflicts.Read(entries),
    ];
}
