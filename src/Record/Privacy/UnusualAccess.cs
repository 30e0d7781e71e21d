using System.Security.Cryptography;
using System.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Microsoft.Extensions.Logging;

namespace Goldthread.Record.Privacy;

/// <summary>How far a report is, or what came of it.</summary>
/// <param name="Started">When it was asked for.</param>
/// <param name="From">From when on acts are looked at.</param>
/// <param name="Acts">Acts read so far.</param>
/// <param name="Finished">When it was done; null while it runs.</param>
/// <param name="Found">Findings.</param>
/// <param name="New">Findings that were not known before: alerts for review.</param>
/// <param name="Skipped">Rules that were not asked, with the reason.</param>
/// <param name="Failed">True when the store could not be read to the end.</param>
internal sealed record UnusualReport(
    DateTimeOffset Started, DateTimeOffset From, long Acts, DateTimeOffset? Finished, int Found, int New, IReadOnlyList<string> Skipped, bool Failed = false);

/// <summary>Looks through the read journal for what is unusual, one report at a time, and raises each finding once.</summary>
internal sealed class UnusualAccess(
    Database database, JournalReader journals, PersonWrites writes, TimeProvider clock, ILogger<UnusualAccess> log)
{
    private const int Page = 5_000;
    private const int MostVersions = 5_000;
    private const int MostAlerts = 10_000;
    private volatile UnusualReport? _report;
    private int _running;

    /// <summary>The report that runs, or the last one; null when there was none since the start.</summary>
    public UnusualReport? Report => _report;

    /// <summary>Starts a report; false when one is running.</summary>
    public bool Start(int days, Sight sight)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        _report = new UnusualReport(now, now.AddDays(-days), 0, null, 0, 0, []);
        _ = Task.Run(() => RunToTheEnd(sight));
        return true;
    }

    /// <summary>One report, done when this is.</summary>
    public async Task<UnusualReport> Run(int days, Sight sight)
    {
        var now = clock.GetUtcNow();
        _report = new UnusualReport(now, now.AddDays(-days), 0, null, 0, 0, []);
        return await Run(sight);
    }

    private async Task RunToTheEnd(Sight sight)
    {
        try
        {
            await Run(sight);
        }
        catch (System.Data.Common.DbException error)
        {
            log.LogError(error, "The report of unusual access could not be made");
            _report = _report! with { Finished = clock.GetUtcNow(), Failed = true };
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<UnusualReport> Run(Sight sight)
    {
        var report = _report!;
        var looks = await Looks(report.From);
        var homes = await Homes();
        List<string> skipped = homes.Count == 0 ? ["Neighbours: the home addresses of those who work here are not known."] : [];
        var opened = await database.Read(session => AlertTable.OfKind(session, AlertKinds.Claimed, report.From, MostAlerts)
            .Concat(AlertTable.OfKind(session, AlertKinds.Emergency, report.From, MostAlerts)).ToList());
        var contacted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alert in opened)
        {
            if (await WroteInTime(alert))
            {
                contacted.Add(alert.Id);
            }
        }

        List<Unusual> found =
        [
            .. UnusualRules.OwnFamilyName(looks), .. UnusualRules.Neighbour(looks, homes), .. UnusualRules.HighVolume(looks), .. UnusualRules.AtNight(looks),
            .. UnusualRules.NoLaterContact(opened, a => contacted.Contains(a.Id), clock.GetUtcNow()),
        ];
        var added = await Raise(found, sight);
        return _report = _report! with { Finished = clock.GetUtcNow(), Found = found.Count, New = added, Skipped = skipped };
    }

    // Those who see their own record, the system, and those who were refused have not looked at anybody.
    private async Task<List<Look>> Looks(DateTimeOffset from)
    {
        var people = new Dictionary<PersonKey, LookedAt>();
        var looks = new List<Look>();
        for (var before = long.MaxValue; ;)
        {
            var acts = await journals.ReadsSince(from, before, Page);
            foreach (var act in acts.Where(a => !Role.Of(a.Act.Who.Role).May(Activities.OwnRecord) && a.Act.Who.Role != User.System.RoleCode && !AccessWords.IsRefusal(a.Act.Activity) && !Role.Of(a.Act.Who.Role).May(Activities.ReviewAccess)))
            {
                var key = new PersonKey(act.Part, act.Person);
                if (!people.TryGetValue(key, out var person))
                {
                    people[key] = person = await Person(key);
                }

                looks.Add(new Look(act.Act.Who, act.Act.At, person));
            }

            _report = _report! with { Acts = _report.Acts + acts.Count };
            if (acts.Count < Page)
            {
                return looks;
            }

            before = acts[^1].Number;
        }
    }

    private async Task<LookedAt> Person(PersonKey key) => await database.Read(session => IdentityTable.Find(session, key)) is { } identity
        ? new LookedAt(identity.Whole, key, identity.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "", PostcodeOf(identity))
        : new LookedAt("p" + key, key, "", "");

    // Who works here and whose own record is here too: their address is the one in it.
    private async Task<Dictionary<string, string>> Homes() => await database.Read(session => UserTable.All(session)
        .Where(u => u.Person is not null && !u.Role.May(Activities.OwnRecord))
        .Select(u => (u.Id, Home: FindTable.Exact(session, FindKind.NhsNumber, u.Person!, 1).Select(k => IdentityTable.Find(session, k)).OfType<Identity>().Select(PostcodeOf).FirstOrDefault("")))
        .Where(u => u.Home.Length > 0)
        .ToDictionary(u => u.Id, u => u.Home, StringComparer.Ordinal));

    private static string PostcodeOf(Identity identity) =>
        Postcode.TryParse(identity.Place.Split(',')[^1].Trim(), null, out var postcode) ? postcode.ToString() : "";

    private async Task<bool> WroteInTime(Alert alert)
    {
        var members = await database.Read(session => IdentityTable.Find(session, alert.Person) is { } one ? IdentityTable.Whole(session, one.Whole).Select(m => m.Key).ToList() : [alert.Person]);
        var until = alert.At.AddDays(UnusualRules.ContactWithinDays);
        foreach (var member in members)
        {
            var written = await writes.Of(member, AccessDecision.OfSystem(User.System, "pages"), alert.At, MostVersions);
            if (written.Any(w => w.Source == alert.Organisation && w.At <= until))
            {
                return true;
            }
        }

        return false;
    }

    private Task<int> Raise(List<Unusual> found, Sight sight) => database.Write(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        var added = found.Sum(f => AlertTable.Add(session, new Alert(IdOf(f), AlertKinds.Unusual, f.At, f.Who.User, f.Who.Name, f.Who.Organisation, f.Person, f.Words)));
        part.Close(sight.Act(clock, $"report of unusual access: {found.Count} found, {added} new"));
        return added;
    });

    // The same finding has the same reference in every report, and the reference tells nothing.
    private static string IdOf(Unusual found) =>
        "u-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Rule}\n{found.Who.User}\n{found.About}")))[..12];
}
