using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Several interactions in one bundle: a transaction does all or nothing, a batch does each by itself.
/// https://hl7.org/fhir/R4/http.html#transaction
/// </summary>
internal static class Transaction
{
    public static async Task<IResult> Handle(HttpContext context, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var body = await FhirBody.Read(context);
        if (!body.Succeeded)
        {
            return FhirResults.Faults(body.Faults);
        }

        var kind = body.Value.Type == "Bundle" ? body.Value.Root.GetProperty("type").GetString() : null;
        if (kind is not ("transaction" or "batch"))
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, "Send a Bundle of type transaction or batch.", "Bundle.type")]);
        }

        var entries = BundleEntry.Of(body.Value.Root);
        return kind == "transaction"
            ? await AllOrNothing(context, entries, fhir, sight.Value)
            : await EachByItself(context, entries, fhir, sight.Value);
    }

    private static async Task<IResult> AllOrNothing(HttpContext context, IReadOnlyList<BundleEntry> entries, FhirServices fhir, Sight sight)
    {
        var faults = entries.Where(e => e.Fault is not null).Select(e => e.Fault!).ToList();
        if (faults.Count > 0)
        {
            return FhirResults.Faults(faults);
        }

        // R4 has deletes, creates and updates in this order, and reads last. As no resource may be named twice, the order of the writes
        // among each other cannot be seen; reads come after all of them.
        var writes = entries.Where(e => e.Change is not null).ToList();
        var answers = new EntryAnswer[entries.Count];
        if (writes.Count > 0)
        {
            var result = await fhir.Store.Commit([.. writes.Select(w => w.Change!)], sight, $"transaction of {writes.Count}", context.RequestAborted);
            if (!result.Succeeded)
            {
                return FhirResults.Faults(result.Faults);
            }

            for (var i = 0; i < writes.Count; i++)
            {
                answers[writes[i].Index] = EntryAnswer.Of(result.Value[i]);
            }
        }

        foreach (var entry in entries.Where(e => e.Read is not null))
        {
            // A read that finds nothing is an answer, not a failure: the writes are done and stay.
            answers[entry.Index] = (await ReadOne(entry, fhir, sight)).Match(EntryAnswer.Of, EntryAnswer.Of);
        }

        return Bundle("transaction-response", answers);
    }

    private static async Task<IResult> EachByItself(HttpContext context, IReadOnlyList<BundleEntry> entries, FhirServices fhir, Sight sight)
    {
        var answers = new EntryAnswer[entries.Count];
        foreach (var entry in entries)
        {
            if (entry.Fault is not null)
            {
                answers[entry.Index] = EntryAnswer.Of([entry.Fault]);
            }
            else if (entry.Change is { } change)
            {
                var result = await fhir.Store.Commit([change], sight, $"batch: {change.Kind.ToString().ToLowerInvariant()} {change.Type}", context.RequestAborted);
                answers[entry.Index] = result.Match(changed => EntryAnswer.Of(changed[0]), EntryAnswer.Of);
            }
            else
            {
                answers[entry.Index] = (await ReadOne(entry, fhir, sight)).Match(EntryAnswer.Of, EntryAnswer.Of);
            }
        }

        return Bundle("batch-response", answers);
    }

    private static async Task<Outcome<StoredResource>> ReadOne(BundleEntry entry, FhirServices fhir, Sight sight)
    {
        var (type, id) = entry.Read!.Value;
        var found = await fhir.Reader.Read(type, id, sight);
        await fhir.Journal(sight, $"read {type}/{id}", found.Succeeded ? found.Value.Person : null);
        return found;
    }

    private static IResult Bundle(string type, IReadOnlyList<EntryAnswer> answers) => FhirResults.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, type);
        json.WriteStartArray("entry"u8);
        foreach (var answer in answers)
        {
            answer.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}

/// <summary>What became of one entry.</summary>
internal sealed record EntryAnswer(int Status, string? Location, int? Version, DateTimeOffset? At, byte[]? Resource, byte[]? Outcome)
{
    public static EntryAnswer Of(Changed changed) => new(
        changed.Result switch { ChangeResult.Created => 201, ChangeResult.Deleted => 204, _ => changed.Body is null ? 204 : 200 },
        $"{changed.Type}/{changed.Id}/_history/{changed.Version.ToString(CultureInfo.InvariantCulture)}", changed.Version, changed.At, null, null);

    public static EntryAnswer Of(StoredResource found) => new(200, null, found.Version, found.At, found.Body, null);

    public static EntryAnswer Of(IReadOnlyList<Fault> faults) => new(FhirResults.Status(faults[0].Kind), null, null, null, null, FhirResults.OperationOutcome(faults));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Resource is not null)
        {
            json.WritePropertyName("resource"u8);
            json.WriteRawValue(Resource, skipInputValidation: true);
        }

        json.WriteStartObject("response"u8);
        json.WriteString("status"u8, Status switch { 200 => "200 OK", 201 => "201 Created", 204 => "204 No Content", _ => Status.ToString(CultureInfo.InvariantCulture) });
        if (Location is not null)
        {
            json.WriteString("location"u8, Location);
        }

        if (Version is { } version)
        {
            json.WriteString("etag"u8, FhirResults.ETag(version));
        }

        if (At is { } at)
        {
            json.WriteString("lastModified"u8, ResourceTemplate.Instant(at));
        }

        if (Outcome is not null)
        {
            json.WritePropertyName("outcome"u8);
            json.WriteRawValue(Outcome, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
