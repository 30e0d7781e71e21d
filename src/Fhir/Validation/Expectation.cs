using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>Fixed values and patterns. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_</summary>
internal static class Expectation
{
    /// <summary>What is wrong with a value that is to be fixed, or to hold a pattern; null when nothing is.</summary>
    public static string? Problem(JsonProperty expected, JsonElement value)
    {
        var isFixed = expected.Name.StartsWith("fixed", StringComparison.Ordinal);
        return value.ValueKind != JsonValueKind.Undefined && (isFixed ? JsonElement.DeepEquals(expected.Value, value) : Holds(value, expected.Value))
            ? null
            : $"This must {(isFixed ? "be" : "hold")} {PrimitiveRules.Quote(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(expected.Value))}.";
    }

    // Everything of the pattern is in the value; a list holds, for each item of the pattern, one that holds it.
    private static bool Holds(JsonElement value, JsonElement pattern) => pattern.ValueKind switch
    {
        JsonValueKind.Object => value.ValueKind == JsonValueKind.Object && pattern.EnumerateObject().All(p => value.TryGetProperty(p.Name, out var own) && Holds(own, p.Value)),
        JsonValueKind.Array => value.ValueKind == JsonValueKind.Array && pattern.EnumerateArray().All(p => value.EnumerateArray().Any(v => Holds(v, p))),
        _ => JsonElement.DeepEquals(value, pattern),
    };
}

/// <summary>Codes, Codings and CodeableConcepts against a list.</summary>
internal static class ProfileBinding
{
    public static bool IsIn(Child item, CodeList codes) => item.TypeName switch
    {
        "CodeableConcept" => BindingRules.ConceptProblem(item.Value, "", codes) is null,
        "Coding" => Profile.Text(item.Value, "system") is { } system && Profile.Text(item.Value, "code") is { } code && codes.Contains(system, code),
        "Quantity" => Profile.Text(item.Value, "system") is { } system && Profile.Text(item.Value, "code") is { } code && codes.Contains(system, code),
        _ => item.Value.ValueKind != JsonValueKind.String || codes.Codes.Contains(JsonText.ToText(JsonText.Content(item.Value))),
    };
}

/// <summary>Where an extension may stand. https://hl7.org/fhir/R4/defining-extensions.html#context</summary>
internal static class ExtensionContext
{
    public static bool Allows(Profile extension, Child owner)
    {
        if (!extension.Definition.TryGetProperty("context", out var contexts) || contexts.GetArrayLength() == 0)
        {
            return true;
        }

        // Contexts by FHIRPath or inside another extension are not followed, and so not refused.
        return contexts.EnumerateArray().Any(c => Profile.Text(c, "type") != "element" || (Profile.Text(c, "expression") is { } expression && IsAt(owner, expression)));
    }

    private static bool IsAt(Child owner, string expression)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(owner.Path, @"\[\d+\]", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        if (path == expression || path.EndsWith("." + expression, StringComparison.Ordinal) || expression.Replace("[x]", "", StringComparison.Ordinal) == path)
        {
            return true;
        }

        for (var type = owner.Type; type is not null; type = type.BaseName is { } up ? FhirDefinitions.R4.Type(up) : null)
        {
            if (type.Name == expression)
            {
                return true;
            }
        }

        return expression is "Element" && owner.Type?.Kind != TypeKind.Resource;
    }
}
