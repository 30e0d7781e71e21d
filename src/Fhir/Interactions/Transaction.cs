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

        var entries = new BundleEntries(fhir, FhirResults.Base(context), sight.Value).Of(body.Value.Root);
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

        // R4 has deletes, creates, updates and patches in this order, and reads last. As no resource may be named twice, and conditions do
        // not see what the transaction deletes, the order of the writes among each other cannot be seen; reads come after all of them.
        var writes = entries.Where(e => e.Change is not null).ToList();
        var changes = new List<Change>(writes.Count);
        changes.AddRange(writes.Select(w => w.Change!));
        var answers = new EntryAnswer[entries.Count];
        foreach (var entry in entries.Where(e => e.DeleteQuery is not null))
        {
            var found = await ToDelete(context, entry, fhir, sight);
            if (!found.Succeeded)
            {
                return FhirResults.Faults(found.Faults);
            }

            changes.AddRange(found.Value);
            answers[entry.Index] = EntryAnswer.Deleted;
        }

        if (changes.Count > 0)
        {
            var result = await fhir.Store.Commit(changes, sight, $"transaction of {changes.Count}", context.RequestAborted);
            await fhir.JournalReads(sight, changes, result);
            if (!result.Succeeded)
            {
                return FhirResults.Faults(result.Faults);
            }

            var preference = FhirResults.Preferred(context);
            for (var i = 0; i < writes.Count; i++)
            {
                answers[writes[i].Index] = EntryAnswer.Of(result.Value[i], preference);
            }
        }

        foreach (var entry in entries.Where(e => e.Read is not null))
        {
            // A read that finds nothing is an answer, not a failure: the writes are done and stay.
            answers[entry.Index] = await entry.Read!.Run(context, fhir, sight);
        }

        return Bundle("transaction-response", answers);
    }

    private static async Task<IResult> EachByItself(HttpContext context, IReadOnlyList<BundleEntry> entries, FhirServices fhir, Sight sight)
    {
        var answers = new EntryAnswer[entries.Count];
        foreach (var entry in entries)
        {
            answers[entry.Index] = entry switch
            {
                { Fault: { } fault } => EntryAnswer.Of([fault]),
                { Read: { } read } => await read.Run(context, fhir, sight),
                { DeleteQuery: not null } => await DeleteFound(context, entry, fhir, sight),
                _ => await WriteOne(context, entry.Change!, fhir, sight),
            };
        }

        return Bundle("batch-response", answers);
    }

    private static async Task<EntryAnswer> WriteOne(HttpContext context, Change change, FhirServices fhir, Sight sight)
    {
        IReadOnlyList<Change> changes = [change];
        var result = await fhir.Store.Commit(changes, sight, $"batch: {change.Kind.ToString().ToLowerInvariant()} {change.Type}", context.RequestAborted);
        await fhir.JournalReads(sight, changes, result);
        return result.Match(changed => EntryAnswer.Of(changed[0], FhirResults.Preferred(context)), EntryAnswer.Of);
    }

    private static async Task<EntryAnswer> DeleteFound(HttpContext context, BundleEntry entry, FhirServices fhir, Sight sight)
    {
        var found = await ToDelete(context, entry, fhir, sight);
        if (!found.Succeeded || found.Value.Count == 0)
        {
            return found.Match(_ => EntryAnswer.Deleted, EntryAnswer.Of);
        }

        var result = await fhir.Store.Commit(found.Value, sight, $"batch: delete {found.Value.Count} {entry.DeleteQuery!.Value.Type}", context.RequestAborted);
        return result.Match(_ => EntryAnswer.Deleted, EntryAnswer.Of);
    }

    private static async Task<Outcome<IReadOnlyList<Change>>> ToDelete(HttpContext context, BundleEntry entry, FhirServices fhir, Sight sight)
    {
        var (type, query) = entry.DeleteQuery!.Value;
        var found = await Delete.Found(fhir, type, query, FhirResults.Base(context), sight, entry.Path);
        return found.Succeeded ? found : found.Faults.Select(f => f with { Path = entry.Path + ".request.url" }).ToArray();
    }

    private static IResult Bundle(string type, EntryAnswer[] answers) => FhirResults.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, type);
        if (answers.Length > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var answer in answers)
            {
                answer.Write(json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}
