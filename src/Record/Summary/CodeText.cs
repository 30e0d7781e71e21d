using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One code of one code system.</summary>
public sealed record CodeOf(string? System, string? Code, string? Display);

/// <summary>
/// A coded value as words: what the author wrote, else the chosen coding's display, else any display, else the bare code.
/// https://hl7.org/fhir/R4/datatypes.html#CodeableConcept
/// </summary>
public sealed record CodeText(string Text, IReadOnlyList<CodeOf> Codings)
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Dmd = "https://dmd.nhs.uk";

    // What SNOMED CT puts in brackets at the end of a fully specified name says what sort of concept it is, and nothing to a reader.
    private static readonly HashSet<string> SemanticTags = new(StringComparer.Ordinal)
    {
        "disorder", "finding", "situation", "procedure", "regime/therapy", "observable entity", "substance", "product",
        "medicinal product", "clinical drug", "event", "qualifier value", "person", "occupation", "record artifact", "body structure",
    };

    /// <summary>The address of the code in the first of our preferred systems, "system|code"; null when there is no code with a system.</summary>
    public string? Key { get; } = KeyOf(Codings);

    public static CodeText? Read(JsonElement concept)
    {
        var codings = new List<CodeOf>(1);
        string? chosen = null;
        foreach (var coding in concept.Items("coding"))
        {
            var one = ReadCoding(coding);
            if (one is null) continue;
            codings.Add(one);
            if (coding.Bool("userSelected") == true) chosen ??= one.Display;
        }

        var text = concept.Text("text") ?? chosen ?? codings.Find(c => c.Display is not null)?.Display ?? codings.Find(c => c.Code is not null)?.Code;
        return text is null ? null : new CodeText(WithoutTag(text), codings);
    }

    public static CodeText? OfCoding(JsonElement coding)
    {
        var one = ReadCoding(coding);
        return (one?.Display ?? one?.Code) is { } text ? new CodeText(WithoutTag(text), [one!]) : null;
    }

    /// <summary>The words of a CodeableConcept, or null.</summary>
    public static string? Words(JsonElement concept) => Read(concept)?.Text;

    /// <summary>The words of each CodeableConcept in a list, joined by commas; null when there are none.</summary>
    public static string? WordsOfAll(JsonElement parent, string name)
    {
        List<string>? words = null;
        foreach (var concept in parent.Items(name))
        {
            if (Words(concept) is { } text && words?.Contains(text) != true) (words ??= []).Add(text);
        }

        return words is null ? null : string.Join(", ", words);
    }

    public bool Has(string system, string code) => Codings.Any(c => c.Code == code && SameSystem(c.System, system));

    /// <summary>True when any code of the two is the same code of the same system.</summary>
    public bool Shares(CodeText? other) => other is not null
        && Codings.Any(mine => mine is { System: not null, Code: not null } && other.Has(mine.System, mine.Code));

    private static CodeOf? ReadCoding(JsonElement coding)
    {
        var (code, display) = (coding.Text("code"), coding.Text("display"));
        return code is null && display is null ? null : new CodeOf(coding.Text("system"), code, display);
    }

    // dm+d identifiers are SNOMED CT identifiers, sent under either address.
    private static bool SameSystem(string? one, string? other) => one == other || (IsSnomed(one) && IsSnomed(other));

    private static bool IsSnomed(string? system) => system is Snomed or Dmd;

    private static string? KeyOf(IReadOnlyList<CodeOf> codings)
    {
        CodeOf? best = null;
        foreach (var coding in codings)
        {
            if (coding is { System: not null, Code: not null } && (best is null || Rank(coding.System) < Rank(best.System!))) best = coding;
        }

        return best is null ? null : (IsSnomed(best.System) ? Snomed : best.System) + "|" + best.Code;
    }

    private static int Rank(string system) => system switch { Snomed or Dmd => 0, Loinc => 1, RxNorm => 2, _ => 3 };

    private static string WithoutTag(string text)
    {
        var open = text.EndsWith(')') ? text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return open > 0 && SemanticTags.Contains(text[(open + 2)..^1]) ? text[..open] : text;
    }
}
