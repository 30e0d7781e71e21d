using System.Collections.Frozen;

namespace Goldthread.Population.Reference.Areas;

/// <summary>
/// The geography of one version of the reference data, in memory and never changed. LSOAs of 2021 have numbers in the order of their codes; what each lies in is a number into
/// the codes of that level, so that millions of people need one small number each.
/// </summary>
public sealed class Geography
{
    private readonly string[] _lsoas;
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly FrozenDictionary<AreaKind, AreaLevel> _levels;
    private readonly Deprivations _deprivation;
    private readonly FrozenDictionary<string, PracticeEntry> _practices;
    private readonly FrozenDictionary<(AreaKind Kind, string Area), (string Name, string Ods)> _names;
    private readonly FrozenDictionary<(AreaKind Kind, string Area), (int Year, long Persons)> _residents;

    internal Geography(GeographySources sources, DateOnly today)
    {
        Version = sources.Version;
        _names = sources.Names.Concat(sources.Councils.Select(l => new Layouts.AreaName(AreaKind.Lsoa, l.Lsoa, l.Name, ""))).ToFrozenDictionary(n => (n.Kind, n.Area), n => (n.Name, n.Ods));
        _residents = sources.Residents.GroupBy(r => (r.Kind, r.Area)).ToFrozenDictionary(g => g.Key, g => (g.Last().Year, g.Last().Persons));
        _lsoas = [.. LsoasOf(sources).Distinct().Order(StringComparer.Ordinal)];
        _indexes = _lsoas.Select((code, i) => (code, i)).ToFrozenDictionary(l => l.code, l => l.i, StringComparer.Ordinal);
        _levels = AreaLevel.All(sources, _indexes).ToFrozenDictionary(l => l.Kind);
        _deprivation = new Deprivations(sources, _lsoas);
        _practices = PracticeList.Of(sources, this, today).ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);
    }

    /// <summary>The number of the reference set that was loaded last: it grows with every change.</summary>
    public long Version { get; }

    /// <summary>How many LSOAs there are.</summary>
    public int Count => _lsoas.Length;

    /// <summary>Every practice, in no order.</summary>
    public IReadOnlyCollection<PracticeEntry> Practices => _practices.Values;

    /// <summary>The number of an LSOA of 2021; -1 for a code that is not known.</summary>
    public int IndexOf(string code) => _indexes.GetValueOrDefault(code, -1);

    /// <summary>The code of an LSOA by its number.</summary>
    public string LsoaCode(int index) => _lsoas[index];

    /// <summary>An LSOA of 2021 and what it lies in; null for a code that is not known.</summary>
    public LsoaEntry? Lsoa(string code)
    {
        if (IndexOf(code) is not (>= 0 and var i)) return null;
        string? In(AreaKind kind) => _levels[kind].CodeAt(i);
        return new LsoaEntry(i, _lsoas[i], NameOf(AreaKind.Lsoa, code), In(AreaKind.Ward), In(AreaKind.Council), In(AreaKind.UpperCouncil), In(AreaKind.Region), In(AreaKind.SubIcb), In(AreaKind.System), In(AreaKind.Neighbourhood), In(AreaKind.Place));
    }

    /// <summary>
    /// The national decile of deprivation, 1 being the most deprived tenth; null where it is not known. An LSOA of the other census year gets the decile of its counterparts
    /// where they all have the same, and none where they differ.
    /// </summary>
    /// <param name="code">An LSOA of 2021 or 2011.</param>
    /// <param name="year">Which edition of the index.</param>
    public int? Decile(string code, ImdYear year) => _deprivation.Decile(code, year);

    /// <summary>The same by number of the LSOA, 0 where it is not known: a column to read at speed.</summary>
    public ReadOnlySpan<byte> Deciles(ImdYear year) => _deprivation.OfAll(year);

    /// <summary>For each LSOA by number, the number of the area of a level in <see cref="CodesOf"/>; -1 where it is not known.</summary>
    /// <param name="kind">Ward, Council, UpperCouncil, Region, SubIcb, System, Neighbourhood or Place; of any other, <see cref="KeyNotFoundException"/>.</param>
    public ReadOnlySpan<short> Level(AreaKind kind) => _levels[kind].OfLsoa;

    /// <summary>The codes of a level's areas, in order.</summary>
    /// <param name="kind">As of <see cref="Level"/>.</param>
    public IReadOnlyList<string> CodesOf(AreaKind kind) => _levels[kind].Codes;

    /// <summary>A practice; null for a code that is not known.</summary>
    public PracticeEntry? Practice(string ods) => _practices.GetValueOrDefault(ods);

    /// <summary>What an area or organisation is called; its code where nobody says.</summary>
    public string NameOf(AreaKind kind, string code) => _names.TryGetValue((kind, code), out var name) ? name.Name : code;

    /// <summary>The code of an area or organisation in the other system (ODS of an ONS code); null where there is none.</summary>
    public string? OdsOf(AreaKind kind, string code) => _names.TryGetValue((kind, code), out var name) && name.Ods.Length > 0 ? name.Ods : null;

    /// <summary>The areas of a level, by name, with how many live in each.</summary>
    /// <param name="kind">As of <see cref="Level"/>.</param>
    public IReadOnlyList<AreaEntry> Areas(AreaKind kind)
    {
        var level = _levels[kind];
        var lsoas = level.Members();
        return [.. level.Codes.Select((code, i) => Area(kind, code, lsoas[i])).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Code, StringComparer.Ordinal)];
    }

    /// <summary>Codes of the areas of health and wellbeing boards: upper-tier and single-tier councils. Wales, whose codes begin with W, has none.</summary>
    public IReadOnlyList<string> HealthAndWellbeingAreas => [.. CodesOf(AreaKind.UpperCouncil).Where(c => !c.StartsWith('W'))];

    /// <summary>How the footprint of a place lies to those of upper-tier councils.</summary>
    public Footprint FootprintOf(string place)
    {
        var (places, councils) = (_levels[AreaKind.Place], _levels[AreaKind.UpperCouncil]);
        return Footprint.Of([.. Enumerable.Range(0, Count).Select(i => (places.CodeAt(i), councils.CodeAt(i)))], place);
    }

    private AreaEntry Area(AreaKind kind, string code, List<int> lsoas)
    {
        var within = kind == AreaKind.Neighbourhood && lsoas.Count > 0 ? _levels[AreaKind.Place].CodeAt(lsoas[0]) : null;
        var (residents, year) = _residents.TryGetValue((kind, code), out var published) ? (published.Persons, published.Year) : Sum(lsoas.Select(l => (AreaKind.Lsoa, _lsoas[l])));
        if (residents is null && kind is AreaKind.UpperCouncil or AreaKind.Region)
        {
            (residents, year) = Sum(lsoas.Select(l => _levels[AreaKind.Council].CodeAt(l)).Distinct().Select(c => (AreaKind.Council, c ?? "")));
        }

        return new AreaEntry(kind, code, NameOf(kind, code), within, lsoas.Count, residents, year);
    }

    private (long? Residents, int? Year) Sum(IEnumerable<(AreaKind, string)> areas)
    {
        var (sum, year) = (0L, int.MaxValue);
        foreach (var area in areas)
        {
            if (!_residents.TryGetValue(area, out var some)) return (null, null);
            (sum, year) = (sum + some.Persons, Math.Min(year, some.Year));
        }

        return year == int.MaxValue ? (null, null) : (sum, year);
    }

    private static IEnumerable<string> LsoasOf(GeographySources s) => s.Councils.Select(l => l.Lsoa).Concat(s.Systems.Select(l => l.Lsoa))
        .Concat(s.Deprivation.Where(d => d.Year == (int)ImdYear.Imd2025).Select(d => d.Lsoa)).Concat(s.Parts.Where(p => p.UnitKind == AreaKind.Lsoa).Select(p => p.Unit));
}
