namespace Goldthread.Directory.Services;

/// <summary>
/// A service or a community asset, as Open Referral UK 3.0 describes one (https://docs.openreferraluk.org), with what the pages need beside.
/// </summary>
public sealed record Service
{
    /// <summary>Stable id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in plain words.</summary>
    public string Description { get; init; } = "";

    /// <summary>A code of <see cref="ServiceStatus"/>.</summary>
    public string Status { get; init; } = ServiceStatus.Active;

    /// <summary>Who provides it.</summary>
    public Provider Provider { get; init; } = Provider.Nobody;

    /// <summary>Its own web page, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Where to write, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Numbers to call, as they are dialled.</summary>
    public IReadOnlyList<Phone> Phones { get; init; } = [];

    /// <summary>Youngest age in years, or null for any.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Oldest age in years, or null for any.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>Who it is for, in words.</summary>
    public string? Eligibility { get; init; }

    /// <summary>How to begin: just come, call first, be referred.</summary>
    public string? HowToStart { get; init; }

    /// <summary>What it costs. None means that it is not said.</summary>
    public IReadOnlyList<Cost> Costs { get; init; } = [];

    /// <summary>When it is open.</summary>
    public IReadOnlyList<Opening> Openings { get; init; } = [];

    /// <summary>Where it is.</summary>
    public IReadOnlyList<ServiceSite> Sites { get; init; } = [];

    /// <summary>Areas whose people it serves; none means everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Languages spoken, by name.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What it helps with and what kind it is.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>Something to know at present, or null.</summary>
    public string? Alert { get; init; }

    /// <summary>Places left and waiting list, or null when nobody has said.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>The day on which somebody last made sure that all this is right, or null.</summary>
    public DateOnly? AssuredOn { get; init; }

    /// <summary>The address of who made sure, or null.</summary>
    public string? AssurerEmail { get; init; }

    /// <summary>When this description was last changed, or null.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>True when somebody can use it now.</summary>
    public bool IsOpen => Status == ServiceStatus.Active;

    /// <summary>A code of <see cref="Kinds"/>.</summary>
    public string Kind => Kinds.Of(Terms);

    /// <summary>True for a wellbeing hub: walk in, and be helped to what fits.</summary>
    public bool IsHub => Terms.Any(t => t.Id == Kinds.HubTerm.Id);
}

/// <summary>The organisation that provides a service.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Email">Its address, or null.</param>
/// <param name="Website">Its site, or null.</param>
public sealed record Provider(string Id, string Name, string Description, string? Email = null, string? Website = null)
{
    /// <summary>No organisation is named.</summary>
    public static Provider Nobody { get; } = new(StableId.Of("no organisation"), "", "");
}

/// <summary>A number to call.</summary>
/// <param name="Number">As it is written.</param>
/// <param name="About">What it is for, or null.</param>
public sealed record Phone(string Number, string? About = null);

/// <summary>A price.</summary>
/// <param name="Pence">In pence; null when it is only in words.</param>
/// <param name="Option">Whom or what it is for: "Under 18s".</param>
/// <param name="Unit">What is paid for: "a session".</param>
public sealed record Cost(long? Pence, string? Option = null, string? Unit = null);

/// <summary>Hours of opening, as an iCalendar rule in parts.</summary>
/// <param name="Days">Days of the week; for a month's rule each with its number, such as "2MO", the second Monday.</param>
/// <param name="Opens">From, or null when it is not said.</param>
/// <param name="Closes">Until, or null.</param>
/// <param name="Monthly">True when the days are of a month.</param>
/// <param name="Interval">Every how many weeks or months; 1 for each.</param>
/// <param name="Words">In words, or null.</param>
public sealed record Opening(IReadOnlyList<string> Days, TimeOnly? Opens, TimeOnly? Closes, bool Monthly = false, int Interval = 1, string? Words = null);

/// <summary>A place where a service is given.</summary>
/// <param name="Id">The id of the service at this place.</param>
/// <param name="LocationId">The id of the place.</param>
/// <param name="Type">physical, postal or virtual.</param>
/// <param name="Name">Its name.</param>
/// <param name="Street">First line of the address.</param>
/// <param name="Town">Town.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="Latitude">Degrees north; null when it is not known, or not on the earth.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="GettingThere">How to get there, in words.</param>
/// <param name="Access">What makes it easier to use, each in words.</param>
public sealed record ServiceSite(
    string Id, string LocationId, string Type, string Name, string Street, string Town, string Postcode, double? Latitude, double? Longitude, string? GettingThere, IReadOnlyList<string> Access);

/// <summary>A term of a taxonomy.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="TaxonomyId">The taxonomy's id, or null.</param>
/// <param name="Taxonomy">The taxonomy's name, or null.</param>
public sealed record Term(string Id, string Name, string Description, string? TaxonomyId = null, string? Taxonomy = null);

/// <summary>How full a service is.</summary>
/// <param name="PlacesLeft">Places that are free; null when not said.</param>
/// <param name="Words">About the waiting list, in words, or null.</param>
/// <param name="SaidOn">The day on which this was said.</param>
public sealed record Capacity(int? PlacesLeft, string? Words, DateOnly SaidOn);

/// <summary>The four states that the standard knows.</summary>
public static class ServiceStatus
{
    public const string Active = "active";
    public const string Inactive = "inactive";
    public const string Defunct = "defunct";
    public const string TemporarilyClosed = "temporarily closed";

    /// <summary>All of them, each with its words for a reader.</summary>
    public static IReadOnlyList<(string Code, string Title)> All { get; } =
        [(Active, "Open"), (TemporarilyClosed, "Closed for now"), (Inactive, "Not running at present"), (Defunct, "Closed for good")];

    /// <summary>The words for a reader.</summary>
    public static string Title(string code) => All.FirstOrDefault(s => s.Code == code).Title ?? code;

    /// <summary>True for one that the public finds when it searches: open, or closed for now.</summary>
    public static bool IsListed(string code) => code is Active or TemporarilyClosed;
}
