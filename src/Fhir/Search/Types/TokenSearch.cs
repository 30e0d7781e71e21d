using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Codes, identifiers, booleans. https://hl7.org/fhir/R4/search.html#token</summary>
internal static class TokenSearch
{
    /// <summary><c>code</c> in any system, <c>system|code</c>, <c>|code</c> without a system, <c>system|</c> any code of it. The value is still escaped.</summary>
    public static Outcome<Predicate> Parse(string value, string? modifier = null)
    {
        if (modifier is "in" or "not-in")
        {
            return Escaped.Plain(value) is { Length: > 0 } url ? new ValueSetPredicate(url) : new Fault(FaultKind.Invalid, "give the address of a value set");
        }

        if (modifier is not (null or "not" or "above" or "below"))
        {
            return new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported here");
        }

        var bar = Escaped.Sign(value, '|');
        if (value.Length == 0 || value == "|")
        {
            return new Fault(FaultKind.Invalid, "give a code, or system|code");
        }

        if (modifier is "above" or "below")
        {
            return bar > 0 && bar < value.Length - 1
                ? new HierarchyPredicate(Escaped.Plain(value[..bar]), Escaped.Plain(value[(bar + 1)..]), modifier == "above")
                : new Fault(FaultKind.Invalid, $":{modifier} needs system|code");
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
    public override bool Matches(in PackedReader value) => value.Kind == PackedKind.Token && Is(value.First, value.Second);

    public bool Is(long system, long code) => (System is null || System == system) && (Code is null || Code == code);
}

/// <summary>Any code of a value set; becomes a <see cref="TokenSetPredicate"/> when the search has looked the set up.</summary>
internal sealed record ValueSetPredicate(string Url) : Predicate
{
    public override bool Matches(in PackedReader value) => throw new InvalidOperationException($"The value set {Url} was not looked up.");
}

/// <summary>A code and those above or below it in its code system; becomes a <see cref="TokenSetPredicate"/> likewise.</summary>
internal sealed record HierarchyPredicate(string System, string Code, bool Above) : Predicate
{
    public override bool Matches(in PackedReader value) => throw new InvalidOperationException($"The code system {System} was not looked up.");
}

/// <summary>Any of many codes, each with its system; or any code of some systems.</summary>
internal sealed record TokenSetPredicate(IReadOnlySet<(long System, long Code)> Codes, IReadOnlySet<long> Systems, IReadOnlySet<(long System, long Code)> Except) : Predicate
{
    private readonly HashSet<long> _codes = [.. Codes.Select(c => c.Code)];

    // Where a resource names no system (status, gender), the code alone says it.
    public override bool Matches(in PackedReader value) =>
        value.Kind == PackedKind.Token && (value.First == 0
            ? _codes.Contains(value.Second)
            : !Except.Contains((value.First, value.Second)) && (Systems.Contains(value.First) || Codes.Contains((value.First, value.Second))));
}
