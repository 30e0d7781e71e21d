using System.Collections.Concurrent;
using Goldthread.Coordination.CareHomes;
using Goldthread.Coordination.Urgent;
using Goldthread.Demo.Area;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.Reading;
using Team = Goldthread.Record.Users.Team;

namespace Goldthread.Demo;

/// <summary>Loads the demo place into a store, each organisation's records as that organisation's own acts.</summary>
public sealed class DemoLoader(Database database, RecordStore store)
{
    private const int ChangesAtOnce = 400;

    private static readonly (Team Team, string[] Members, string[] Skills)[] Teams =
    [
        (new("urgent-west", "Urgent response, west", "ZZCM01"), ["nurse-grace-adeyemi"], ["nursing", "lifting", "catheters"]),
        (new("urgent-east", "Urgent response, east", "ZZCM01"), ["coordinator-tom-whitfield"], ["therapy", "equipment"]),
    ];

    private readonly ConcurrentDictionary<string, string> _named = new(StringComparer.Ordinal);

    /// <summary>Loads people and the users who may sign in. <paramref name="progress"/> is told the number of people loaded.</summary>
    public async Task<long> Load(DemoPlace place, IProgress<int> progress, CancellationToken cancel)
    {
        await database.Write(session =>
        {
            foreach (var user in DemoUsers.All)
            {
                UserTable.Put(session, ToUser(user));
            }

            foreach (var (team, members, skills) in Teams)
            {
                Team.Put(session, team, members, DateTimeOffset.UnixEpoch);
                UrgentTeams.Put(session, team.Id, skills);
            }

            return true;
        }, cancel);

        var loaded = await Commit(place.Shared(), User.System with { Organisation = "ZZIB01", OrganisationName = "Wrenfield and Marshlands Integrated Care Board" }, cancel);
        var people = 0;
        var pending = new Queue<Task<long>>();
        foreach (var person in place.People())
        {
            // A few people at once share one flush to disk; the order of people among each other means nothing.
            pending.Enqueue(Task.Run(() => LoadPerson(person, cancel), cancel));
            if (pending.Count >= 16)
            {
                loaded += await pending.Dequeue();
            }

            progress.Report(++people);
        }

        foreach (var person in place.ToMatch().Concat(place.InHomesAndPlaces()).Concat(place.Carers()))
        {
            loaded += await LoadPerson(person, cancel);
        }

        while (pending.Count > 0)
        {
            loaded += await pending.Dequeue();
        }

        await SayWhoLeads(place.Today);
        return loaded;
    }

    /// <summary>When the people can be found: Mrs Smith lets her daughter see her appointments and her plan, for a year.</summary>
    public static async Task LetKarenHelp(Proxies proxies, TimeProvider clock)
    {
        var (edie, karen) = (ToUser(DemoUsers.All.Single(u => u.RoleCode == "person")), DemoUsers.All.Single(u => u.RoleCode == "carer"));
        if ((await proxies.Of(edie)).Count == 0)
        {
            await proxies.Ask(edie, karen.Id, "daughter", "plan", clock.GetUtcNow().AddYears(1));
        }
    }

    // Of every seven homes one has no lead practice: that it is missing is what the page is for.
    private async Task SayWhoLeads(DateOnly today)
    {
        var leads = new LeadPractices(database, new DayOf(today));
        var records = ToUser(DemoUsers.All.First(u => u.RoleCode == "records-officer"));
        foreach (var (home, i) in Organisations.CareHomes.Select((h, i) => (h, i)).Where(h => h.i % 7 != 1))
        {
            var practice = Organisations.Practices[(i / 8 * 5) + (i % 8 % 5)];
            await leads.Say(home.Code, home.Name, 0, (practice.Code, practice.Name), i == 0 ? "Dr Amara Okafor" : "", today.AddMonths(-18), "Agreed by the primary care network and the home", records);
        }
    }

    private sealed class DayOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(9, 0), TimeSpan.Zero);
    }

    private static User ToUser(DemoUser user) => new(
        user.Id, user.Name, user.JobTitle, user.RoleCode, user.OrganisationCode, user.OrganisationName,
        user.PersonIndex is { } index ? NhsNumber.Synthetic(index).ToString() : null);

    private async Task<long> LoadPerson(DemoPerson person, CancellationToken cancel)
    {
        long loaded = 0;
        foreach (var record in person.Records)
        {
            var sender = new User(record.Source, record.SourceName, "Source system", User.System.RoleCode, record.Source, record.SourceName);
            loaded += await Commit(record.Resources, sender, cancel);
        }

        return loaded;
    }

    private async Task<long> Commit(IEnumerable<DemoResource> resources, User sender, CancellationToken cancel)
    {
        await Name(sender, cancel);
        var sight = AccessDecision.OfSystem(sender, "demo place");
        long loaded = 0;
        foreach (var some in resources.Chunk(ChangesAtOnce))
        {
            var changes = some.Select(r => new Change(ChangeKind.Put, r.Type, r.Id, Valid(r))).ToList();
            var result = await store.Commit(changes, sight, "send records", cancel);
            loaded += result.Value.Count;
        }

        return loaded;
    }

    private async Task Name(User sender, CancellationToken cancel)
    {
        if (_named.TryAdd(sender.Organisation, sender.OrganisationName))
        {
            await database.Write(session =>
            {
                SourceTable.Put(session, sender.Organisation, sender.OrganisationName);
                return true;
            }, cancel);
        }
    }

    private static IncomingResource Valid(DemoResource resource)
    {
        var read = IncomingResource.Read(resource.Json);
        return read.Succeeded ? read.Value : throw new InvalidOperationException($"The demo place made a {resource.Type}/{resource.Id} that is not valid: {read.Fault}");
    }
}
