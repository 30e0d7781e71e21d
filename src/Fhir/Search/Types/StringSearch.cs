using System.Text;
using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Text: the start of it by default, without case and accents. https://hl7.org/fhir/R4/search.html#string</summary>
internal static class StringSearch
{
    private static readonly string[] NameParts = ["text", "family", "given", "prefix", "suffix"];
    private static readonly string[] AddressParts = ["text", "line", "city", "district", "state", "postalCode", "country"];

    public static Outcome<Predicate> Parse(string value, string? modifier) => modifier switch
    {
        _ when string.IsNullOrWhiteSpace(value) => new Fault(FaultKind.Invalid, "give some text"),
        null => new StringPredicate(TextFold.Fold(value), StringMatch.Start),
        "contains" => new StringPredicate(TextFold.Fold(value), StringMatch.Contains),
        "exact" => new StringPredicate(value, StringMatch.Exact),
        _ => new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported for text"),
    };

    /// <summary>The texts that a value holds; the parts of names and addresses each by itself.</summary>
    public static IEnumerable<string> Texts(FhirNode node) =>
        node.IsFhir ? Texts(node.Element, node.TypeName) : node.AsString() is { } text ? [text] : [];

    private static IEnumerable<string> Texts(JsonElement value, string type)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            yield return value.GetString()!;
            yield break;
        }

        foreach (var part in type switch { "HumanName" => NameParts, "Address" => AddressParts, _ => [] })
        {
            if (!value.TryGetProperty(part, out var texts))
            {
                continue;
            }

            if (texts.ValueKind == JsonValueKind.String)
            {
                yield return texts.GetString()!;
            }
            else if (texts.ValueKind == JsonValueKind.Array)
            {
                foreach (var text in texts.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String))
                {
                    yield return text.GetString()!;
                }
            }
        }
    }
}

internal enum StringMatch
{
    Start,
    Contains,
    Exact,
}

/// <summary>The text is folded already, unless it must match exactly.</summary>
internal sealed record StringPredicate(string Text, StringMatch Match) : Predicate
{
    public override bool Matches(in PackedReader value)
    {
        if (value.Kind != PackedKind.String)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(value.Text);
        return Match switch
        {
            StringMatch.Exact => text == Text,
            StringMatch.Contains => TextFold.Fold(text).Contains(Text, StringComparison.Ordinal),
            _ => TextFold.Fold(text).StartsWith(Text, StringComparison.Ordinal),
        };
    }
}
