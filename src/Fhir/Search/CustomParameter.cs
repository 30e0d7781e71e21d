using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>A search parameter that somebody added as a SearchParameter resource. https://hl7.org/fhir/R4/searchparameter.html</summary>
internal static class CustomParameter
{
    /// <summary>What is wrong with the expression, or null: a parameter that could never be searched is refused when it is sent.</summary>
    public static Fault? Check(JsonElement resource) =>
        Text(resource, "expression") is { Length: > 0 } expression && FhirPathExpression.CompileSearchParameter(expression) is { Succeeded: false } compiled
            ? new Fault(FaultKind.Invalid, $"The expression cannot be read: {compiled.Fault.Message}", "SearchParameter.expression")
            : null;

    /// <summary>The parameter for each type it is for; empty when it is not active, or of a kind that is not searched.</summary>
    public static IEnumerable<(string Type, SearchParameterDefinition Parameter)> Read(JsonElement resource, FhirDefinitions definitions)
    {
        if (Text(resource, "status") != "active" || Text(resource, "code") is not { Length: > 0 } code || Text(resource, "expression") is not { Length: > 0 } expression
            || !Enum.TryParse<SearchParameterType>(Text(resource, "type"), ignoreCase: true, out var type) || type is SearchParameterType.Composite or SearchParameterType.Special
            || !FhirPathExpression.CompileSearchParameter(expression).Succeeded)
        {
            return [];
        }

        var parameter = new SearchParameterDefinition(code, Text(resource, "url") ?? "", type, expression, [.. Texts(resource, "target").Where(definitions.IsResource)], []);
        return Texts(resource, "base").SelectMany(b => b is "Resource" or "DomainResource" ? definitions.ResourceTypes : [b]).Where(definitions.IsResource).Distinct(StringComparer.Ordinal)
            .Select(b => (b, parameter));
    }

    private static IEnumerable<string> Texts(JsonElement value, string name) =>
        value.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(t => t.GetString()!) : [];

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
