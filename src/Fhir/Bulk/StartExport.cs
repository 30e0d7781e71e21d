using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Goldthread.Fhir.Bulk;

/// <summary>Starts an export of everything, of all patients, or of a group. https://hl7.org/fhir/uv/bulkdata/export.html</summary>
internal static class StartExport
{
    public static Task<IResult> System(HttpContext context, FhirServices fhir, BulkJobs jobs, ExportWork work, IndexExtractor extractor, SightOf sightOf) =>
        Handle(context, null, isOfPeople: false, fhir, jobs, work, extractor, sightOf);

    public static Task<IResult> Patients(HttpContext context, FhirServices fhir, BulkJobs jobs, ExportWork work, IndexExtractor extractor, SightOf sightOf) =>
        Handle(context, null, isOfPeople: true, fhir, jobs, work, extractor, sightOf);

    public static Task<IResult> Group(HttpContext context, string id, FhirServices fhir, BulkJobs jobs, ExportWork work, IndexExtractor extractor, SightOf sightOf) =>
        Handle(context, id, isOfPeople: true, fhir, jobs, work, extractor, sightOf);

    private static async Task<IResult> Handle(
        HttpContext context, string? group, bool isOfPeople, FhirServices fhir, BulkJobs jobs, ExportWork work, IndexExtractor extractor, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var request = await ExportRequest.Read(context, extractor.References, isOfPeople);
        if (!request.Succeeded)
        {
            return FhirResults.Faults(request.Faults);
        }

        await fhir.Runner.Prepare(context.RequestAborted);
        var filter = ExportFilter.Parse(request.Value.TypeFilters, request.Value.Elements, fhir.Parser, extractor, FhirResults.Base(context) + "/");
        if (!filter.Succeeded)
        {
            return FhirResults.Faults(filter.Faults);
        }

        var people = await People(request.Value, group, fhir, sight.Value);
        if (!people.Succeeded)
        {
            return FhirResults.Faults(people.Faults);
        }

        var address = context.Request.GetEncodedUrl();
        await fhir.Journal(sight.Value, $"start export {context.Request.Path}{context.Request.QueryString}", null);
        var scan = new ScanRequest(request.Value.Types, people.Value.All ? null : people.Value.Keys, request.Value.Since, isOfPeople, WithDeleted: request.Value.Since is not null);
        var job = await jobs.Start("export", address, sight.Value, BulkJobs.NewName(), work.Of(scan, filter.Value, sight.Value));
        return JobStatus.Started(context, job);
    }

    private static async Task<Outcome<(bool All, IReadOnlyCollection<PersonKey> Keys)>> People(ExportRequest request, string? group, FhirServices fhir, Sight sight)
    {
        if (group is null && request.Patients.Count == 0)
        {
            return (true, []);
        }

        IReadOnlyList<string> ids = request.Patients;
        if (group is not null)
        {
            var members = await GroupMembers.Of(group, fhir, sight);
            if (!members.Succeeded)
            {
                return members.Faults.ToArray();
            }

            ids = ids.Count == 0 ? members.Value : [.. members.Value.Intersect(ids)];
        }

        var keys = new List<PersonKey>();
        foreach (var id in ids)
        {
            // A member out of sight is passed over, as it would be if there were no such person.
            if (await fhir.Reader.PersonOf(id, sight) is { } person)
            {
                keys.Add(person);
            }
            else if (group is null)
            {
                return new Fault(FaultKind.NotFound, $"There is no Patient/{id}.", "patient");
            }
        }

        return (false, keys.Distinct().ToList());
    }
}
