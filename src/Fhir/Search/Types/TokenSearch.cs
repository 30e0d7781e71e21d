using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Codes, identifiers, booleans. https://hl7.org/fhir/R4/search.html#token</summary>
internal static class TokenSearch
{
    /// <summary><c>code</c> in any system, <c>system|code</c>, <c>|code</c> without a system, <c>system|</c> any code of it. The value is still escaped.</summary>
    public static Outcome<Predicate> Parse(string value)
    {
        var bar = Escaped.Sign(value, '|');
        if (value.Length == 0 || value == "|")
        {
            return new Fault(FaultKind.Invalid, "give a code, or system|code");
        }

        return bar < 0
            ? new TokenPredicate(null, Symbol.Of(Escaped.Plain(value)))
            : new TokenPredicate(Symbol.Of(Escaped.Plain(value[..bar])), bar == value.Length - 1 ? null : Symbol.Of(Escaped.Plain(value[(bar + 1)..])));
    }

    /// <summary>The (system, code) pairs that a value holds.</summary>
    public static IEnumerable<(string? System, string? Code)> Tokens(FhirNode node) =>
        node.IsFhir ? Tokens(node.Element, node.TypeName) : [(null, node.AsString())];

    private static IEnumerable<(string? System, string? Code)> Tokens(JsonElement value, string type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                yield return (null, value.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                yield return (null, value.GetRawText());
                break;
            case JsonValueKind.Object when value.TryGetProperty("coding", out var codings):
                foreach (var coding in codings.EnumerateArray())
                {
                    yield return (Text(coding, "system"), Text(coding, "code"));
                }

                break;
            case JsonValueKind.Object when type is "Identifier":
                yield return (Text(value, "system"), Text(value, "value"));
                break;
            case JsonValueKind.Object when type is "ContactPoint":
                yield return (null, Text(value, "value"));
                break;
            case JsonValueKind.Object when type is "Coding" or "Quantity":
                yield return (Text(value, "system"), Text(value, "code"));
                break;
            default:
                break;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Null means any; a symbol of 0 means none.</summary>
internal sealed record TokenPredicate(long? System, long? Code) : Predicate
{
    public override bool Matches(in PackedReader value) =>
        value.Kind == PackedKind.Token && (System is null || System == value.First) && (Code is null || Code == value.Second);
}
