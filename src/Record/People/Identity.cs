using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>What the directory of people keeps of one source's Patient.</summary>
/// <param name="Key">Where the source's record lies.</param>
/// <param name="Whole">The person it belongs to: equal for all Patients that are one person.</param>
/// <param name="PatientId">The Patient's id.</param>
/// <param name="Source">Code of the organisation that sent it.</param>
/// <param name="NhsNumber">Ten digits, or empty.</param>
/// <param name="Status">Its verification status.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Names">Every part of every name, for finding.</param>
/// <param name="BirthDate">As far as known: "1941-03-02", "1941", or empty.</param>
/// <param name="Sex">Administrative gender, or empty.</param>
/// <param name="Place">Town and postcode, to tell two people of one name apart.</param>
/// <param name="Deceased">True when the source says so.</param>
public sealed record Identity(
    PersonKey Key, string Whole, string PatientId, string Source, string NhsNumber, NhsNumberStatus Status,
    string Name, IReadOnlyList<string> Names, string BirthDate, string Sex, string Place, bool Deceased)
{
    /// <summary>The person it belongs to by itself, before anybody decided anything: its verified number, else itself.</summary>
    public string Own { get; init; } = Whole;

    /// <summary>Family names, without case and accents.</summary>
    public IReadOnlyList<string> Family { get; init; } = [];

    /// <summary>Given names, in their order, without case and accents; nicknames too.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>"ZZ1 1AA", or empty. Not for showing where <see cref="Sensitive"/>.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>When the person died as far as the source says, or empty.</summary>
    public string Died { get; init; } = "";

    /// <summary>True where no place of this person may be shown or searched by: the register or a source says so of this record or of another of the same person.</summary>
    public bool Sensitive { get; init; }

    /// <summary>True where the Patient itself has the label "restricted" or a higher one.</summary>
    internal bool Labelled { get; init; }

    /// <summary>NHS numbers that the source says the person had before.</summary>
    internal IReadOnlyList<string> OldNumbers { get; init; } = [];

    /// <summary>Ids of Patients that the source says are this person too: what took this record's place, or what it took the place of.</summary>
    internal IReadOnlyList<string> SameAs { get; init; } = [];

    /// <summary>Reads a Patient. Only an NHS number of status 01 joins it to others (HSCA 2012 s251A, domain rule B1.5); anything else stays apart.</summary>
    public static Identity Read(PersonKey key, string id, string source, JsonElement patient)
    {
        var old = FormerNumbers(patient).ToHashSet(StringComparer.Ordinal);
        var numbers = PatientIdentity.Numbers(patient).Where(n => !old.Contains(n.Number.ToString())).OrderBy(n => n.Status.MayAutoLink() ? 0 : 1).ToList();
        var verified = numbers.Count > 0 && numbers[0].Status.MayAutoLink();
        var number = numbers.Count > 0 ? numbers[0].Number.ToString() : "";
        var names = Array(patient, "name").ToList();
        var shown = names.OrderBy(n => Text(n, "use") switch { "usual" => 0, "official" => 1, "old" or "maiden" => 3, _ => 2 }).Select(Full).FirstOrDefault(n => n.Length > 0) ?? "Name not known";
        var address = Array(patient, "address").OrderBy(a => Text(a, "use") is "home" or "" ? 0 : 1).FirstOrDefault();
        return new Identity(
            key, verified ? "n" + number : "p" + key, id, source, number, numbers.Count > 0 ? numbers[0].Status : NhsNumberStatuses.FromCode(null),
            shown, [.. names.SelectMany(Parts).Distinct(StringComparer.OrdinalIgnoreCase)], Text(patient, "birthDate"), Text(patient, "gender"),
            address.ValueKind == JsonValueKind.Object ? string.Join(", ", new[] { Text(address, "city"), Text(address, "postalCode") }.Where(t => t.Length > 0)) : "",
            patient.TryGetProperty("deceasedBoolean", out var dead) ? dead.ValueKind == JsonValueKind.True : patient.TryGetProperty("deceasedDateTime", out _))
        {
            Family = Folded(names.Select(n => Text(n, "family"))),
            Given = Folded(names.SelectMany(n => Strings(n, "given")).SelectMany(g => g.Split(' '))),
            Postcode = Kernel.Values.Postcode.TryParse(Text(address, "postalCode"), null, out var postcode) ? postcode.ToString() : "",
            Died = Text(patient, "deceasedDateTime") is { Length: >= 4 } died ? died.Split('T')[0] : "",
            Labelled = IsLabelled(patient),
            OldNumbers = [.. old],
            SameAs = [.. Array(patient, "link").Where(l => Text(l, "type") is "replaced-by" or "replaces")
                .Select(l => l.TryGetProperty("other", out var other) ? Text(other, "reference") : "")
                .Where(r => r.StartsWith("Patient/", StringComparison.Ordinal)).Select(r => r["Patient/".Length..])],
        };
    }

    // A number is a former one where the source says "old", or gives an end and another number without one. https://hl7.org/fhir/R4/valueset-identifier-use.html
    private static IEnumerable<string> FormerNumbers(JsonElement patient) => Array(patient, "identifier")
        .Where(i => Text(i, "system") == Kernel.Values.NhsNumber.System && (Text(i, "use") == "old" || (i.TryGetProperty("period", out var period) && Text(period, "end").Length > 0)))
        .Select(i => Text(i, "value")).Where(v => Kernel.Values.NhsNumber.TryParse(v, null, out _)).Select(v => Kernel.Values.NhsNumber.Parse(v).ToString());

    // The national register marks a sensitive person with R; V is very restricted. http://terminology.hl7.org/CodeSystem/v3-Confidentiality
    private static bool IsLabelled(JsonElement patient) =>
        patient.TryGetProperty("meta", out var meta) && Array(meta, "security").Any(l =>
            Text(l, "system") == "http://terminology.hl7.org/CodeSystem/v3-Confidentiality" && Text(l, "code") is "R" or "V" or "REDACTED");

    private static string[] Folded(IEnumerable<string> names) =>
        [.. names.Select(n => TextFold.Fold(n).Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string Full(JsonElement name) =>
        Text(name, "text") is { Length: > 0 } text ? text : string.Join(' ', Strings(name, "given").Append(Text(name, "family")).Where(p => p.Length > 0));

    // Whole parts and each word of them: "van der Berg" is found by "berg" too.
    private static IEnumerable<string> Parts(JsonElement name)
    {
        var texts = Strings(name, "given").Append(Text(name, "family")).Where(t => t.Length > 0).ToList();
        if (texts.Count == 0 && Text(name, "text") is { Length: > 0 } text)
        {
            texts.Add(text);
        }

        return texts.SelectMany(t => TextFold.Fold(t).Split([' ', '-', '\'', '’', '.', ','], StringSplitOptions.RemoveEmptyEntries));
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        Array(element, name).Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!);

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
