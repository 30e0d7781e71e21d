using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One stay, visit, attendance or appointment.</summary>
public sealed record Contact : RecordItem
{
    internal Contact(RecordItem item)
        : base(item)
    {
    }

    public required ContactKind Kind { get; init; }

    /// <summary>When it ended, in words; null while it goes on or when not given.</summary>
    public FhirMoment? Ended { get; init; }

    /// <summary>Why; null when not given.</summary>
    public string? Reason { get; init; }

    /// <summary>Where, or who provided it; null when not given.</summary>
    public string? Where { get; init; }

    /// <summary>Who took part, by name.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];

    /// <summary>True for a stay that has not ended: the person is there now.</summary>
    public bool IsNow { get; init; }
}

/// <summary>Stays and contacts, newest first, and what is to come, soonest first. Visits at home stand apart: there may be four a day.</summary>
public sealed record Contacts(
    IReadOnlyList<Contact> ToCome,
    IReadOnlyList<Contact> Stays,
    IReadOnlyList<Contact> Visits,
    IReadOnlyList<Contact> Others);

internal static class ContactsSection
{
    public static Contacts Read(EntrySet entries)
    {
        var (toCome, stays, visits, others) = (new List<Contact>(), new List<Contact>(), new List<Contact>(), new List<Contact>());
        foreach (var entry in entries.Facts("Encounter"))
        {
            if (entry.Resource.Text("status") == "cancelled") continue;
            var contact = ReadEncounter(entry, entries);
            if (entry.Resource.Text("status") == "planned")
            {
                if (contact.When?.IsOverBy(entries.Now) != true) toCome.Add(contact);
                continue;
            }

            (contact.Kind switch { ContactKind.Stay => stays, ContactKind.HomeVisit => visits, _ => others }).Add(contact);
        }

        foreach (var entry in entries.Facts("Appointment"))
        {
            if (IsToCome(entry.Resource, entries.Now)) toCome.Add(ReadAppointment(entry, entries));
        }

        return new Contacts(
            [.. toCome.OrderBy(c => c.When is null).ThenBy(c => c.When).ThenBy(c => c.Reference, StringComparer.Ordinal)],
            NewestFirst(Joined(stays)), NewestFirst(visits), NewestFirst(others));
    }

    internal static bool IsToCome(JsonElement appointment, DateTimeOffset now)
    {
        if (appointment.Text("status") is not ("booked" or "pending" or "proposed" or "waitlist" or "arrived" or "checked-in")) return false;
        return AppointmentDay(appointment)?.IsOverBy(now) != true;
    }

    internal static FhirMoment? AppointmentDay(JsonElement appointment) =>
        appointment.Moment("start") ?? appointment.First("requestedPeriod").Moment("end") ?? appointment.First("requestedPeriod").Moment("start");

    internal static string AppointmentTitle(JsonElement appointment) =>
        appointment.Text("description") ?? CodeText.Words(appointment.Child("appointmentType")) ?? CodeText.WordsOfAll(appointment, "serviceType")
        ?? CodeText.WordsOfAll(appointment, "specialty") ?? "Appointment";

    private static Contact ReadEncounter(Entry entry, EntrySet entries)
    {
        var encounter = entry.Resource;
        var kind = EncounterText.KindOf(encounter);
        var end = encounter.Child("period").Moment("end");
        return new Contact(entries.Item(entry, EncounterText.Title(encounter), CodeText.Read(encounter.First("type"))))
        {
            Kind = kind,
            Ended = end,
            Reason = CodeText.WordsOfAll(encounter, "reasonCode") ?? entries.Name(encounter.First("reasonReference"), encounter),
            Where = entries.Name(encounter.First("location").Child("location"), encounter) ?? entries.Name(encounter.Child("serviceProvider"), encounter),
            Who = Names(encounter, "participant", "individual", entries),
            IsNow = kind == ContactKind.Stay && end is null && encounter.Text("status") is "in-progress" or "onleave" or "arrived",
        };
    }

    private static Contact ReadAppointment(Entry entry, EntrySet entries)
    {
        var appointment = entry.Resource;
        string? where = null;
        foreach (var participant in appointment.Items("participant"))
        {
            if (participant.Child("actor").Text("reference")?.Contains("Location/", StringComparison.Ordinal) == true) where ??= entries.Name(participant.Child("actor"), appointment);
        }

        return new Contact(entries.Item(entry, AppointmentTitle(appointment), CodeText.Read(appointment.Child("appointmentType"))))
        {
            Kind = ContactKind.Other,
            Ended = appointment.Moment("end"),
            Reason = CodeText.WordsOfAll(appointment, "reasonCode"),
            Where = where,
            Who = [.. Names(appointment, "participant", "actor", entries).Where(name => name != where)],
        };
    }

    private static List<string> Names(JsonElement owner, string list, string actor, EntrySet entries)
    {
        var names = new List<string>();
        foreach (var participant in owner.Items(list))
        {
            if (entries.IsThePerson(participant.Child(actor)) || participant.Text("status") == "declined") continue;
            if (entries.Name(participant.Child(actor), owner) is { } name && !names.Contains(name)) names.Add(name);
        }

        return names;
    }

    // A stay sent by the hospital and repeated by another is one stay: same start, same end, same place.
    private static List<Contact> Joined(List<Contact> stays) =>
        Agreement.Join(stays, s => s.When is { } when ? Agreement.Plain(s.Where ?? s.Text) + when.FirstDay.DayNumber : null, (a, b) => a.Ended == b.Ended && a.When == b.When);

    private static List<Contact> NewestFirst(List<Contact> contacts) =>
        [.. contacts.OrderByDescending(c => c.When).ThenBy(c => c.Reference, StringComparer.Ordinal)];
}
