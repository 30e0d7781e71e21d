using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Directory;

/// <summary>
/// The verbs of those who keep listings. Anyone who keeps the directory may propose a change; the organisation that owns the listing publishes it.
/// Each verb is one transaction and one act; what a document said before is kept.
/// </summary>
public sealed class ServiceKeeping(Database database, ServiceDirectory directory, TimeProvider clock)
{
    private static readonly Fault NotYours = new(FaultKind.Forbidden, "Only the organisation that owns this listing can do that.");
    private static readonly Fault FromFeed = new(FaultKind.Conflict, "This listing comes from another directory, so it is changed there.");
    private static readonly Fault Unknown = new(FaultKind.NotFound, "There is no such listing.");

    /// <summary>Publishes many listings at once, as a load does; those that are the same already are left alone.</summary>
    /// <returns>How many were new or different.</returns>
    public async Task<int> Publish(IReadOnlyList<Listing> listings, Act act)
    {
        var written = await database.Write(session =>
        {
            var changed = listings.Select(l => (New: l, Old: ServiceTable.Find(session, l.Id))).Where(l => l.Old is not { } old || old.Document != l.New.Document || old.Owner != l.New.Owner || old.GoneAt != l.New.GoneAt).ToList();
            if (changed.Count == 0) return 0;
            var part = PartWriter.Open(session, Part.Place);
            foreach (var (now, old) in changed)
            {
                if (old is { IsPublished: true } && old.Document != now.Document) ServiceTable.Keep(session, old, part.Commit, act.At.ToUnixTimeMilliseconds(), act.Who.Name);
                ServiceTable.Put(session, now with { Draft = old?.Draft }, part.Commit);
            }

            part.Close(act);
            return changed.Count;
        });
        directory.Forget();
        return written;
    }

    /// <summary>Listings that an organisation keeps, with drafts.</summary>
    public async Task<IReadOnlyList<Listing>> Of(string organisation) => await database.Read(s => ServiceTable.OfOwner(s, organisation));

    /// <summary>Keeps a draft of a listing, and of a new one under a new id; the public sees nothing of it.</summary>
    /// <param name="service">How it would read. A new one has the id that was made for it.</param>
    /// <param name="ask">True when the owner is asked to publish it.</param>
    /// <param name="seen">When the draft that this one takes the place of was written; 0 where there was none.</param>
    /// <param name="user">Who writes.</param>
    public Task<Outcome<Listing>> Draft(Service service, bool ask, long seen, User user) => Change(service.Id, user, ask ? "ask to publish" : "draft", old =>
    {
        if (old is { Source.Length: > 0 }) return FromFeed;
        if ((old?.Draft?.At ?? 0) != seen) return new Fault(FaultKind.Conflict, "Somebody else has changed this listing meanwhile. What you typed is still here; look at theirs before you save again.");
        var draft = new Draft(ServiceWriter.Write(service), ask ? DraftState.Waiting : DraftState.Writing, user.Name, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return (old ?? new Listing(service.Id, user.Organisation, "", "")) with { Draft = draft };
    });

    /// <summary>Publishes the draft: the owner has read it and says that it is right, so it counts as checked today.</summary>
    public Task<Outcome<Listing>> Approve(string id, long seen, User user) => Change(id, user, "publish", old =>
    {
        if (Refused(old, user) is { } refused) return refused;
        if (old!.Draft is not { } draft) return new Fault(FaultKind.Conflict, "There is no draft of this listing any more.");
        return draft.At != seen ? new Fault(FaultKind.Conflict, "The draft has changed since you read it. Read it again.") : Published(old, ServiceReader.Read(draft.Document));
    });

    /// <summary>Drops the draft; what is published stays.</summary>
    public Task<Outcome<Listing>> Drop(string id, User user) => Change(id, user, "drop the draft of", old =>
        Refused(old, user) is { } refused ? refused : old! with { Draft = null });

    /// <summary>The owner has looked: everything is still right.</summary>
    public Task<Outcome<Listing>> StillRight(string id, User user) => Change(id, user, "check", old =>
        Refused(old, user) is { } refused ? refused
        : !old!.IsPublished ? Unknown
        : Published(old, ServiceReader.Read(old.Document)) with { Draft = old.Draft });

    /// <summary>Opens or closes a service; it is said at once everywhere.</summary>
    /// <param name="id">Id of the service.</param>
    /// <param name="status">A code of <see cref="ServiceStatus"/>.</param>
    /// <param name="why">What the public is told, or empty.</param>
    /// <param name="user">Who says so.</param>
    public Task<Outcome<Listing>> SetStatus(string id, string status, string why, User user) => Change(id, user, $"set to {status}", old =>
    {
        if (Refused(old, user) is { } refused) return refused;
        if (!ServiceStatus.All.Any(s => s.Code == status)) return new Fault(FaultKind.Invalid, "Choose whether it is open or closed.", "Status");
        return !old!.IsPublished ? Unknown : Published(old, ServiceReader.Read(old.Document) with { Status = status, Alert = why.Length > 0 ? why : null }) with { Draft = old.Draft };
    });

    /// <summary>Says how full a service is, as of today.</summary>
    public Task<Outcome<Listing>> SetCapacity(string id, int? placesLeft, string words, User user) => Change(id, user, "say how full", old =>
        Refused(old, user) is { } refused ? refused
        : !old!.IsPublished ? Unknown
        : Written(old, ServiceReader.Read(old.Document) with { Capacity = placesLeft is null && words.Length == 0 ? null : new Capacity(placesLeft, words.Length > 0 ? words : null, directory.Today) }) with { Draft = old.Draft });

    private static Fault? Refused(Listing? old, User user) => old is null ? Unknown : old.Source.Length > 0 ? FromFeed : old.Owner != user.Organisation ? NotYours : null;

    private Listing Published(Listing old, Service service) => Written(old, service with { AssuredOn = directory.Today });

    private Listing Written(Listing old, Service service) => old with { Document = ServiceWriter.Write(service with { LastModified = clock.GetUtcNow() }), Draft = null };

    private async Task<Outcome<Listing>> Change(string id, User user, string activity, Func<Listing?, Outcome<Listing>> change)
    {
        if (!user.Role.May(Activities.KeepDirectory)) return NotYours;
        var act = new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.CareManagement, $"{activity} service {id}");
        var done = await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var old = ServiceTable.Find(session, id);
            var now = change(old);
            if (!now.Succeeded) return now;
            if (old is { IsPublished: true } && old.Document != now.Value.Document) ServiceTable.Keep(session, old, part.Commit, act.At.ToUnixTimeMilliseconds(), user.Name);
            ServiceTable.Put(session, now.Value, part.Commit);
            part.Close(act);
            return now;
        });
        directory.Forget();
        return done;
    }
}
