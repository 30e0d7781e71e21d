using Goldthread.Demo.Area;
using Goldthread.Directory;
using Goldthread.Directory.Places;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;

namespace Goldthread.Demo.Services;

/// <summary>The directory of the demo place: what Wrenfield offers, and where its postcodes lie.</summary>
public static class DemoDirectory
{
    /// <summary>Every listing, the same for the same day.</summary>
    public static IReadOnlyList<Listing> Listings(DateOnly today) => [.. WholePlace.All.Concat(EachNeighbourhood.All).Select(l => ServiceMaker.Make(l, today))];

    /// <summary>Postcodes and neighbourhoods.</summary>
    public static IReadOnlyList<KnownPlace> Places =>
    [
        .. Wrenfield.Neighbourhoods.SelectMany(n => Wrenfield.SmallAreasOf(n).SelectMany(a => a.Postcodes).Select(p =>
            new KnownPlace(PlaceFinder.Key(p.Text), p.Text, KnownPlace.Postcode, p.Position.Latitude, p.Position.Longitude) { Within = [n.Name, "Wrenfield"] })),
        .. Wrenfield.Neighbourhoods.Select(n => new KnownPlace(
            PlaceFinder.Key(n.Name), n.Name, KnownPlace.Place, Wrenfield.SmallAreasOf(n).Average(a => a.Centre.Latitude), Wrenfield.SmallAreasOf(n).Average(a => a.Centre.Longitude))),
        new KnownPlace(PlaceFinder.Key("Wrenfield"), "Wrenfield", KnownPlace.Place, Wrenfield.SmallAreas.Average(a => a.Centre.Latitude), Wrenfield.SmallAreas.Average(a => a.Centre.Longitude)),
    ];

    /// <summary>Puts both into a store. What is there already stays.</summary>
    public static async Task Load(ServiceKeeping keeping, PlaceFinder places, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        await places.Put(Places);
        await keeping.Publish(Listings(DateOnly.FromDateTime(now.UtcDateTime)), new Act(User.System.Acting("demo place"), now, Purpose.SystemAdministration, "list services"));
    }
}
