using System.Text;
using System.Text.Json.Nodes;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.CareHomes;

/// <summary>One line of a round list.</summary>
internal sealed record RoundLine(string Key, string Name, string? Age, string Episode, RoundFacts Facts, RoundRow Row)
{
    public bool IsSeen => Row.Group == RoundGroup.SeenThisWeek;
}

/// <summary>The weekly round of a care home: who should be seen in which order and why, and that somebody was seen.</summary>
internal sealed class HomeRound(HomeRegister register, PersonRecordReader records, SettledStore store, TimeProvider clock)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostWords = 1_000;

    private static readonly IReadOnlySet<string> Abundant = LongRecord.Abundant;

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    /// <summary>The residents in sight in the order of the round, and how many others there are. Each record that is opened is an act of reading.</summary>
    public async Task<(IReadOnlyList<RoundLine> Lines, int OutOfSight)> List(string home, User user, Sight sight)
    {
        var (residents, hidden) = await register.Residents(home, sight);
        var lines = new List<RoundLine>(residents.Count);
        foreach (var resident in residents)
        {
            var opened = await records.Open(resident.Key, user, sight, "look at the round list", Abundant);
            if (opened.Succeeded)
            {
                lines.Add(Line(opened.Value, resident));
            }
        }

        return ([.. Ordered(lines)], hidden + residents.Count - lines.Count);
    }

    /// <summary>One resident of a home in an opened record; null where they do not live there, or not in sight.</summary>
    public async Task<RoundLine?> Find(string home, OpenedRecord opened, Sight sight) =>
        (await register.Residents(home, sight)).Seen.FirstOrDefault(r => r.Key == opened.Key) is { } resident ? Line(opened, resident) : null;

    /// <summary>The visit of today; null while there is none. One that was taken back is there too, for its version.</summary>
    public RoundVisit? OfToday(IReadOnlyList<RecordEntry> entries, string episode) =>
        entries.Where(e => e.Type == "Encounter" && e.Id == RoundVisit.IdFor(episode, Today)).Select(RoundVisit.Of).FirstOrDefault();

    /// <summary>Writes that a resident was seen on this round. Conflict when somebody else ticked them meanwhile; Invalid names the field "Note".</summary>
    /// <param name="opened">The resident's record.</param>
    /// <param name="line">The resident.</param>
    /// <param name="seen">The version of today's visit that was shown; 0 for none.</param>
    /// <param name="note">What they write.</param>
    /// <param name="user">Who saw them.</param>
    /// <param name="sight">Their sight.</param>
    public async Task<Outcome<string>> See(OpenedRecord opened, RoundLine line, int seen, string note, User user, Sight sight)
    {
        var words = note.Trim();
        if (words.Length is 0 or > MostWords)
        {
            return new Fault(FaultKind.Invalid, words.Length == 0 ? "Write a short note: how they are, and what is to be done" : $"Use {MostWords:N0} characters at most: you have {words.Length:N0}", "Note");
        }

        return await Write(opened, line, seen, user, sight, words, takenBack: false, "see a resident on the round");
    }

    /// <summary>Takes back what was ticked by mistake today; only whoever ticked it may.</summary>
    public async Task<Outcome<string>> TakeBack(OpenedRecord opened, RoundLine line, int seen, User user, Sight sight)
    {
        var visit = OfToday(opened.Input.Entries, line.Episode);
        return visit is null || visit.IsTakenBack ? new Fault(FaultKind.Conflict, "Nobody has ticked them today.")
            : visit.ById != user.Id ? new Fault(FaultKind.Forbidden, $"Only {visit.By}, who ticked them, can take it back.")
            : await Write(opened, line, seen, user, sight, visit.Note, takenBack: true, "take back a visit on the round");
    }

    /// <summary>The order of the round.</summary>
    internal static IEnumerable<RoundLine> Ordered(IEnumerable<RoundLine> lines) =>
        lines.OrderBy(l => l.Row.Group).ThenByDescending(l => l.Row.Weight).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Key, StringComparer.Ordinal);

    private async Task<Outcome<string>> Write(OpenedRecord opened, RoundLine line, int seen, User user, Sight sight, string note, bool takenBack, string activity)
    {
        if (!user.Role.May(Activities.Write))
        {
            return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you say that somebody was seen.");
        }

        var episode = opened.Input.Entries.FirstOrDefault(e => e.Type == "EpisodeOfCare" && e.Id == line.Episode);
        if (episode is null || Residence.Of(episode.Resource, episode.SourceCode) is not { Patient.Length: > 0 } residence)
        {
            return new Fault(FaultKind.NotFound, "There is no resident with this address.");
        }

        var id = RoundVisit.IdFor(line.Episode, Today);
        var encounter = RoundVisit.Write(id, residence.Patient, line.Episode, user, clock.GetUtcNow(), note, takenBack);
        // The reader sees the resident: that was asked when the record was opened. The visit's id is ours to give, which nobody may who sees less than everything.
        var done = await store.Commit(
            [new Change(ChangeKind.Put, "Encounter", id, Incoming(encounter), IfVersion: seen)], sight with { Everything = seen == 0, MayWrite = true, Writable = t => t == "Encounter" }, activity);
        if (done.Succeeded)
        {
            return id;
        }

        return done.Fault.Kind == FaultKind.Precondition ? new Fault(FaultKind.Conflict, "Somebody else ticked this resident a moment ago. Your note is still here; read theirs before you save yours.") : done.Faults.ToArray();
    }

    private RoundLine Line(OpenedRecord opened, SeenResident resident)
    {
        var facts = RoundReading.Of(opened.Input.Entries, resident, Today);
        return new RoundLine(opened.Key, opened.Members[0].Name, AgeOf(opened), resident.Row.Episode, facts, RoundRow.Of(facts, Today));
    }

    private string? AgeOf(OpenedRecord opened) => PartialDate.TryParse(opened.Members[0].BirthDate, null, out var born) ? Dates.Age(born, Today) : null;

    // What is read here was written by this program: it is always a resource.
    private static IncomingResource Incoming(JsonObject resource) => IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString())).Value;
}
