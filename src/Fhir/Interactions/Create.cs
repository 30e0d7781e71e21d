using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#create</summary>
internal static class Create
{
    public static async Task<IResult> Handle(HttpContext context, string type, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var resource = RawBinary.IsSent(context, type) ? await RawBinary.Read(context, null) : await FhirBody.Read(context);
        if (!resource.Succeeded)
        {
            return FhirResults.Faults(resource.Faults);
        }

        if (resource.Value.Type != type)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, $"The address says {type}, the resource is a {resource.Value.Type}.", "resourceType")]);
        }

        // The id that a created resource carries is not kept: the server makes it (R4, http.html#create).
        var change = new Change(ChangeKind.Create, type, null, resource.Value);
        var complete = ConditionalReferences.Add(fhir, change, FhirResults.Base(context), sight.Value);
        if (!complete.Succeeded)
        {
            return FhirResults.Faults(complete.Faults);
        }

        if (context.Request.Headers["If-None-Exist"].ToString() is { Length: > 0 } condition)
        {
            return await IfNone(context, complete.Value, condition, fhir, sight.Value);
        }

        IReadOnlyList<Change> changes = [complete.Value];
        var result = await fhir.Store.Commit(changes, sight.Value, $"add {type}", context.RequestAborted);
        await fhir.JournalReads(sight.Value, changes, result);
        return FhirResults.Written(context, result);
    }

    /// <summary>
    /// Nothing is made where one matches already, and that one is the answer, with 200. https://hl7.org/fhir/R4/http.html#ccreate
    /// </summary>
    private static async Task<IResult> IfNone(HttpContext context, Change change, string header, FhirServices fhir, Sight sight)
    {
        var condition = Conditional.Of(fhir, change.Type, Conditional.Query(header, change.Type), FhirResults.Base(context), sight);
        if (!condition.Succeeded)
        {
            return FhirResults.Faults([.. condition.Faults.Select(f => f with { Path = f.Path is null ? "If-None-Exist" : $"If-None-Exist.{f.Path}" })]);
        }

        IReadOnlyList<Change> changes = [change with { If = condition.Value }];
        var result = await fhir.Store.Commit(changes, sight, $"add {change.Type} unless there is one", context.RequestAborted);
        await fhir.JournalReads(sight, changes, result);
        return FhirResults.Written(context, result);
    }
}
