using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Directory.Keepers;

/// <summary>An organisation and what it lists.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Listings">What it lists, by name.</param>
internal sealed record ListingOwner(string Code, string Name, IReadOnlyList<(string Id, string Name)> Listings);

/// <summary>An organisation that has somebody to keep listings.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="People">Who they are.</param>
internal sealed record KeeperOrganisation(string Code, string Name, IReadOnlyList<string> People);

/// <summary>What one organisation keeps for another.</summary>
/// <param name="For">Code of the organisation that it is kept for.</param>
/// <param name="ForName">Its name.</param>
/// <param name="Keeper">Code of the organisation that keeps it.</param>
/// <param name="Count">How many listings.</param>
/// <param name="HasKeeper">True when the organisation has somebody itself now.</param>
internal sealed record KeptForOther(string For, string ForName, string Keeper, int Count, bool HasKeeper);

/// <summary>Who keeps what, as an administrator sees it.</summary>
internal sealed record KeeperView(IReadOnlyList<ListingOwner> Without, IReadOnlyList<KeeperOrganisation> Keepers, IReadOnlyList<KeptForOther> KeptFor);

/// <summary>
/// Listings whose organisation has nobody with the right to keep them: they are seen here, and kept by another organisation until it has. Who provides a service does not change.
/// </summary>
internal sealed class ListingKeepers(Database database, ServiceDirectory directory, TimeProvider clock)
{
    /// <summary>Everything that the page shows.</summary>
    public async Task<KeeperView> View()
    {
        var index = await directory.Index();
        var (users, kept) = await database.Read(s => (UserTable.All(s), KeptForTable.All(s)));
        var keepers = KeepersOf(users);
        var can = keepers.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        var names = users.GroupBy(u => u.Organisation, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().OrganisationName, StringComparer.Ordinal);
        var own = index.All.Where(s => s.Owner.Length > 0 && s.Source.Length == 0 && !can.Contains(s.Owner));
        return new KeeperView(
            [.. own.GroupBy(s => s.Owner, StringComparer.Ordinal).Select(g => new ListingOwner(g.Key, names.GetValueOrDefault(g.Key) ?? g.First().Provider,
                [.. g.Select(s => (s.Id, s.Name)).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)])).OrderByDescending(o => o.Listings.Count).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase)],
            keepers,
            [.. kept.Select(k => (Kept: k, Keeper: index.Find(k.Service)?.Owner ?? "")).Where(k => k.Keeper.Length > 0).GroupBy(k => (k.Kept.Owner, k.Keeper))
                .Select(g => new KeptForOther(g.Key.Owner, g.First().Kept.OwnerName, g.Key.Keeper, g.Count(), can.Contains(g.Key.Owner)))]);
    }

    /// <summary>Gives all listings of an organisation that has nobody to keep them to one that has.</summary>
    public Task<Outcome<int>> HandOver(string owner, string ownerName, string to, User user) => Change(user, $"let {to} keep the listings of {owner}", session =>
    {
        var can = KeepersOf(UserTable.All(session));
        if (!can.Exists(k => k.Code == to)) return new Fault(FaultKind.Invalid, "Choose who keeps them from now on", "To");
        if (can.Exists(k => k.Code == owner)) return new Fault(FaultKind.Conflict, "This organisation has somebody to keep its listings now. Load the page again");
        var listings = ServiceTable.OfOwner(session, owner);
        foreach (var listing in listings) KeptForTable.Put(session, new KeptFor(listing.Id, owner, ownerName), clock.GetUtcNow());
        return listings.ConvertAll(l => l with { Owner = to });
    });

    /// <summary>Gives an organisation its listings back.</summary>
    public Task<Outcome<int>> GiveBack(string owner, User user) => Change(user, $"give {owner} its listings back", session =>
    {
        var back = new List<Listing>();
        foreach (var kept in KeptForTable.All(session).Where(k => k.Owner == owner))
        {
            if (ServiceTable.Find(session, kept.Service) is { } listing) back.Add(listing with { Owner = owner });
            KeptForTable.Remove(session, kept.Service);
        }

        return back;
    });

    private async Task<Outcome<int>> Change(User user, string activity, Func<Session, Outcome<List<Listing>>> change)
    {
        if (!user.Role.May(Activities.ManageDirectory)) return new Fault(FaultKind.Forbidden, "Only an administrator names who keeps listings.");
        var done = await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var listings = change(session);
            if (!listings.Succeeded) return (Outcome<int>)listings.Fault;
            foreach (var listing in listings.Value) ServiceTable.Put(session, listing, part.Commit);
            part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.CareManagement, activity));
            return listings.Value.Count;
        });
        directory.Forget();
        return done;
    }

    private static List<KeeperOrganisation> KeepersOf(IEnumerable<User> users) =>
        [.. users.Where(u => u.Role.May(Activities.KeepDirectory) && u.Organisation.Length > 0).GroupBy(u => u.Organisation, StringComparer.Ordinal)
            .Select(g => new KeeperOrganisation(g.Key, g.First().OrganisationName, [.. g.Select(u => $"{u.Name}, {u.JobTitle}").Order(StringComparer.Ordinal)])).OrderBy(k => k.Name, StringComparer.OrdinalIgnoreCase)];
}
