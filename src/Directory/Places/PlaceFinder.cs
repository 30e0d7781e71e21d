using Goldthread.Directory.PlainWords;
using Goldthread.Directory.Search;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Places;

/// <summary>A place as it was understood.</summary>
/// <param name="Point">Where it is.</param>
/// <param name="Name">As it is written: "ZZ1 4AB", "Millbrook".</param>
/// <param name="Area">No finer than a postcode sector: what may be counted.</param>
public sealed record FoundPlace(Point Point, string Name, string Area)
{
    /// <summary>What is known of who lives there; null for so wide a place that nothing is.</summary>
    public Living? Living { get; init; }
}

/// <summary>Finds where somebody means: a postcode, the beginning of one, or the name of a place, with typing errors forgiven.</summary>
public sealed class PlaceFinder(Database database, ServiceDirectory directory)
{
    private const int InwardLength = 3;
    private static readonly HashSet<string> Nothing = [];

    /// <summary>Writes places down, so that they can be found.</summary>
    public Task Put(IReadOnlyList<KnownPlace> places) => database.Write(session =>
    {
        foreach (var place in places) PlaceTable.Put(session, place);
        return places.Count;
    });

    /// <summary>How a place is looked up: its letters and digits in capitals.</summary>
    public static string Key(string text) => Living.Key(text);

    /// <summary>The place; a fault in plain words when nobody knows it.</summary>
    public async Task<Outcome<FoundPlace>> Find(string text)
    {
        var key = Key(text);
        if (key.Length is 0 or > 60) return new Fault(FaultKind.Invalid, "Enter a postcode or the name of a place.");
        var (exact, within, named) = await database.Read(s => (
            PlaceTable.Find(s, key), char.IsAsciiLetter(key[0]) && key.Any(char.IsAsciiDigit) ? PlaceTable.Beginning(s, key) : [], PlaceTable.Named(s)));
        if (exact is not null) return await Found(exact);
        if (within.Count > 0) return new FoundPlace(Middle([.. within.Select(p => new Point(p.Latitude, p.Longitude))]), text.Trim().ToUpperInvariant(), AreaOf(within[0].Name)[..Math.Min(AreaOf(within[0].Name).Length, text.Trim().Length)]);
        var near = named.Select(p => (Place: p, Errors: Spelling.Distance(key, p.Key, Spelling.Forgiven(key.Length)))).Where(p => p.Errors <= Spelling.Forgiven(key.Length)).OrderBy(p => p.Errors).ToList();
        if (near.Count > 0) return await Found(near[0].Place);
        return await Beside(text) is { } beside ? beside : new Fault(FaultKind.NotFound, $"We do not know where “{text.Trim()}” is. Check the spelling, or try the first part of the postcode.");
    }

    // Where no list of postcodes was loaded: what is listed with the same postcode, or one that begins alike, says where it is.
    private async Task<FoundPlace?> Beside(string text)
    {
        if (!Postcode.TryParse(text, null, out var postcode)) return null;
        var index = await directory.Index();
        foreach (var part in new[] { postcode.ToString(), $"{postcode.Outward} {postcode.Inward[0]}", postcode.Outward })
        {
            if (index.MiddleOf(part) is { } middle) return new FoundPlace(middle, postcode.ToString(), AreaOf(postcode.ToString())) { Living = new Living(postcode, Nothing, Nothing) };
        }

        return null;
    }

    private async ValueTask<FoundPlace> Found(KnownPlace p) =>
        new FoundPlace(new Point(p.Latitude, p.Longitude), p.Name, p.Kind == KnownPlace.Postcode ? AreaOf(p.Name) : p.Name) { Living = await database.Read(s => LivingAt(s, p)) };

    // A postcode of which nobody has said in which areas it lies tells nothing of any of them. Who names a place may live in each area that shares a postcode with it.
    private static Living LivingAt(Session session, KnownPlace p)
    {
        var home = p.Kind == KnownPlace.Postcode && Postcode.TryParse(p.Name, null, out var postcode) ? postcode : (Postcode?)null;
        HashSet<string> within = p.Kind == KnownPlace.Postcode ? PlaceTable.AreasOf(session, p.Key) : [.. PlaceTable.Overlapping(session, p.Key), .. PlaceTable.AreasOf(session, p.Key)];
        return new Living(home, within, within.Count == 0 ? Nothing : PlaceTable.Areas(session));
    }

    private static string AreaOf(string postcode) => postcode.Length > InwardLength && postcode.Contains(' ', StringComparison.Ordinal) ? postcode[..^(InwardLength - 1)] : postcode;

    private static Point Middle(List<Point> points) => new(points.Average(p => p.Latitude), points.Average(p => p.Longitude));
}
