using System.Globalization;

namespace Goldthread.Population.Reference.Areas;

/// <summary>Practices with the network that each is in today.</summary>
internal static class PracticeList
{
    // Prescribing setting 4 is general practice; status A is active, P proposed. Organisation Data Service, epraccur.
    private const string GeneralPractice = "4";

    public static IEnumerable<PracticeEntry> Of(GeographySources sources, Geography names, DateOnly today)
    {
        var day = int.Parse(today.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var networks = sources.Partners.Where(p => p.Begins <= day && (p.Ends == 0 || p.Ends >= day)).GroupBy(p => p.Practice, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Network, StringComparer.Ordinal);
        var neighbourhoods = sources.Parts.Where(p => p.UnitKind == AreaKind.Practice).ToDictionary(p => p.Unit, p => p.Neighbourhood, StringComparer.Ordinal);
        return sources.Practices.Select(p =>
        {
            var network = networks.GetValueOrDefault(p.Practice);
            return new PracticeEntry(
                p.Practice, names.NameOf(AreaKind.Practice, p.Practice), network, network is null ? null : names.NameOf(AreaKind.Network, network), p.SubIcb, p.Icb,
                neighbourhoods.GetValueOrDefault(p.Practice), p.Status is "A" or "P" && p.Setting == GeneralPractice && (p.Closed == 0 || p.Closed > day));
        });
    }
}
