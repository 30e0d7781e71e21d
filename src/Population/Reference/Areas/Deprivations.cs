using System.Collections.Frozen;

namespace Goldthread.Population.Reference.Areas;

/// <summary>Deciles of deprivation of LSOAs of both census years, in both editions of the index.</summary>
internal sealed class Deprivations
{
    private readonly FrozenDictionary<string, byte> _of2019;
    private readonly FrozenDictionary<string, byte> _of2025;
    private readonly byte[] _all2019;
    private readonly byte[] _all2025;

    public Deprivations(GeographySources sources, string[] lsoas)
    {
        var published = sources.Deprivation.GroupBy(d => d.Year).ToDictionary(g => g.Key, g => g.ToDictionary(d => d.Lsoa, d => d.Decile, StringComparer.Ordinal));
        _of2019 = Both(published.GetValueOrDefault(2019) ?? [], sources.Changes.Select(c => (From: c.Lsoa11, To: c.Lsoa21)));
        _of2025 = Both(published.GetValueOrDefault(2025) ?? [], sources.Changes.Select(c => (From: c.Lsoa21, To: c.Lsoa11)));
        _all2019 = [.. lsoas.Select(l => _of2019.GetValueOrDefault(l))];
        _all2025 = [.. lsoas.Select(l => _of2025.GetValueOrDefault(l))];
    }

    public int? Decile(string lsoa, ImdYear year) => Of(year).TryGetValue(lsoa, out var decile) ? decile : null;

    public ReadOnlySpan<byte> OfAll(ImdYear year) => year == ImdYear.Imd2019 ? _all2019 : _all2025;

    private FrozenDictionary<string, byte> Of(ImdYear year) => year == ImdYear.Imd2019 ? _of2019 : _of2025;

    // A counterpart whose decile nobody knows leaves the other without one: half of an area says nothing of the whole.
    private static FrozenDictionary<string, byte> Both(Dictionary<string, byte> published, IEnumerable<(string From, string To)> changes)
    {
        var all = new Dictionary<string, byte>(published, StringComparer.Ordinal);
        foreach (var counterparts in changes.Where(c => !published.ContainsKey(c.To)).GroupBy(c => c.To, StringComparer.Ordinal))
        {
            var deciles = counterparts.Select(c => published.GetValueOrDefault(c.From)).Distinct().ToList();
            if (deciles is [> 0 and var decile]) all[counterparts.Key] = decile;
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
