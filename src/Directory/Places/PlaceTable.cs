using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Places;

/// <summary>A postcode or a named place.</summary>
/// <param name="Key">How it is looked up: letters and digits only, in capitals.</param>
/// <param name="Name">How it is written.</param>
/// <param name="Kind">postcode or place.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record KnownPlace(string Key, string Name, string Kind, double Latitude, double Longitude)
{
    /// <summary>Names of the areas that it lies in: ward, neighbourhood, district.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>One postcode.</summary>
    public const string Postcode = "postcode";

    /// <summary>A place with a name.</summary>
    public const string Place = "place";
}

internal static class PlaceTable
{
    private const double Millionths = 1_000_000;

    // On every machine, and rare: when the places of an area are loaded.
    private const string Upsert = """
        insert into directory_place (place, name, kind, latitude, longitude) values (@place, @name, @kind, @latitude, @longitude)
        on conflict (place) do update set name = excluded.name, kind = excluded.kind, latitude = excluded.latitude, longitude = excluded.longitude
        """;

    // On every machine, and rare: when the places of an area are loaded.
    private const string InsertArea = "insert into directory_area (place, area) values (@place, @area) on conflict (place, area) do nothing";

    private const string SelectAreas = "select area from directory_area where place = @place order by area";

    private const string SelectOverlapping = """
        select distinct b.area from directory_area a join directory_area b on b.place = a.place where a.area = @area order by b.area
        """;

    private const string SelectAllAreas = "select distinct area from directory_area order by area";

    private const string SelectOne = "select place, name, kind, latitude, longitude from directory_place where place = @place";

    private const string SelectWithin = """
        select place, name, kind, latitude, longitude from directory_place where place >= @from and place < @until and kind = @kind order by place limit 2000
        """;

    private const string SelectNamed = "select place, name, kind, latitude, longitude from directory_place where kind = @kind order by name limit 5000";

    public static void Put(Session session, KnownPlace p)
    {
        session.Statement(Upsert).Set("place", p.Key).Set("name", p.Name).Set("kind", p.Kind)
            .Set("latitude", (long)Math.Round(p.Latitude * Millionths)).Set("longitude", (long)Math.Round(p.Longitude * Millionths)).Execute();
        foreach (var area in p.Within) session.Statement(InsertArea).Set("place", p.Key).Set("area", PlaceFinder.Key(area)).Execute();
    }

    /// <summary>Areas that a place lies in.</summary>
    public static HashSet<string> AreasOf(Session session, string place) => [.. session.Statement(SelectAreas).Set("place", place).List(r => r.GetString(0))];

    /// <summary>Areas that share a postcode with an area.</summary>
    public static HashSet<string> Overlapping(Session session, string area) => [.. session.Statement(SelectOverlapping).Set("area", area).List(r => r.GetString(0))];

    /// <summary>Every area of which it is known what lies in it.</summary>
    public static HashSet<string> Areas(Session session) => [.. session.Statement(SelectAllAreas).List(r => r.GetString(0))];

    public static KnownPlace? Find(Session session, string key) => session.Statement(SelectOne).Set("place", key).First(Of, null);

    /// <summary>Postcodes that begin so.</summary>
    public static List<KnownPlace> Beginning(Session session, string with) =>
        session.Statement(SelectWithin).Set("from", with).Set("until", with[..^1] + (char)(with[^1] + 1)).Set("kind", KnownPlace.Postcode).List(r => Of(r)!);

    public static List<KnownPlace> Named(Session session) => session.Statement(SelectNamed).Set("kind", KnownPlace.Place).List(r => Of(r)!);

    private static KnownPlace? Of(Row r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3) / Millionths, r.GetInt64(4) / Millionths);
}
