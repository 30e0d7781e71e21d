namespace Goldthread.Record.Reading;

/// <summary>
/// How much of a very long record one page reads. What keeps a person safe (allergies, medicines, problems, plans, wishes) is always read whole;
/// of what comes by the thousand, the newest of each code.
/// </summary>
public static class LongRecord
{
    /// <summary>How many of each code: half a year of a daily weight, seven weeks of four visits a day.</summary>
    public const int Newest = 200;

    // In the order in which they are named to the reader.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Observation"] = "measurements",
        ["DiagnosticReport"] = "test reports",
        ["Encounter"] = "stays and contacts",
        ["Appointment"] = "appointments",
        ["DocumentReference"] = "documents",
        ["Communication"] = "messages",
        ["QuestionnaireResponse"] = "forms",
        ["MedicationAdministration"] = "medicines given",
        ["MedicationDispense"] = "medicines handed out",
        ["ImagingStudy"] = "scans",
        ["Media"] = "pictures",
        ["Claim"] = "claims",
        ["ClaimResponse"] = "answers to claims",
        ["ExplanationOfBenefit"] = "payments",
        ["AuditEvent"] = "notes of access",
        ["Provenance"] = "notes of origin",
    };

    /// <summary>Types of which a page may leave out older entries.</summary>
    public static IReadOnlySet<string> Abundant { get; } = Words.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The same, less those of which a page shows all.</summary>
    public static IReadOnlySet<string> AbundantBut(params string[] types) => Abundant.Except(types, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

    /// <summary>No type: all of it is read.</summary>
    public static IReadOnlySet<string> Whole { get; } = new HashSet<string>();

    /// <summary>What a page says when it left something out; null when it did not.</summary>
    public static string? Says(IReadOnlySet<string> abridged)
    {
        string[] named = [.. Words.Where(w => abridged.Contains(w.Key)).Select(w => w.Value)];
        return named.Length == 0 ? null : $"This is a very long record. Of {Joined(named)}, this page shows and counts the newest {Newest} of each kind. Everything by date has all of them.";
    }

    private static string Joined(string[] named) => named.Length == 1 ? named[0] : string.Join(", ", named[..^1]) + " and " + named[^1];
}
