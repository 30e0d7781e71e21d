using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.SocialPrescribing;

/// <summary>Works out <see cref="RepeatContacts"/> from the records of the practices, and keeps the sums. Nobody who opted out of uses beyond their care is counted, on either side.</summary>
internal sealed class RepeatContactsCount(Database database, TimeProvider clock)
{
    // Of a practice, and of all who met a link worker: enough to find others like them, and an end to the time it takes.
    private const int MostOfPractice = 2_000;
    private const int MostPeople = 5_000;
    private const int AtOnce = 200;

    public ValueTask<(DateTimeOffset At, RepeatResult Result)?> Last(string owner) => database.Read(session => PrescribedTable.Last(session, owner));

    /// <summary>Counts anew. An empty owner stands for the whole place.</summary>
    public async Task<RepeatResult> WorkOut(string owner)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        var people = await database.Read(session => PrescribedTable.Of(session, owner, MostPeople));
        var first = people.GroupBy(p => p.Person).Select(p => p.MinBy(x => x.Contact)).ToList();
        var cohort = new List<(PracticePatient Who, DateOnly Day)>();
        foreach (var some in first.Chunk(AtOnce))
        {
            cohort.AddRange(await database.Read(session => some.SelectMany(p => AtPractice(session, p.Person) is { } own
                ? [(own, UkTime.DateOf(p.Contact))]
                : Array.Empty<(PracticePatient, DateOnly)>()).ToList()));
        }

        cohort = [.. cohort.GroupBy(c => c.Who.Key).Select(c => c.MinBy(x => x.Day))];
        var others = new List<PracticePatient>();
        foreach (var practice in cohort.Select(c => c.Who.Practice).Distinct())
        {
            var patients = await database.Read(session => PersonDirectory.OfSource(session, practice, MostOfPractice));
            foreach (var some in patients.Chunk(AtOnce))
            {
                others.AddRange(await database.Read(session => some.Select(p => Read(session, p)).OfType<PracticePatient>().ToList()));
            }
        }

        var result = RepeatContacts.Compare(cohort, first.Count, others.ToLookup(o => o.Practice), today);
        await database.Write(session =>
        {
            PrescribedTable.Put(session, owner, clock.GetUtcNow(), result);
            return true;
        });
        return result;
    }

    // The practice's own record of the person whom the link worker knows: where they are registered.
    private static PracticePatient? AtPractice(Session session, PersonKey person)
    {
        var members = PersonDirectory.Members(session, person);
        var practices = members.SelectMany(m => Practices(session, CurrentRows.Find(session, m.Key, "Patient", m.PatientId))).ToHashSet(StringComparer.Ordinal);
        return members.FirstOrDefault(m => practices.Contains(m.Source)) is { } own ? Read(session, own) : null;
    }

    private static List<string> Practices(Session session, StoredResource? patient)
    {
        if (patient is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(patient.Body!, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        return [.. json.RootElement.Items("generalPractitioner").Select(g => OrganisationCode.Of(session, g)).OfType<string>()];
    }

    private static PracticePatient? Read(Session session, Identity patient)
    {
        if (!PartialDate.TryParse(patient.BirthDate, null, out var born) || RelationshipTable.Of(session, patient.Key).Exists(r => r.IsOptOut))
        {
            return null;
        }

        var died = PartialDate.TryParse(patient.Died, null, out var on) ? on.Start : patient.Deceased ? born.Start : (DateOnly?)null;
        var days = CurrentRows.OfType(session, patient.Key, "Encounter").Select(Day).OfType<DateOnly>().Order().ToList();
        return new PracticePatient(patient.Key, patient.Source, patient.Sex, born.Start, died, days);
    }

    private static DateOnly? Day(StoredResource stored)
    {
        using var json = JsonDocument.Parse(stored.Body!, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        return json.RootElement.Text("status") == "finished" ? json.RootElement.Child("period").Moment("start")?.FirstDay : null;
    }
}
