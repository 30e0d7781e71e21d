using System.Globalization;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Interactions;

/// <summary>The resource goes from view, its history stays. https://hl7.org/fhir/R4/http.html#delete</summary>
internal static class Delete
{
    /// <summary>The most resources that one conditional delete takes.</summary>
    public const int MostAtOnce = 1000;

    private const int Tries = 3;

    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
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

        var expected = Update.IfMatch(context);
        if (!expected.Succeeded)
        {
            return FhirResults.Faults(expected.Faults);
        }

        var result = await fhir.Store.Commit([new Change(ChangeKind.Delete, type, id, null, IfVersion: expected.Value)], sight.Value, $"delete {type}", context.RequestAborted);
        return result.Match(_ => Results.NoContent(), FhirResults.Faults);
    }

    /// <summary>
    /// Those that a search finds: one, or as many as <c>_count</c> allows. Whoever names no number means one, so that a search that is wider
    /// than it was meant deletes nothing. https://hl7.org/fhir/R4/http.html#3.1.0.7.1
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

        for (var attempt = 1; ; attempt++)
        {
            var changes = await Found(fhir, type, context.Request.QueryString.Value ?? "", FhirResults.Base(context), sight.Value);
            if (!changes.Succeeded)
            {
                return FhirResults.Faults(changes.Faults);
            }

            if (changes.Value.Count == 0)
            {
                return Results.NoContent();
            }

            var result = await fhir.Store.Commit(changes.Value, sight.Value, $"delete {changes.Value.Count} {type} that a search finds", context.RequestAborted);
            if (result.Succeeded || result.Fault.Kind != FaultKind.Precondition || attempt == Tries)
            {
                return result.Match(_ => Results.NoContent(), FhirResults.Faults);
            }
        }
    }

    /// <summary>The deletions that a search asks for, each of exactly the version that was found.</summary>
    public static async Task<Outcome<IReadOnlyList<Change>>> Found(FhirServices fhir, string type, string query, string root, Sight sight, string? path = null)
    {
        var pairs = QueryHelpers.ParseQuery(query);
        var most = 1;
        if (pairs.TryGetValue("_count", out var count) && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostAtOnce))
        {
            return new Fault(FaultKind.Invalid, $"\"{count}\" is not a number from 1 to {MostAtOnce}: it says how many may be deleted at most.", "_count");
        }

        pairs.Remove("_count");
        var rest = QueryString.Create(pairs).Value ?? "";
        var parsed = Conditional.Parse(fhir, type, rest, root);
        if (!parsed.Succeeded)
        {
            return parsed.Faults.ToArray();
        }

        var found = await fhir.Runner.Run(parsed.Value with { Count = most + 1 }, sight, CancellationToken.None);
        await fhir.JournalEach(sight, $"search {type}{rest} to delete", found.Succeeded ? found.Value.People : []);
        return found.Then<IReadOnlyList<Change>>(f => f.Page.Count > most
            ? new Fault(FaultKind.Precondition, $"More than {most} {type} match; nothing was deleted. To delete several, say with _count how many at most (up to {MostAtOnce}).")
            : f.Page.Select(row => new Change(ChangeKind.Delete, type, row.Id, null, IfVersion: row.Version, Path: path)).ToArray());
    }
}
