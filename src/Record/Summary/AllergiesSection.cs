using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>What is known about allergies. One of these always holds: silence is never shown as "none".</summary>
public enum AllergyState
{
    /// <summary>No source says anything.</summary>
    NoInformation,

    /// <summary>A source states that there are none known, and no source names one.</summary>
    NoneKnown,

    /// <summary>At least one is recorded.</summary>
    Known,
}

/// <summary>One allergy or intolerance.</summary>
public sealed record Allergy : RecordItem
{
    internal Allergy(RecordItem item)
        : base(item)
    {
    }

    /// <summary>What happens, "Rash, swelling"; null when not given.</summary>
    public string? Reaction { get; init; }

    /// <summary>"Severe", "Moderate" or "Mild" for the worst reaction recorded; null when not given.</summary>
    public string? Severity { get; init; }

    /// <summary>True when the author says a reaction could be dangerous to life.</summary>
    public bool HighRisk { get; init; }

    /// <summary>"Allergy" or "Intolerance"; null when not given.</summary>
    public string? Sort { get; init; }

    /// <summary>"Not confirmed" where the author is not sure; null otherwise.</summary>
    public string? Certainty { get; init; }

    /// <summary>Where the source says that it concerns a medicine.</summary>
    internal bool IsMedicine { get; init; }

    /// <summary>Where the source says that it concerns food.</summary>
    internal bool IsFood { get; init; }

    /// <summary>Where the source says what sort of thing it concerns.</summary>
    internal bool HasCategory { get; init; }
}

/// <summary>
/// Allergies. The section is never empty: the International Patient Summary asks that "no known" and "no information" be said.
/// https://hl7.org/fhir/uv/ips/
/// </summary>
/// <param name="State">Which of the three it is.</param>
/// <param name="Words">The section in one sentence, for the banner too.</param>
/// <param name="Active">Those that hold now, most dangerous first.</param>
/// <param name="Past">Those resolved or no longer current.</param>
/// <param name="NoneStatements">Each source's statement that there are none, whole or of one sort ("No known drug allergies").</param>
public sealed record Allergies(
    AllergyState State,
    string Words,
    IReadOnlyList<Allergy> Active,
    IReadOnlyList<Allergy> Past,
    IReadOnlyList<RecordItem> NoneStatements);

internal static class AllergiesSection
{
    public static Allergies Read(EntrySet entries)
    {
        var (active, past, none) = entries.Once(ReadEach);
        var shown = Agreement.Join(active, Key, static (_, _) => true)
            .OrderByDescending(a => a.HighRisk).ThenBy(a => a.Text, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Reference, StringComparer.Ordinal).ToList();
        var statements = Agreement.Join(none, s => Agreement.Plain(s.Text), static (_, _) => true, withinSource: true);
        var state = shown.Count > 0 ? AllergyState.Known : statements.Count > 0 ? AllergyState.NoneKnown : AllergyState.NoInformation;
        return new Allergies(state, WordsOf(state, shown, statements), shown, Agreement.Join(past, Key, static (_, _) => true), statements);
    }

    /// <summary>Every statement as each source makes it, nothing joined: what the conflict rules compare.</summary>
    public sealed record Lists(List<Allergy> Active, List<Allergy> Past, List<RecordItem> None);

    public static Lists ReadEach(EntrySet entries)
    {
        var (active, past, none) = (new List<Allergy>(), new List<Allergy>(), new List<RecordItem>());
        foreach (var entry in entries.Facts("AllergyIntolerance"))
        {
            var current = entry.Resource.Child("clinicalStatus").Code() is not ("inactive" or "resolved");
            var code = entry.Code;
            if (NoKnownAllergies.SaysNoInformation(code)) continue;
            if (NoKnownAllergies.Statement(code) is { } statement)
            {
                if (current) none.Add(entries.Item(entry, statement, code));
                continue;
            }

            (current ? active : past).Add(ReadOne(entry, code, entries));
        }

        foreach (var entry in entries.Facts("List"))
        {
            if (NoKnownAllergies.StatementOfList(entry.Resource) is { } statement) none.Add(entries.Item(entry, statement));
        }

        return new Lists(active, past, none);
    }

    internal static string Title(JsonElement resource) =>
        CodeText.Words(resource.Child("code")) ?? CodeText.WordsOfAll(resource.First("reaction"), "substance")
        ?? CodeText.Words(resource.First("reaction").Child("substance")) ?? "Allergy to something not named";

    private static Allergy ReadOne(Entry entry, CodeText? code, EntrySet entries)
    {
        var resource = entry.Resource;
        var reactions = new List<string>();
        var worst = 0;
        foreach (var reaction in resource.Items("reaction"))
        {
            if ((CodeText.WordsOfAll(reaction, "manifestation") ?? reaction.Text("description")) is { } words && !reactions.Contains(words)) reactions.Add(words);
            worst = Math.Max(worst, reaction.Text("severity") switch { "severe" => 3, "moderate" => 2, "mild" => 1, _ => 0 });
        }

        return new Allergy(entries.Item(entry, Title(resource), code ?? CodeText.Read(resource.First("reaction").Child("substance"))))
        {
            Reaction = reactions.Count == 0 ? null : string.Join(", ", reactions),
            Severity = worst switch { 3 => "Severe", 2 => "Moderate", 1 => "Mild", _ => null },
            HighRisk = resource.Text("criticality") == "high" || worst == 3,
            Sort = resource.Text("type") switch { "allergy" => "Allergy", "intolerance" => "Intolerance", _ => null },
            Certainty = resource.Child("verificationStatus").Code() is "unconfirmed" or "presumed" ? "Not confirmed" : null,
            IsMedicine = resource.Items("category").Any(c => c.Text() is "medication" or "biologic"),
            IsFood = resource.Items("category").Any(c => c.Text() is "food"),
            HasCategory = resource.Items("category").Any(),
        };
    }

    private static string? Key(Allergy allergy) => Agreement.Key(allergy.Code, allergy.Text);

    private static string WordsOf(AllergyState state, List<Allergy> active, List<RecordItem> none) => state switch
    {
        AllergyState.Known => string.Join(", ", active.Select(Brief).Distinct(StringComparer.OrdinalIgnoreCase)),
        AllergyState.NoneKnown => none.Exists(s => s.Text == NoKnownAllergies.All) ? NoKnownAllergies.All : string.Join(". ", none.Select(s => s.Text)),
        _ => "No information about allergies",
    };

    private static string Brief(Allergy allergy)
    {
        var more = new[] { allergy.Reaction?.ToLowerInvariant(), allergy.HighRisk ? "severe" : null, allergy.Certainty?.ToLowerInvariant() }.OfType<string>().ToList();
        return more.Count == 0 ? allergy.Text : $"{allergy.Text} ({string.Join("; ", more)})";
    }
}
