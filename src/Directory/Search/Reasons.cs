using System.Globalization;
using Goldthread.Directory.PlainWords;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Search;

/// <summary>Why a result is there, in the words of a reader.</summary>
internal static class Reasons
{
    private const double Close = 0.1;
    private const int AreasNamed = 3;

    public static IReadOnlyList<string> For(IndexedService service, ServiceQuery query, QueryWords words)
    {
        var why = new List<string>();
        var filter = new QueryFilter(query);
        foreach (var asked in words.Asked)
        {
            if (asked.Stems.Any(s => service.WeightOf(s.Stem) > 0)) why.Add(asked.Meant is { } need ? $"Helps with {need.Name.ToLowerInvariant()}" : $"Has the word “{asked.Typed}”");
        }

        if (filter.Distance(service) is { } metres) why.Add(Miles(metres));
        if (service.Areas.Count > 0) why.Add(LivesIn(service.Areas));
        if ((query.Day is not null || query.At is not null) && filter.Opens(service) is { } opening) why.Add("Open " + OpeningWords.Of(opening with { Words = null }));
        if (query.Age is { } age) why.Add(service.MinimumAge is null && service.MaximumAge is null ? "For any age, as far as it says" : $"For people aged {age}");
        if (query.MostPence is not null && service.Cheapest is { } cheapest) why.Add(cheapest == 0 ? "Free" : $"From {Money.FromPence(cheapest)}");
        why.AddRange(query.Access.Select(a => AccessNeed.All.FirstOrDefault(n => n.Code == a)?.Title).OfType<string>());
        return why;
    }

    /// <summary>For whom a service with areas is: "For people who live in Millbrook or Hill Top".</summary>
    public static string LivesIn(IReadOnlyList<string> areas) => "For people who live in " + (areas.Count <= AreasNamed
        ? areas.Count == 1 ? areas[0] : $"{string.Join(", ", areas.SkipLast(1))} or {areas[^1]}"
        : $"{string.Join(", ", areas.Take(AreasNamed))} or one of {areas.Count - AreasNamed:N0} more areas");

    /// <summary>A distance in miles: "0.8 miles away".</summary>
    public static string Miles(double metres) => metres / Point.MetresPerMile is var miles && miles < Close
        ? "Less than 0.1 miles away"
        : miles.ToString(miles < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) is var text && text == "1.0" ? "1 mile away" : $"{text} miles away";
}
