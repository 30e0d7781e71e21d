using System.Text.Json;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Views;

/// <summary>
/// Runs a view over what is stored and in sight, or over resources that are sent with it.
/// https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/operations-run.html
/// </summary>
internal static class RunView
{
    private const int BeforeFirstByte = 1 << 18;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task<IResult> Handle(HttpContext context, FhirServices fhir, ViewRunner runner, IndexExtractor extractor, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var request = await RunViewRequest.Read(context);
        if (!request.Succeeded)
        {
            return FhirResults.Faults(request.Faults);
        }

        var asked = request.Value;
        var view = asked.View is { } sent ? Views.View.Compile(sent) : await Held(asked.Reference!, fhir, sight.Value);
        if (!view.Succeeded)
        {
            return FhirResults.Faults(view.Faults);
        }

        var run = new ViewRun(asked.Format, asked.Header, asked.MostRows, Since: asked.Since, Longest: Longest);
        if (asked.Resources is { } resources)
        {
            await fhir.Journal(sight.Value, $"view {view.Value.Name} of {resources.Count} resources sent", null);
            var patients = asked.Patients.Select(Id).ToHashSet(StringComparer.Ordinal);
            var kept = resources.Where(r => (patients.Count == 0 || IsAbout(r, patients, extractor)) && (asked.Since is not { } since || WrittenAfter(r, since)));
            return new Answer(Later(runner.Over(kept, view.Value, run)), asked.Format);
        }

        var people = await People(asked, fhir, sight.Value);
        return people.Match(
            found => new Answer(runner.OverStore(view.Value, run with { People = found.All ? null : found.People }, sight.Value, context.RequestAborted), asked.Format),
            FhirResults.Faults);
    }

    /// <summary>R4 has no type ViewDefinition, so a stored view is the content of a Library or a Binary.</summary>
    private static async Task<Outcome<View>> Held(string reference, FhirServices fhir, Sight sight)
    {
        var parts = reference.Split('/');
        if (parts is not ["Library" or "Binary", _])
        {
            return new Fault(FaultKind.NotFound, $"There is no {reference}: R4 stores a view as the content of a Library or a Binary; name one as Library/id or Binary/id.", "viewReference");
        }

        var found = await fhir.Reader.Read(parts[0], parts[1], sight);
        await fhir.Journal(sight, $"read {reference}", found.Succeeded ? found.Value.Person : null);
        return found.Then<View>(resource =>
        {
            using var json = JsonDocument.Parse(resource.Body!);
            var holder = parts[0] == "Binary" ? json.RootElement
                : json.RootElement.TryGetProperty("content"u8, out var contents) ? contents.EnumerateArray().FirstOrDefault(c => c.TryGetProperty("data"u8, out _)) : default;
            if (holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("data"u8, out var data) && data.TryGetBytesFromBase64(out var bytes) && FhirJson.Parse(bytes) is { Succeeded: true } view)
            {
                using var document = view.Value;
                return Views.View.Compile(document.RootElement);
            }

            return new Fault(FaultKind.Invalid, $"{reference} does not hold a ViewDefinition in JSON.", "viewReference");
        });
    }

    private static async Task<Outcome<(bool All, IReadOnlyCollection<PersonKey> People)>> People(RunViewRequest asked, FhirServices fhir, Sight sight)
    {
        if (asked.Patients.Count == 0 && asked.Groups.Count == 0)
        {
            return (true, []);
        }

        var patients = asked.Patients.Select(Id).ToList();
        foreach (var group in asked.Groups)
        {
            var members = await Bulk.GroupMembers.Of(Id(group), fhir, sight);
            if (!members.Succeeded)
            {
                return new Fault(members.Fault.Kind, members.Fault.Message, "group");
            }

            patients.AddRange(members.Value);
        }

        var people = new List<PersonKey>();
        foreach (var id in patients)
        {
            if (await fhir.Reader.PersonOf(id, sight) is { } person)
            {
                people.Add(person);
            }
            else if (asked.Patients.Any(p => Id(p) == id))
            {
                return new Fault(FaultKind.NotFound, $"There is no Patient/{id}.", "patient");
            }
        }

        return (false, people.Distinct().ToList());
    }

    private static bool IsAbout(JsonElement resource, HashSet<string> patients, IndexExtractor extractor)
    {
        var type = resource.TryGetProperty("resourceType"u8, out var text) ? text.ToString() : "";
        return extractor.References.IsType(type) && (type == "Patient"
            ? resource.TryGetProperty("id"u8, out var id) && patients.Contains(id.ToString())
            : extractor.Extract(resource, type, DateTimeOffset.UnixEpoch).People.Any(patients.Contains));
    }

    private static bool WrittenAfter(JsonElement resource, DateTimeOffset since) =>
        resource.TryGetProperty("meta"u8, out var meta) && meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("lastUpdated"u8, out var at)
        && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var moment) && moment > since;

    private static string Id(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    private static async IAsyncEnumerable<Outcome<ReadOnlyMemory<byte>>> Later(IEnumerable<Outcome<ReadOnlyMemory<byte>>> pieces)
    {
        await Task.CompletedTask;
        foreach (var piece in pieces)
        {
            yield return piece;
        }
    }

    /// <summary>Streams the pieces. A fault among the first is an answer of its own; after that the connection is cut, so that nobody takes a part for the whole.</summary>
    private sealed class Answer(IAsyncEnumerable<Outcome<ReadOnlyMemory<byte>>> pieces, ViewFormat format) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var held = new List<ReadOnlyMemory<byte>>();
            var started = false;
            await foreach (var piece in pieces)
            {
                if (!piece.Succeeded)
                {
                    if (!started)
                    {
                        await FhirResults.Faults(piece.Faults).ExecuteAsync(context);
                    }
                    else
                    {
                        context.Abort();
                    }

                    return;
                }

                held.Add(piece.Value);
                if (started || held.Sum(h => h.Length) > BeforeFirstByte)
                {
                    started = true;
                    await Send(context, held);
                }
            }

            await Send(context, held);
        }

        private async Task Send(HttpContext context, List<ReadOnlyMemory<byte>> pieces)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = format.MediaType();
            }

            foreach (var piece in pieces)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }

            pieces.Clear();
        }
    }
}
