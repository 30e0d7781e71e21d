using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Reading;

namespace Goldthread.Record.Privacy;

/// <summary>What one user did with a person's record on one day.</summary>
/// <param name="Day">The day, in England.</param>
/// <param name="User">The user's id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their role, as people call it.</param>
/// <param name="Organisation">The code of the organisation for which they acted.</param>
/// <param name="OrganisationName">What it is called.</param>
/// <param name="OnBehalfOf">The id of the user for whom they acted; null for nobody.</param>
/// <param name="Why">The purpose in words.</param>
/// <param name="What">What they did, newest first.</param>
public sealed record AccessLine(
    DateOnly Day, string User, string Name, string Role, string Organisation, string OrganisationName, string? OnBehalfOf, string Why, IReadOnlyList<AccessAct> What)
{
    /// <summary>True for records that an organisation's system sent: nobody looked.</summary>
    public bool IsSent => Role == Access.Role.Of("system").Title;

    /// <summary>When they last did something that day.</summary>
    public DateTimeOffset Last => What[0].At;
}

/// <summary>One thing that was done, as often as it was.</summary>
/// <param name="At">When, the last time.</param>
/// <param name="Words">In words: "Opened your record", "Added 2 measurements".</param>
/// <param name="Times">How often that day, 1 or more.</param>
public sealed record AccessAct(DateTimeOffset At, string Words, int Times);

/// <summary>
/// Who has looked at a person's record and added to it, for the person and for officers: both journals in one list. What is withheld from
/// the asker cannot be told from it: what was written and is out of sight is left out, and an act of reading never says what it found.
/// </summary>
public sealed class AccessLog(JournalReader journals, PersonWrites writes, Database database)
{
    // A source may have sent a person's whole life in a day: beyond this the newest count.
    private const int MostVersions = 5_000;

    /// <summary>Who did what, newest first, one line for each user, day and reason.</summary>
    /// <param name="members">All records of the person.</param>
    /// <param name="sight">Who asks; of what was written, only what is in it.</param>
    /// <param name="from">None before this.</param>
    /// <param name="most">No more acts of each record than this.</param>
    /// <param name="toThePerson">True where the words speak to the person: "your record".</param>
    public async Task<IReadOnlyList<AccessLine>> Of(IReadOnlyList<Identity> members, Sight sight, DateTimeOffset from, int most, bool toThePerson = true)
    {
        var whose = toThePerson ? "your" : "the";
        var done = new List<(Act Act, string Words)>();
        foreach (var member in members)
        {
            var reads = await journals.ReadsOf(member.Key.Part, member.Key.Number, from, DateTimeOffset.MaxValue, most);
            done.AddRange(reads.Select(r => (r.Act, AccessWords.OfRead(r.Act.Activity, whose))));
            done.AddRange(await Written(member.Key, sight, from));
            done.AddRange(await Words(member.Key, from, whose));
        }

        // Of several records of one person some may be closed to a reader who opened the others: they did open the record.
        var opened = done.Where(d => !AccessWords.IsRefusal(d.Act.Activity)).Select(d => (d.Act.Who.User, At: d.Act.At.ToUnixTimeSeconds())).ToHashSet();
        done.RemoveAll(d => AccessWords.IsRefusal(d.Act.Activity) && (opened.Contains((d.Act.Who.User, d.Act.At.ToUnixTimeSeconds())) || opened.Contains((d.Act.Who.User, d.Act.At.ToUnixTimeSeconds() - 1))));

        var names = await database.Read(SourceTable.All);
        return [.. done
            .GroupBy(d => (Day: Dates.DayInLondon(d.Act.At), d.Act.Who.User, d.Act.Who.Role, d.Act.Who.Organisation, d.Act.Who.OnBehalfOf, Why: AccessWords.Why(d.Act.Why, whose)))
            .Select(g => new AccessLine(
                g.Key.Day, g.Key.User, g.First().Act.Who.Name, Role.Of(g.Key.Role).Title, g.Key.Organisation, names.GetValueOrDefault(g.Key.Organisation, g.Key.Organisation), g.Key.OnBehalfOf, g.Key.Why,
                Merge(g)))
            .OrderByDescending(l => l.Last).ThenBy(l => l.User, StringComparer.Ordinal)];
    }

    // A person known to several sources is read at each of them in one act of the reader's.
    private static List<AccessAct> Merge(IEnumerable<(Act Act, string Words)> done) => [.. done
        .GroupBy(d => d.Words, StringComparer.Ordinal)
        .Select(g => new AccessAct(g.Max(d => d.Act.At), g.Key, g.Select(d => (d.Act.Activity, At: d.Act.At.ToUnixTimeMilliseconds() / 1000)).Distinct().Count()))
        .OrderByDescending(a => a.At).ThenBy(a => a.Words, StringComparer.Ordinal)];

    private async Task<List<(Act Act, string Words)>> Written(PersonKey person, Sight sight, DateTimeOffset from)
    {
        var versions = await writes.Of(person, sight, from, MostVersions);
        var acts = await journals.Writes(person.Part, versions.Select(v => v.Commit));
        return [.. versions
            .Where(v => acts.ContainsKey(v.Commit))
            .GroupBy(v => (acts[v.Commit].Who, acts[v.Commit].Why, Day: Dates.DayInLondon(v.At), Verb: v.Deleted ? "Took away" : v.Version == 1 ? "Added" : "Changed"))
            .Select(g => (acts[g.First().Commit], AccessWords.OfWrites(g.Key.Verb, g.Select(v => v.Type))))];
    }

    // Opening a record by one's own word is an act of the part; which person it was about stands with the alert.
    private Task<List<(Act Act, string Words)>> Words(PersonKey person, DateTimeOffset from, string whose) => database.Read(session => AlertTable.Of(session, person, from)
        .Where(a => a.Kind != AlertKinds.Unusual)
        .Select(a => (Alert: a, Role: UserTable.Find(session, a.UserId)?.Role ?? Role.Of("")))
        .Select(a => (new Act(new Actor(a.Alert.UserId, a.Alert.UserName, a.Alert.Organisation, a.Role.Code, "pages"), a.Alert.At, a.Role.Purpose, a.Alert.Kind), OfAlert(a.Alert, whose)))
        .ToList()).AsTask();

    private static string OfAlert(Alert a, string whose) => a.Kind switch
    {
        AlertKinds.Claimed => $"Said that they work with {(whose == "your" ? "you" : "the person")}: {a.Words}",
        AlertKinds.Emergency => $"Opened {whose} record in an emergency: {a.Words}",
        _ => $"Opened what may be sealed in {whose} record: {a.Words}",
    };
}
