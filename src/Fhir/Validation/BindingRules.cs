using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>Codes of bindings of strength "required". https://hl7.org/fhir/R4/terminologies.html#required</summary>
internal static class BindingRules
{
    private const int MostShown = 12;

    /// <summary>What is wrong with a code that is text and not empty, or null.</summary>
    public static string? CodeProblem(JsonElement value, MemberShape member, Utf8Table codes)
    {
        var text = JsonText.Content(value);
        return codes.Find(text) >= 0 ? null
            : $"{PrimitiveRules.Quote(text)} is not one of the codes allowed here{Allowed(member.Element.RequiredValueSet!, member.Codes!)}";
    }

    /// <summary>At least one coding of the concept must be from the value set; null when one is.</summary>
    public static string? ConceptProblem(JsonElement concept, string valueSet, CodeList codes)
    {
        if (JsonText.TryGet(concept, "coding"u8, out var codings) && codings.ValueKind == JsonValueKind.Array)
        {
            foreach (var coding in codings.EnumerateArray())
            {
                if (coding.ValueKind == JsonValueKind.Object && Text(coding, "system"u8) is { } system && Text(coding, "code"u8) is { } code && codes.Contains(system, code))
                {
                    return null;
                }
            }
        }
        else if (JsonText.TryGet(concept, "extension"u8, out _))
        {
            // The extension says why there is no code (data-absent-reason).
            return null;
        }

        return $"At least one coding here must have the system {string.Join(" or ", codes.Systems)} and one of its codes{Allowed(valueSet, codes)}";
    }

    private static string Allowed(string valueSet, CodeList codes) =>
        codes.Codes.Count <= MostShown ? $": {string.Join(", ", codes.Codes.Order(StringComparer.Ordinal))}." : $", which are listed at {valueSet}.";

    private static string? Text(JsonElement coding, ReadOnlySpan<byte> name) =>
        JsonText.TryGet(coding, name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.ToText(JsonText.Content(value)) : null;
}
