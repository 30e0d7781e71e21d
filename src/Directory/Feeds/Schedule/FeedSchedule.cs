using System.Globalization;
using System.Net;
using Goldthread.Directory.Services;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Directory.Feeds.Schedule;

/// <summary>The verbs of whoever decides which other directories are taken over. Each is one transaction and one act; a run itself is <see cref="FeedTurn"/>.</summary>
internal sealed class FeedSchedule(Database database, ServiceKeeping keeping, EndpointRules rules, RecordNumbers numbers, TimeProvider clock)
{
    private const int LongestAddress = 500;
    private const int LongestName = 64;
    private const int Most = 200;
    private static readonly Fault Unknown = new(FaultKind.NotFound, "There is no such feed any more.");

    public async Task<IReadOnlyList<ScheduledFeed>> All() => await database.Read(FeedTable.All);

    public ValueTask<ScheduledFeed?> Find(long feed) => database.Read(s => FeedTable.Find(s, feed));

    /// <summary>What the last run of a feed refused: how many things are kept, and those of one page.</summary>
    public async Task<(long Kept, IReadOnlyList<FeedRefusal> Page)> Refused(ScheduledFeed feed, long skip, int take) =>
        await database.Read(s => (FeedRefusalTable.Count(s, feed.Number, feed.StartedAt), FeedRefusalTable.Page(s, feed.Number, feed.StartedAt, skip, take)));

    /// <summary>Adds a feed, to be fetched as soon as a server is free. Of each name there is one: the name is what its services are known by.</summary>
    public async Task<Outcome<ScheduledFeed>> Add(string? address, string? name, string? everyHours, User user)
    {
        var root = Root(address);
        var called = (name ?? "").Trim();
        var every = ScheduledFeed.Intervals.FirstOrDefault(i => i.Hours.ToString(CultureInfo.InvariantCulture) == everyHours).Hours;
        var faults = new List<Fault>();
        if (!root.Succeeded) faults.Add(root.Fault);
        if (called.Length is 0 or > LongestName || called.Any(char.IsControl)) faults.Add(new Fault(FaultKind.Invalid, $"Enter the name of the directory, in {LongestName} characters or fewer", "Name"));
        if (every == 0) faults.Add(new Fault(FaultKind.Invalid, "Choose how often it is fetched", "Every"));
        if (faults.Count > 0) return faults.ToArray();
        return await Write(user, $"take over the directory {called}", session =>
        {
            var all = FeedTable.All(session);
            if (all.Count >= Most) return new Fault(FaultKind.Conflict, $"There are {Most} feeds already. Remove one first", "Address");
            if (all.Exists(f => f.Name.Equals(called, StringComparison.OrdinalIgnoreCase))) return new Fault(FaultKind.Conflict, "There is a feed of this name already. Give each its own", "Name");
            if (all.Exists(f => f.Address == root.Value)) return new Fault(FaultKind.Conflict, "This address is fetched already", "Address");
            var feed = new ScheduledFeed(numbers.Next(), root.Value, called, every, IsPaused: false, Now(), 0);
            FeedTable.Put(session, feed);
            return feed;
        });
    }

    /// <summary>Fetches it as soon as a server is free, also when it has failed before; one that is paused goes on.</summary>
    public Task<Outcome<ScheduledFeed>> FetchNow(long feed, User user) => Change(feed, user, "fetch now", f => f with { IsPaused = false, DueAt = Now() });

    public Task<Outcome<ScheduledFeed>> Pause(long feed, User user) => Change(feed, user, "pause", f => f with { IsPaused = true });

    public Task<Outcome<ScheduledFeed>> Resume(long feed, User user) => Change(feed, user, "go on with", f => f with { IsPaused = false, Failures = 0 });

    /// <summary>Fetches it no more. Its services stay, marked as those of a directory that no longer lists them, until it is added again.</summary>
    public async Task<Outcome<ScheduledFeed>> Remove(long feed, User user)
    {
        var removed = await Change(feed, user, "remove", f => f, forGood: true);
        if (removed.Succeeded) await MarkGone(removed.Value.Name);
        return removed;
    }

    /// <summary>Marks every service of a source that is no longer fetched.</summary>
    public async Task MarkGone(string source)
    {
        var act = new Act(User.System.Acting("directory feeds"), clock.GetUtcNow(), Purpose.SystemAdministration, $"end taking over services of {source}");
        foreach (var some in (await database.Read(s => ServiceTable.OfSource(s, source))).Where(l => l.GoneAt is null).Chunk(200))
        {
            await keeping.Publish([.. some.Select(l => l with { GoneAt = act.At.ToUnixTimeMilliseconds() })], act);
        }
    }

    private Task<Outcome<ScheduledFeed>> Change(long number, User user, string activity, Func<ScheduledFeed, ScheduledFeed> change, bool forGood = false) => Write(user, $"{activity} feed {number}", session =>
    {
        if (FeedTable.Lock(session, number) is not { } feed) return Unknown;
        var now = change(feed);
        if (forGood)
        {
            FeedTable.Remove(session, number);
            FeedRefusalTable.Keep(session, number, 0);
        }
        else
        {
            FeedTable.Put(session, now);
        }

        return now;
    });

    private async Task<Outcome<ScheduledFeed>> Write(User user, string activity, Func<Session, Outcome<ScheduledFeed>> write)
    {
        if (!user.Role.May(Activities.ManageDirectory)) return new Fault(FaultKind.Forbidden, "Only an administrator decides which directories are taken over.");
        return await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var done = write(session);
            if (done.Succeeded) part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.CareManagement, activity));
            return done;
        });
    }

    // The address of the folder above /services. What is plainly in this server's own network is refused at once; what a name stands for is asked at each connection.
    private Outcome<string> Root(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0) return new Fault(FaultKind.Invalid, "Enter the address of the feed", "Address");
        var address = FeedClient.Address(trimmed);
        if (!address.Succeeded || trimmed.Length > LongestAddress) return new Fault(FaultKind.Invalid, "Enter an address that begins with https:// or http:// and holds no name or password", "Address");
        var isNumber = IPAddress.TryParse(address.Value.Host.Trim('[', ']'), out var ip);
        if (isNumber ? !rules.Allows(ip!) : address.Value.IsLoopback && !rules.Allows(IPAddress.Loopback)) return new Fault(FaultKind.Invalid, "Enter an address on the internet: this one is in a network that this server does not fetch from", "Address");
        var root = address.Value.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith("/services", StringComparison.Ordinal) ? root[..^"/services".Length] : root;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
