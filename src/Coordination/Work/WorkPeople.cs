using System.Text.Json;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>The person of a row, as a list shows them.</summary>
/// <param name="Key">The key of their page.</param>
/// <param name="Name">Their name.</param>
/// <param name="Age">How old; null when it is not known.</param>
/// <param name="Place">Neighbourhood or town; empty when it is not known.</param>
/// <param name="Reach">A number to ring, and what to know before.</param>
/// <param name="Contact">When somebody last was in contact, and will be next.</param>
internal sealed record WorkPerson(string Key, string Name, string? Age, string Place, WayToReach Reach, ContactGlance Contact);

/// <summary>Reads the people of a page of work: what lies nearest to now of each, and no more.</summary>
internal sealed class WorkPeople(Database database, RecordReader reader, TimeProvider clock)
{
    private const int NearestOfEach = 4;
    private static readonly IReadOnlyList<string> Around = [.. ContactGlance.Types, "Flag"];

    /// <summary>Those in sight, by the record that was asked for.</summary>
    public async Task<Dictionary<PersonKey, WorkPerson>> Read(IReadOnlyList<PersonKey> people, Sight sight)
    {
        var wholes = await database.Read(session => people.Select(p => (Person: p, Members: PersonDirectory.Members(session, p))).ToList());
        var patients = (await reader.Some([.. wholes.SelectMany(w => w.Members).Select(m => ("Patient", m.PatientId))], sight))
            .OfType<StoredResource>().GroupBy(p => p.Person).ToDictionary(p => p.Key, p => p.First());
        var around = await reader.Nearest([.. patients.Keys], Around, clock.GetUtcNow(), NearestOfEach, sight);
        return wholes.Where(w => patients.ContainsKey(w.Person)).ToDictionary(w => w.Person, w => Read(w.Person, w.Members, patients, around));
    }

    private WorkPerson Read(PersonKey person, IReadOnlyList<Identity> members, Dictionary<PersonKey, StoredResource> patients, ILookup<PersonKey, StoredResource> near)
    {
        var now = clock.GetUtcNow();
        var identity = members.First(m => m.Key == person);
        var seen = members.OrderBy(m => m.Key == person ? 0 : 1).Where(m => patients.ContainsKey(m.Key)).ToList();
        var details = seen.ConvertAll(m => Parse(patients[m.Key]));
        var around = seen.SelectMany(m => near[m.Key]).Select(Parse).ToList();
        var address = details[0].Items("address").OrderBy(a => a.Text("use") is "home" or null ? 0 : 1).FirstOrDefault();
        return new WorkPerson(
            members[0].Key.ToString(), identity.Name, PartialDate.TryParse(identity.BirthDate, null, out var born) ? Dates.Age(born, Dates.DayInLondon(now)) : null,
            address.Text("district") ?? address.Text("city") ?? "",
            WayToReach.Read(details, around.Where(r => r.Text("resourceType") == "Flag"), now), ContactGlance.Read(around, now));
    }

    private static JsonElement Parse(StoredResource stored)
    {
        using var json = JsonDocument.Parse(stored.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
        return json.RootElement.Clone();
    }
}
