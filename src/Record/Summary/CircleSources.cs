using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Everywhere in the record that names somebody involved.</summary>
internal static class CircleSources
{
    /// <summary>A practitioner seen once long ago is not "involved": only contacts this recent count.</summary>
    private const int RecentDays = 365;

    public static void AddTeams(EntrySet entries, CircleBuilder circle)
    {
        foreach (var entry in entries.Facts("CareTeam"))
        {
            var team = entry.Resource;
            if (team.Text("status") is "inactive" or "suspended" || IsOver(team, entries)) continue;
            foreach (var participant in team.Items("participant"))
            {
                if (IsOver(participant, entries) || entries.IsThePerson(participant.Child("member"))) continue;
                var role = CodeText.Read(participant.First("role"));
                // Who runs the team does not employ everybody in it: only what is said of the participant counts.
                Add(circle, participant.Child("member"), entry, role, entries.Name(participant.Child("onBehalfOf"), team));
            }
        }
    }

    public static void AddPatients(EntrySet entries, CircleBuilder circle)
    {
        foreach (var entry in entries.Facts("Patient"))
        {
            foreach (var gp in entry.Resource.Items("generalPractitioner"))
            {
                var isPractice = gp.Text("reference")?.Contains("Organization/", StringComparison.Ordinal) == true || gp.Text("type") == "Organization";
                Add(circle, gp, entry, new CodeText(isPractice ? "GP practice" : "GP", []), null);
            }

            foreach (var contact in entry.Resource.Items("contact"))
            {
                if (IsOver(contact, entries)) continue;
                var organisation = entries.Name(contact.Child("organization"), entry.Resource);
                if ((HumanNameText.Full(contact.Child("name")) ?? organisation) is not { } name) continue;
                circle.Add(new Mention(name, contact.Has("name") ? CircleKind.FamilyOrFriend : CircleKind.Organisation, entry)
                {
                    Role = PlainRelationship.Read(contact),
                    Organisation = organisation,
                    Reach = Reach.ReadAll(contact, entries.Now),
                });
            }
        }
    }

    public static void AddRelatedPeople(EntrySet entries, CircleBuilder circle)
    {
        foreach (var entry in entries.Facts("RelatedPerson"))
        {
            if (entry.Resource.Bool("active") == false || IsOver(entry.Resource, entries)) continue;
            if (HumanNameText.Of(entry.Resource) is not { } name) continue;
            circle.Add(new Mention(name, CircleKind.FamilyOrFriend, entry)
            {
                Key = entry.Reference,
                Role = PlainRelationship.Read(entry.Resource),
                Reach = Reach.ReadAll(entry.Resource, entries.Now),
            });
        }
    }

    public static void AddContacts(EntrySet entries, CircleBuilder circle)
    {
        foreach (var entry in entries.Facts("Encounter"))
        {
            var encounter = entry.Resource;
            if (encounter.Text("status") == "cancelled" || entry.When is not { } when) continue;
            var ahead = !when.IsOverBy(entries.Now);
            if (!ahead && entries.Today.DayNumber - when.FirstDay.DayNumber > RecentDays) continue;
            var planned = ahead && encounter.Text("status") == "planned";
            foreach (var participant in encounter.Items("participant"))
            {
                Add(circle, participant.Child("individual"), entry, null, entries.Name(encounter.Child("serviceProvider"), encounter), planned ? null : when,
                    planned ? when : null, planned ? EncounterText.Title(encounter) : null);
            }
        }

        foreach (var entry in entries.Facts("Appointment"))
        {
            var appointment = entry.Resource;
            if (!ContactsSection.IsToCome(appointment, entries.Now) || ContactsSection.AppointmentDay(appointment) is not { } when) continue;
            foreach (var participant in appointment.Items("participant"))
            {
                if (participant.Text("status") == "declined" || participant.Child("actor").Text("reference")?.Contains("Location/", StringComparison.Ordinal) == true) continue;
                Add(circle, participant.Child("actor"), entry, null, null, null, when, ContactsSection.AppointmentTitle(appointment));
            }
        }
    }

    private static void Add(
        CircleBuilder circle, JsonElement reference, Entry entry, CodeText? role, string? organisation,
        FhirMoment? last = null, FhirMoment? next = null, string? nextText = null)
    {
        var entries = circle.Entries;
        if (!reference.Exists() || entries.IsThePerson(reference) || entries.Name(reference, entry.Resource) is not { } name) return;
        var resource = entries.Resolve(reference, entry.Resource);
        var key = References.Key(reference);
        circle.Add(new Mention(name, KindOf(reference, resource), entry)
        {
            Key = key is null || key[0] == '#' ? null : key,
            Role = role ?? CodeText.Read(resource.First("code")) ?? PlainRelationship.Read(resource),
            Organisation = organisation ?? entries.Name(resource.Child("organization"), resource),
            Reach = ReachOf(resource, entries),
            Last = last,
            Next = next,
            NextText = nextText,
        });
    }

    // A role's own telephone before the practitioner's: it is the one for this work.
    private static IReadOnlyList<Reach> ReachOf(JsonElement resource, EntrySet entries)
    {
        var own = Reach.ReadAll(resource, entries.Now);
        return own.Count > 0 || !resource.Has("practitioner") ? own : Reach.ReadAll(entries.Resolve(resource.Child("practitioner"), resource), entries.Now);
    }

    private static CircleKind KindOf(JsonElement reference, JsonElement resource) =>
        (resource.Text("resourceType") ?? reference.Text("type") ?? References.Key(reference)?.Split('/')[0]) switch
        {
            "RelatedPerson" or "Patient" => CircleKind.FamilyOrFriend,
            "Organization" or "CareTeam" or "HealthcareService" => CircleKind.Organisation,
            _ => CircleKind.Professional,
        };

    private static bool IsOver(JsonElement owner, EntrySet entries) => owner.Child("period").Moment("end")?.IsOverBy(entries.Now) == true;
}
