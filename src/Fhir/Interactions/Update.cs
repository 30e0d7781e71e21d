using System.Globalization;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#update</summary>
internal static class Update
{
    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var resource = RawBinary.IsSent(context, type) ? await RawBinary.Read(context, id) : await FhirBody.Read(context);
        if (!resource.Succeeded)
        {
            return FhirResults.Faults(resource.Faults);
        }

        if (resource.Value.Type != type || resource.Value.Id != id)
        {
            return FhirResults.Faults([new Fault(
                FaultKind.Invalid, $"The address says {type}/{id}, the resource says {resource.Value.Type}/{resource.Value.Id ?? "(no id)"}.", "id")]);
        }

        var expected = IfMatch(context);
        if (!expected.Succeeded)
        {
            return FhirResults.Faults(expected.Faults);
        }

        var change = ConditionalReferences.Add(fhir, new Change(ChangeKind.Put, type, id, resource.Value, IfVersion: expected.Value), FhirResults.Base(context), sight.Value);
        if (!change.Succeeded)
        {
            return FhirResults.Faults(change.Faults);
        }

        IReadOnlyList<Change> changes = [change.Value];
        var result = await fhir.Store.Commit(changes, sight.Value, $"change {type}", context.RequestAborted);
        await fhir.JournalReads(sight.Value, changes, result);
        return FhirResults.Written(context, result);
    }

    /// <summary>
    /// Of the one that a search finds: changed when there is one, made when there is none, refused when there are more.
    /// https://hl7.org/fhir/R4/http.html#cond-update
    /// </summary>
    public static async Task<IResult> HandleConditional(HttpContext context, string type, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (!fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var resource = await FhirBody.Read(context);
        if (!resource.Succeeded)
        {
            return FhirResults.Faults(resource.Faults);
        }

        if (resource.Value.Type != type)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, $"The address says {type}, the resource is a {resource.Value.Type}.", "resourceType")]);
        }

        var expected = IfMatch(context);
        if (!expected.Succeeded)
        {
            return FhirResults.Faults(expected.Faults);
        }

        var condition = Conditional.Of(fhir, type, context.Request.QueryString.Value ?? "", FhirResults.Base(context), sight.Value);
        if (!condition.Succeeded)
        {
            return FhirResults.Faults(condition.Faults);
        }

        var change = ConditionalReferences.Add(
            fhir, new Change(ChangeKind.Put, type, null, resource.Value, IfVersion: expected.Value) { If = condition.Value }, FhirResults.Base(context), sight.Value);
        if (!change.Succeeded)
        {
            return FhirResults.Faults(change.Faults);
        }

        IReadOnlyList<Change> changes = [change.Value];
        var result = await fhir.Store.Commit(changes, sight.Value, $"change the {type} that a search finds", context.RequestAborted);
        await fhir.JournalReads(sight.Value, changes, result);
        return FhirResults.Written(context, result);
    }

    /// <summary>The version in If-Match, null when there is none.</summary>
    public static Outcome<int?> IfMatch(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        return Parse(header);
    }

    /// <summary>The version in the text of an ETag, null when there is no text.</summary>
    public static Outcome<int?> Parse(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
        {
            return (int?)null;
        }

        var text = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        return text.Length > 2 && text[0] == '"' && text[^1] == '"' && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : new Fault(FaultKind.Invalid, $"If-Match must name a version, as in W/\"3\"; it says {tag}", "If-Match");
    }
}
