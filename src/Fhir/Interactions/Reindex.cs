using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Making the index anew while everything goes on, and how far that is. No operation of FHIR itself: named and shaped as other servers do.
/// </summary>
internal static class Reindex
{
    /// <summary>POST $reindex: the whole index, from the resources. For whoever may do everything.</summary>
    public static async Task<IResult> Handle(HttpContext context, FhirServices fhir, IndexMaker maker, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (!sight.Value.Everything || !sight.Value.MayWrite)
        {
            return FhirResults.Faults([new Fault(FaultKind.Forbidden, "Only who may see and write everything may have the index made anew.")]);
        }

        await fhir.Journal(sight.Value, "make the index anew", null);
        var progress = await maker.Request(context.RequestAborted);
        context.Response.Headers.ContentLocation = $"{FhirResults.Base(context)}/$reindex";
        return Answer(progress, StatusCodes.Status202Accepted);
    }

    /// <summary>GET $reindex: how far it is.</summary>
    public static async Task<IResult> Progress(HttpContext context, IndexMaker maker, SightOf sightOf)
    {
        var sight = await sightOf(context);
        return sight.Succeeded ? Answer(await maker.Progress(context.RequestAborted), StatusCodes.Status200OK) : FhirResults.Faults(sight.Faults);
    }

    /// <summary>GET SearchParameter/{id}/$status: whether the index holds an added parameter, and how far it is.</summary>
    public static async Task<IResult> ParameterStatus(HttpContext context, string id, FhirServices fhir, Database database, IndexKnowledge knowledge, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var stored = await fhir.Reader.Read("SearchParameter", id, sight.Value);
        await fhir.Journal(sight.Value, $"status of SearchParameter/{id}", null);
        if (!stored.Succeeded)
        {
            return FhirResults.Faults(stored.Faults);
        }

        var (state, defines, parameter) = await database.Read(session =>
        {
            var key = KeyTable.Find(session, PersonKey.Place, fhir.Parser.References.Number("SearchParameter"), id)!;
            var now = knowledge.Load(session);
            return (now, !key.Deleted && knowledge.Of(session, key.Row).Count > 0, now.Parameters.FirstOrDefault(p => p.Row == key.Row && p.Until == 0));
        });
        using var json = JsonDocument.Parse(stored.Value.Body!, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var url = json.RootElement.TryGetProperty("url", out var text) ? text.GetString() : null;
        var status = !defines ? "disabled" : parameter is not null && state.Holds(parameter) ? "enabled" : "indexing";
        return FhirResults.Json(writer => Parameters(writer, () =>
        {
            Value(writer, "url", w => w.WriteString("valueUri"u8, url));
            Value(writer, "status", w => w.WriteString("valueCode"u8, status));
            if (defines)
            {
                Value(writer, "partsDone", w => w.WriteNumber("valueInteger"u8, parameter is null ? 0 : state.Done(parameter.Since)));
                Value(writer, "parts", w => w.WriteNumber("valueInteger"u8, IndexState.AllParts));
            }
        }));
    }

    private static IResult Answer(IndexProgress progress, int status) => FhirResults.Json(
        writer => Parameters(writer, () =>
        {
            Value(writer, "status", w => w.WriteString("valueCode"u8, progress.IsComplete ? "completed" : "running"));
            Value(writer, "generation", w => w.WriteNumber("valueInteger"u8, progress.Generation));
            Value(writer, "partsDone", w => w.WriteNumber("valueInteger"u8, progress.Done));
            Value(writer, "parts", w => w.WriteNumber("valueInteger"u8, progress.Parts));
        }),
        status);

    private static void Parameters(Utf8JsonWriter json, Action values)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Parameters"u8);
        json.WriteStartArray("parameter"u8);
        values();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, Action<Utf8JsonWriter> value)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        value(json);
        json.WriteEndObject();
    }
}
