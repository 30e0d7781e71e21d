using Goldthread.Directory.PlainWords;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.Search;

/// <summary>What the index keeps of a listing: enough to find it, to rank it and to show it in a list.</summary>
public sealed class IndexedService : IndexedText
{
    private const int SummaryLength = 200;
    private const byte InName = 6;
    private const byte InTerms = 4;
    private const byte InText = 1;

    private IndexedService(Listing listing, Service s)
    {
        Id = s.Id;
        Owner = listing.Owner;
        Source = listing.Source;
        Gone = listing.GoneAt is not null;
        Name = s.Name;
        Status = s.Status;
        Provider = s.Provider.Name;
        Kind = s.Kind;
        IsHub = s.IsHub;
        Summary = s.Description.Length <= SummaryLength ? s.Description : s.Description[..s.Description.LastIndexOf(' ', SummaryLength)] + "…";
        Phone = s.Phones.Count > 0 ? s.Phones[0].Number : null;
        AssuredOn = s.AssuredOn;
        MinimumAge = s.MinimumAge;
        MaximumAge = s.MaximumAge;
        Cheapest = s.Costs.Count == 0 ? null : s.Costs.Any(c => c.Pence is null && IsFree(c)) ? 0 : s.Costs.Min(c => c.Pence);
        Openings = [.. s.Openings];
        Days = Bits(s.Openings);
        Hours = [.. s.Openings.Select(o => (Bits([o]), o.Opens, o.Closes))];
        Points = [.. s.Sites.Where(x => x.Latitude is not null).Select(x => new Point(x.Latitude!.Value, x.Longitude!.Value))];
        SiteIds = [.. s.Sites.Select(x => x.Id)];
        SitePoints = [.. s.Sites.Select(x => x.Latitude is { } north ? new Point(north, x.Longitude!.Value) : (Point?)null)];
        Place = s.Sites.Count == 0 ? "" : string.Join(", ", new[] { s.Sites[0].Name == s.Name ? "" : s.Sites[0].Name, s.Sites[0].Town, s.Sites[0].Postcode }.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal));
        Postcode = s.Sites.FirstOrDefault(x => x.Latitude is not null)?.Postcode ?? "";
        Access = AccessNeed.Found(s.Sites.SelectMany(x => x.Access)) | (s.Sites.Any(x => x.Type == "virtual") ? AccessNeed.Found(["online"]) : 0);
        Areas = s.Areas;
        AreaKeys = [.. s.Areas.Select(Living.Key)];
        Terms = [.. s.Terms];
        LastModified = s.LastModified;
        SayAll(s);
    }

    /// <summary>Id of the service.</summary>
    public string Id { get; }

    /// <summary>Code of the organisation that keeps the listing; empty for one from a feed.</summary>
    public string Owner { get; }

    /// <summary>The feed it comes from; empty for one that is kept here.</summary>
    public string Source { get; }

    /// <summary>True when its feed no longer has it.</summary>
    public bool Gone { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>A code of <see cref="ServiceStatus"/>.</summary>
    public string Status { get; }

    /// <summary>Who provides it.</summary>
    public string Provider { get; }

    /// <summary>A code of <see cref="Kinds"/>.</summary>
    public string Kind { get; }

    /// <summary>True for a wellbeing hub.</summary>
    public bool IsHub { get; }

    /// <summary>How its description begins.</summary>
    public string Summary { get; }

    /// <summary>A number to call, or null.</summary>
    public string? Phone { get; }

    /// <summary>Where it is, in words.</summary>
    public string Place { get; }

    /// <summary>When it was last checked.</summary>
    public DateOnly? AssuredOn { get; }

    /// <summary>Youngest age.</summary>
    public int? MinimumAge { get; }

    /// <summary>Oldest age.</summary>
    public int? MaximumAge { get; }

    /// <summary>The least that it costs in pence, 0 for free; null when that is not said.</summary>
    public long? Cheapest { get; }

    /// <summary>When it is open.</summary>
    public IReadOnlyList<Opening> Openings { get; }

    /// <summary>Where it is on the map.</summary>
    public IReadOnlyList<Point> Points { get; }

    /// <summary>Areas whose people it serves; none for everybody.</summary>
    public IReadOnlyList<string> Areas { get; }

    internal string[] AreaKeys { get; }

    /// <summary>True when somebody can use it now.</summary>
    public bool IsOpen => Status == ServiceStatus.Active;

    /// <summary>What it helps with and what kind it is.</summary>
    public IReadOnlyList<Term> Terms { get; }

    internal IReadOnlyList<string> SiteIds { get; }

    internal IReadOnlyList<Point?> SitePoints { get; }

    internal DateTimeOffset? LastModified { get; }

    internal int Days { get; }

    /// <summary>Days as bits and hours of each rule of <see cref="Openings"/>.</summary>
    internal (int Days, TimeOnly? Opens, TimeOnly? Closes)[] Hours { get; }

    internal int Access { get; }

    /// <summary>The postcode of the first of <see cref="Points"/>.</summary>
    internal string Postcode { get; }

    internal static IndexedService Of(Listing listing) => new(listing, ServiceReader.Read(listing.Document));

    private static bool IsFree(Cost cost) => (cost.Option + " " + cost.Unit).Contains("free", StringComparison.OrdinalIgnoreCase);

    private static int Bits(IEnumerable<Opening> openings) =>
        openings.SelectMany(o => o.Days).Select(OpeningWords.DayOf).Where(d => d >= 0).Aggregate(0, (bits, d) => bits | (1 << d));

    private void SayAll(Service s)
    {
        Say(s.Name, InName, Needs.Meanings);
        foreach (var term in s.Terms) Say(term.Name, InTerms, Needs.Meanings);
        foreach (var text in new[] { s.Provider.Name, s.Description, s.Eligibility ?? "" }.Concat(s.Sites.Select(x => x.Name + " " + x.Town)).Concat(s.Languages)) Say(text, InText, Needs.Meanings);
    }
}
