using System.Runtime.InteropServices;
using System.Text.Json;
using Goldthread.Fhir.FhirPath.Model;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>resolve(). https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class References
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("resolve", 0, c => c.ForEach(static (scope, node) => Resolve(scope.Evaluation, node))),
        Items("getReferenceKey", 0, 1, ReferenceKey),
        Items("getResourceKey", 0, c => c.ForEach(static (_, node) =>
            node.IsResource && JsonText.TryText(node.Element, "id"u8, out var id) ? FhirNode.From($"{node.TypeName}/{JsonText.Of(id)}") : default)),
    ];

    /// <summary>
    /// "#id" within the root resource; anything else through the context, and without one a node of the type that the text tells.
    /// </summary>
    private static FhirNode Resolve(Evaluation evaluation, FhirNode node)
    {
        var json = Text(node);
        if (json.ValueKind is not JsonValueKind.String)
        {
            var computed = node.IsFhir ? null : node.Kind is SystemKind.String ? node.AsString() : null;
            return computed is null ? Typed(node, json) : Fetch(evaluation, computed) ?? default;
        }

        var raw = JsonMarshal.GetRawUtf8Value(json)[1..^1];
        if (raw.Length > 0 && raw[0] == '#')
        {
            return Navigation.Contained(evaluation.RootResource, JsonText.Of(json).AsSpan(1)) ?? default;
        }

        if (evaluation.Context?.Resolve is { } resolve)
        {
            return resolve(JsonText.Of(json)) ?? default;
        }

        return Navigation.TypeOfReference(raw) is { } type ? FhirNode.Known(type, json) : Typed(node, json);
    }

    private static FhirNode? Fetch(Evaluation evaluation, string reference) => reference.StartsWith('#')
        ? Navigation.Contained(evaluation.RootResource, reference.AsSpan(1))
        : evaluation.Context?.Resolve?.Invoke(reference);

    /// <summary>The JSON text of a Reference, a canonical or a uri.</summary>
    private static JsonElement Text(in FhirNode node) => node.Element.ValueKind switch
    {
        JsonValueKind.String => node.Element,
        JsonValueKind.Object when JsonText.TryText(node.Element, "reference"u8, out var reference) => reference,
        _ => default,
    };

    /// <summary>A reference without a type in its text may say its type beside it.</summary>
    private static FhirNode Typed(in FhirNode node, JsonElement reference) =>
        JsonText.TryText(node.Element, "type"u8, out var type) && PathTypes.R4.Resource(JsonText.Of(type)) is { } known
            ? FhirNode.Known(known, reference)
            : default;

    /// <summary>SQL on FHIR: the key of the resource a reference names, when it is of the type asked. https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/</summary>
    private static Evaluator ReferenceKey(CallSite call)
    {
        var type = call.Count == 1 ? call.Type(0).Fhir : null;
        return call.ForEach((_, node) =>
        {
            var json = Text(node);
            if (json.ValueKind is not JsonValueKind.String || Navigation.TypeOfReference(JsonMarshal.GetRawUtf8Value(json)[1..^1]) is not { } named)
            {
                return default;
            }

            var path = JsonText.Of(json).Split("/_history/")[0];
            return type is null || named.Is(type) ? FhirNode.From($"{named.Name}/{path[(path.LastIndexOf('/') + 1)..]}") : default;
        });
    }
}
