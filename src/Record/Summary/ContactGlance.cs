using System.Text.Json;
using Goldthread.DesignSystem.Text;

namespace Goldthread.Record.Summary;

/// <summary>When somebody was last in contact with a person, and when they will be next: a line for lists across people.</summary>
/// <param name="Last">"Home visit, yesterday, Sunday 22 November 2026"; null when no contact is in sight.</param>
/// <param name="Next">"Blood test, tomorrow, Tuesday 24 November 2026, 2pm"; null when none is booked.</param>
public sealed record ContactGlance(string? Last, string? Next)
{
    /// <summary>What <see cref="Read"/> looks at.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Encounter", "Appointment"];

    /// <summary>Reads Encounters and Appointments of one person, of any of their sources, in any order.</summary>
    public static ContactGlance Read(IEnumerable<JsonElement> resources, DateTimeOffset now)
    {
        (FhirMoment At, string Words)? last = null, next = null;
        foreach (var resource in resources)
        {
            var isAppointment = resource.Text("resourceType") == "Appointment";
            if ((isAppointment ? ContactsSection.AppointmentDay(resource) : resource.Child("period").Moment("start")) is not { } at) continue;
            var isToCome = isAppointment ? ContactsSection.IsToCome(resource, now) : resource.Text("status") == "planned" && !at.IsOverBy(now);
            var tookPlace = !isAppointment && resource.Text("status") is "arrived" or "triaged" or "in-progress" or "onleave" or "finished";
            if (isToCome && (next is null || at < next.Value.At)) next = (at, Words(resource, isAppointment, at, now));
            if (tookPlace && at.Start <= now && (last is null || at > last.Value.At)) last = (at, Words(resource, isAppointment, at, now));
        }

        return new ContactGlance(last?.Words, next?.Words);
    }

    private static string Words(JsonElement resource, bool isAppointment, FhirMoment at, DateTimeOffset now)
    {
        var day = at.IsWholeDate ? Dates.Near(at.FirstDay, Dates.DayInLondon(now)) + (at.HasTime ? ", " + Dates.Time(at.Start) : "") : at.Words;
        return $"{(isAppointment ? ContactsSection.AppointmentTitle(resource) : EncounterText.Title(resource))}, {day}";
    }
}
