using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Areas;

/// <summary>The geography as it is now. Whoever holds a <see cref="Geography"/> keeps it unchanged; whoever asks again gets what was loaded since.</summary>
public sealed class GeographyBook(Database database, TimeProvider clock)
{
    private volatile Held? _held;

    /// <summary>The snapshot of what is loaded. Built when something was loaded since, by this server or another program, or a day has passed; else the same object.</summary>
    public async ValueTask<Geography> Now()
    {
        var today = Dates.DayInLondon(clock.GetUtcNow());
        var held = _held;
        if (held is not null && held.Day == today && held.Geography.Version == await database.Read(ReferenceSetTable.Last)) return held.Geography;
        held = new Held(today, await database.Read(s => new Geography(GeographySources.Read(s), today)));
        _held = held;
        return held.Geography;
    }

    /// <summary>The LSOA of 2021 in which a postcode lies: how a person comes to one. Null where no directory of postcodes has it.</summary>
    public ValueTask<string?> LsoaOf(Postcode postcode) => database.Read(s => PostcodeTable.Find(s, postcode.ToString()));

    /// <summary>Every postcode at once, for whoever has many people to place; LSOAs by their number in <paramref name="geography"/>.</summary>
    public ValueTask<PostcodeLookup> Postcodes(Geography geography) => database.Read(session =>
    {
        var known = new List<(string, int)>();
        PostcodeTable.Each(session, (postcode, lsoa) => known.Add((postcode, geography.IndexOf(lsoa))));
        return new PostcodeLookup(known);
    });

    /// <summary>Every version of every file that was loaded, those in use and those replaced.</summary>
    public ValueTask<List<ReferenceSet>> Sets() => database.Read(ReferenceSetTable.All);

    /// <summary>The councils that resemble a council, nearest first.</summary>
    public ValueTask<List<string>> PeersOf(string council) => database.Read(s => CouncilTable.PeersOf(s, council));

    /// <summary>Residents of an area by year of age as published ("0" to "90+"), of a year that is loaded; empty where nobody says.</summary>
    /// <param name="kind">What the area is.</param>
    /// <param name="area">Its code.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="sex">"female", "male", or empty for all.</param>
    public ValueTask<List<(string Ages, long Persons)>> Residents(AreaKind kind, string area, int year, string sex = "") => database.Read(s => ResidentTable.ByAge(s, kind, area, year, sex));

    /// <summary>The outlines of every area of a kind, simplified to the tolerance of its row.</summary>
    public async ValueTask<IReadOnlyList<(string Area, IReadOnlyList<IReadOnlyList<MapPoint>> Rings)>> Outlines(AreaKind kind) =>
        [.. (await database.Read(s => BoundaryTable.Of(s, kind))).Select(b => (b.Area, Outline.Read(b.Outline)))];

    /// <summary>Which indicators others published.</summary>
    public ValueTask<List<PublishedSeries>> PublishedSeries() => database.Read(PublishedValueTable.Series);

    /// <summary>One published indicator of every area and period.</summary>
    public async ValueTask<IReadOnlyList<PublishedValue>> Published(string series, string indicator, string subgroup, string measure) =>
        [.. (await database.Read(s => PublishedValueTable.Of(s, series, indicator, subgroup, measure))).Select(PublishedValue.Of)];

    private sealed record Held(DateOnly Day, Geography Geography);
}
