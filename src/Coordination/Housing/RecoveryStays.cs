using System.Security.Cryptography;
using System.Text;
using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Housing;

/// <summary>The verbs of a time in a recovery or supported place. Each is one act; of two people who change it at once the second is told.</summary>
internal sealed class RecoveryStays(HousingWriter writer, TimeProvider clock)
{
    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    /// <summary>The stays in an opened record, newest first; what was begun by mistake is not one.</summary>
    public static IReadOnlyList<RecoveryStay> In(PersonRecordInput record) =>
        [.. record.Entries.Where(e => e.Type == "EpisodeOfCare").Select(e => RecoveryFhir.Read(e.Resource, e.Id, e.Version, e.SourceCode)).OfType<RecoveryStay>()
            .Where(s => !s.IsMistake).OrderByDescending(s => s.Started).ThenBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>Begins one in a place that the user's organisation runs. Invalid names the field: "Place", "Started".</summary>
    /// <returns>The id of the EpisodeOfCare.</returns>
    public async Task<Outcome<string>> Begin(OpenedRecord opened, string place, DateOnly started, User user, Sight sight)
    {
        var faults = RecoveryStay.Wrong(place, started, Today).ToList();
        if (In(opened.Input).FirstOrDefault(s => s.Ended is null && s.Provider.Code == user.Organisation) is { } open)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"They are at {open.Place} already: say first that they have moved on", "Place"));
        }

        if (opened.Members.All(m => m.Deceased))
        {
            faults.Add(new Fault(FaultKind.Invalid, "This person has died.", "Place"));
        }

        if (faults.Count > 0)
        {
            return faults.ToArray();
        }

        var stay = new RecoveryStay { Id = "", Version = 0, Place = place.Trim(), Provider = new Party(user.Organisation, user.OrganisationName), Patient = opened.Members[0].PatientId, Started = started };
        // One id for the next stay in this organisation's places: of two who begin it at once the second is told. Nobody may give an id who sees less than everything;
        // the person is in sight, as their record was opened.
        var known = opened.Input.Entries.Count(e => e.Type == "EpisodeOfCare" && RecoveryFhir.Read(e.Resource, e.Id, e.Version, e.SourceCode)?.Provider.Code == user.Organisation);
        var id = "recovery-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{opened.Whole}|{user.Organisation}|{known}")))[..40];
        return (await writer.Commit(sight with { Everything = true }, "begin a time in a recovery place", (id, RecoveryFhir.Write(stay), null, 0))).Then<string>(d => d[0].Id);
    }

    /// <summary>Changes one by a verb of its own. Only those who run the place, and whoever may write records, can.</summary>
    public async Task<Outcome<string>> Change(PersonRecordInput record, string id, int seen, User user, Sight sight, string activity, Func<RecoveryStay, ReferralNote, Outcome<RecoveryStay>> change)
    {
        if (In(record).FirstOrDefault(s => s.Id == id) is not { } before)
        {
            return new Fault(FaultKind.NotFound, "There is no stay with this address.");
        }

        if (!MayChange(before, user))
        {
            return new Fault(FaultKind.Forbidden, $"Only {before.Provider.Name}, who run the place, can do this.");
        }

        if (before.Version != seen)
        {
            return new Fault(FaultKind.Conflict, "Somebody changed this a moment ago. Your words are still here; look before you send them again.");
        }

        var after = change(before, new ReferralNote(clock.GetUtcNow(), $"{user.Name}, {user.JobTitle}", ""));
        return after.Succeeded ? (await writer.Commit(sight, activity, (id, RecoveryFhir.Write(after.Value), null, seen))).Then<string>(_ => id) : after.Faults.ToArray();
    }

    public static bool MayChange(RecoveryStay stay, User user) => stay.Provider.Code.Equals(user.Organisation, StringComparison.OrdinalIgnoreCase) || user.Role.May(Activities.Write);
}
