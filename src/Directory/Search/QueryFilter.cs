using Goldthread.Directory.Services;

namespace Goldthread.Directory.Search;

/// <summary>What a listing must be besides about the right thing.</summary>
internal sealed class QueryFilter(ServiceQuery query)
{
    private const double MetresPerDegree = 111_195;
    private readonly int _access = query.Access.Select(a => AccessNeed.All.ToList().FindIndex(n => n.Code == a)).Where(i => i >= 0).Aggregate(0, (bits, i) => bits | (1 << i));

    private readonly double _eastward = query.From is { } origin ? Math.Cos(origin.Latitude * Math.PI / 180) : 1;

    /// <summary>True when distance counts.</summary>
    public bool HasPlace => query.From is not null;

    /// <summary>Metres to the nearest of its places; null when it has none on the map, or nobody asked.</summary>
    public double? Distance(IndexedService service)
    {
        if (query.From is not { } from || service.Points.Count == 0) return null;
        var least = double.MaxValue;
        foreach (var point in service.Points) least = Math.Min(least, from.MetresTo(point));
        return least;
    }

    /// <summary>As <see cref="Distance"/>, on a flat map: right to a part in a thousand as far as anybody travels, and quick.</summary>
    public double? Roughly(IndexedService service)
    {
        if (query.From is not { } from || service.Points.Count == 0) return null;
        var least = double.MaxValue;
        foreach (var point in service.Points)
        {
            var (north, east) = (point.Latitude - from.Latitude, (point.Longitude - from.Longitude) * _eastward);
            least = Math.Min(least, (north * north) + (east * east));
        }

        return Math.Sqrt(least) * MetresPerDegree;
    }

    public bool Passes(IndexedService service) =>
        (service.Access & _access) == _access
        && (query.Kind is not { } kind || IsOf(service, kind))
        && (query.Age is not { } age || ((service.MinimumAge is not { } low || age >= low) && (service.MaximumAge is not { } high || age <= high)))
        && (query.MostPence is not { } most || service.Cheapest <= most)
        && (query.Day is not { } day || (service.Days & (1 << day)) != 0)
        && (query.At is not { } || Opens(service) is not null)
        && (query.WithinMetres is not { } within || Roughly(service) <= within);

    /// <summary>False when it is plainly only for people who live elsewhere: each of its areas is known, and none is theirs.</summary>
    public bool Serves(IndexedService service) => query.Lives is not { } lives || service.AreaKeys.Length == 0 || Array.Exists(service.AreaKeys, area => lives.IsIn(area) != false);

    /// <summary>The rule by which it is open when it is wanted; null when none says so.</summary>
    public Opening? Opens(IndexedService service)
    {
        for (var i = 0; i < service.Hours.Length; i++)
        {
            var (days, opens, closes) = service.Hours[i];
            if ((query.Day is not { } day || (days & (1 << day)) != 0) && (query.At is not { } at || OpeningWords.Covers(opens, closes, at))) return service.Openings[i];
        }

        return null;
    }

    private static bool IsOf(IndexedService service, string kind) => kind switch
    {
        "asset" => service.Kind != Kinds.Service,
        Kinds.Hub => service.IsHub,
        _ => service.Kind == kind,
    };
}
