using Goldthread.Directory.Services;

namespace Goldthread.Directory.Search;

/// <summary>What a listing must be besides about the right thing.</summary>
internal sealed class QueryFilter(ServiceQuery query)
{
    private readonly int _access = query.Access.Select(a => AccessNeed.All.ToList().FindIndex(n => n.Code == a)).Where(i => i >= 0).Aggregate(0, (bits, i) => bits | (1 << i));

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

    public bool Passes(IndexedService service) =>
        (service.Access & _access) == _access
        && (query.Kind is not { } kind || IsOf(service, kind))
        && (query.Age is not { } age || ((service.MinimumAge is not { } low || age >= low) && (service.MaximumAge is not { } high || age <= high)))
        && (query.MostPence is not { } most || service.Cheapest <= most)
        && (query.Day is not { } day || (service.Days & (1 << day)) != 0)
        && (query.At is not { } || Opens(service) is not null)
        && (query.WithinMetres is not { } within || Distance(service) <= within);

    /// <summary>The rule by which it is open when it is wanted; null when none says so.</summary>
    public Opening? Opens(IndexedService service)
    {
        foreach (var opening in service.Openings)
        {
            var onDay = query.Day is not { } day || opening.Days.Any(d => OpeningWords.DayOf(d) == day);
            if (onDay && (query.At is not { } at || OpeningWords.Covers(opening, at))) return opening;
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
