using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Forms of a parameter that ask for what the index does not keep: the words beside a code, the type of an identifier, the identifier in a
/// reference, the distance of a place.
/// </summary>
internal static class LateValues
{
    /// <summary>Null for the forms that the index answers.</summary>
    public static Outcome<LateCriterion>? Parse(SearchParameterDefinition parameter, string? modifier, string name, string value) =>
        (parameter.Type, modifier) switch
        {
            (SearchParameterType.Token, "text") => Any(parameter, name, value, Text),
            (SearchParameterType.Token, "of-type") => Any(parameter, name, value, OfType),
            (SearchParameterType.Reference, "identifier") => Any(parameter, name, value, Identifier),
            (SearchParameterType.Special, null) when parameter.Code == "near" => Any(parameter, name, value, NearSearch.Parse),
            _ => default(Outcome<LateCriterion>?),
        };

    private static Outcome<LateCriterion>? Any(SearchParameterDefinition parameter, string name, string value, Func<string, Outcome<Func<FhirNode, bool>>> parse)
    {
        var anyOf = new List<Func<FhirNode, bool>>();
        foreach (var one in Escaped.Values(value))
        {
            var parsed = parse(one);
            if (!parsed.Succeeded)
            {
                return (Outcome<LateCriterion>)parsed.Fault;
            }

            anyOf.Add(parsed.Value);
        }

        return (Outcome<LateCriterion>)new BodyCriterion(name, FhirPathExpression.CompileSearchParameter(parameter.Expression).Value, item => anyOf.Exists(holds => holds(item)));
    }

    // The words beside a code, searched as a string is. https://hl7.org/fhir/R4/search.html#token (:text)
    private static Outcome<Func<FhirNode, bool>> Text(string value)
    {
        var start = TextFold.Fold(Escaped.Plain(value));
        return start.Length == 0
            ? new Fault(FaultKind.Invalid, "give some text")
            : (Func<FhirNode, bool>)(item => Words(item.Element).Any(w => TextFold.Fold(w).StartsWith(start, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Words(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var type = Member(value, "type");
        return new[] { Text(value, "text"), Text(value, "display"), Text(type, "text") }
            .Concat(Each(value, "coding").Select(c => Text(c, "display")))
            .OfType<string>();
    }

    // system|code|value: an identifier of this type with this value.
    private static Outcome<Func<FhirNode, bool>> OfType(string value)
    {
        var parts = Escaped.Parts(value, '|').Select(Escaped.Plain).ToList();
        if (parts.Count != 3 || parts[1].Length == 0 || parts[2].Length == 0)
        {
            return new Fault(FaultKind.Invalid, "give system|code|value: the type of the identifier, then its value");
        }

        return (Func<FhirNode, bool>)(item => item.Element.ValueKind == JsonValueKind.Object && Text(item.Element, "value") == parts[2]
            && Each(Member(item.Element, "type"), "coding").Any(c => (parts[0].Length == 0 || Text(c, "system") == parts[0]) && Text(c, "code") == parts[1]));
    }

    private static Outcome<Func<FhirNode, bool>> Identifier(string value) => TokenSearch.Parse(value).Then<Func<FhirNode, bool>>(token => (Func<FhirNode, bool>)(item =>
        Member(item.Element, "identifier") is { ValueKind: JsonValueKind.Object } identifier
        && ((TokenPredicate)token).Is(Symbol.Of(Text(identifier, "system")), Symbol.Of(Text(identifier, "value")))));

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    private static JsonElement.ArrayEnumerator Each(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement value, string name) => Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
