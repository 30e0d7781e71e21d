namespace Goldthread.Population.Reference.Areas;

/// <summary>One level of geography: in which area of it each LSOA lies.</summary>
internal sealed class AreaLevel
{
    private AreaLevel(AreaKind kind, int lsoas, IEnumerable<(int Lsoa, string Area)> pairs)
    {
        var known = pairs.ToList();
        Kind = kind;
        Codes = [.. known.Select(p => p.Area).Distinct().Order(StringComparer.Ordinal)];
        OfLsoa = new short[lsoas];
        Array.Fill(OfLsoa, (short)-1);
        var numbers = Codes.Select((code, i) => (code, i)).ToDictionary(c => c.code, c => checked((short)c.i), StringComparer.Ordinal);
        foreach (var (lsoa, area) in known) OfLsoa[lsoa] = numbers[area];
    }

    public AreaKind Kind { get; }

    public string[] Codes { get; }

    public short[] OfLsoa { get; }

    /// <summary>Every level above the LSOA.</summary>
    public static IEnumerable<AreaLevel> All(GeographySources s, IReadOnlyDictionary<string, int> lsoas)
    {
        var uppers = s.Uppers.ToDictionary(u => u.Council, u => u.Upper, StringComparer.Ordinal);
        var regions = s.Regions.ToDictionary(r => r.Council, r => r.Region, StringComparer.Ordinal);
        var parts = s.Parts.Where(p => p.UnitKind == AreaKind.Lsoa).ToList();
        AreaLevel Of(AreaKind kind, IEnumerable<(string Lsoa, string? Area)> pairs) => new(kind, lsoas.Count, pairs.Where(p => p.Area is not null).Select(p => (lsoas[p.Lsoa], p.Area!)));
        yield return Of(AreaKind.Ward, s.Councils.Select(l => (l.Lsoa, (string?)l.Ward)));
        yield return Of(AreaKind.Council, s.Councils.Select(l => (l.Lsoa, (string?)l.Council)));
        yield return Of(AreaKind.UpperCouncil, s.Councils.Select(l => (l.Lsoa, uppers.GetValueOrDefault(l.Council) ?? (IsSingleTier(l.Council) ? l.Council : null))));
        yield return Of(AreaKind.Region, s.Councils.Select(l => (l.Lsoa, regions.GetValueOrDefault(l.Council))));
        yield return Of(AreaKind.SubIcb, s.Systems.Select(l => (l.Lsoa, (string?)l.SubIcb)));
        yield return Of(AreaKind.System, s.Systems.Select(l => (l.Lsoa, (string?)l.Icb)));
        yield return Of(AreaKind.Neighbourhood, parts.Select(p => (p.Unit, (string?)p.Neighbourhood)));
        yield return Of(AreaKind.Place, parts.Select(p => (p.Unit, (string?)p.Place)));
    }

    public string? CodeAt(int lsoa) => OfLsoa[lsoa] is >= 0 and var area ? Codes[area] : null;

    /// <summary>The LSOAs of each area, by its number.</summary>
    public List<int>[] Members()
    {
        var members = Codes.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < OfLsoa.Length; i++)
        {
            if (OfLsoa[i] >= 0) members[OfLsoa[i]].Add(i);
        }

        return members;
    }

    // Unitary authorities, metropolitan districts and London boroughs are upper and lower tier in one. Codes: ONS, Register of Geographic Codes.
    private static bool IsSingleTier(string council) => council.StartsWith("E06", StringComparison.Ordinal) || council.StartsWith("E08", StringComparison.Ordinal) || council.StartsWith("E09", StringComparison.Ordinal);
}
