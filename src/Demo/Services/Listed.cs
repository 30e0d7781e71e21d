using Goldthread.Demo.Area;
using Goldthread.Directory.Services;

namespace Goldthread.Demo.Services;

/// <summary>One listing in the few words from which it is made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="By">Code of the organisation that gives and keeps it.</param>
/// <param name="About">What it does.</param>
/// <param name="Needs">What it helps with, terms of our taxonomy parted by "|".</param>
internal sealed record Listed(string Name, string By, string About, string Needs)
{
    public string Kind { get; init; } = Kinds.Service;

    public bool Hub { get; init; }

    public string? Who { get; init; }

    public string Start { get; init; } = "Just come along. You do not need to book.";

    public int? From { get; init; }

    public int? To { get; init; }

    /// <summary>"free", pence, or words; empty for nothing said.</summary>
    public string Cost { get; init; } = "free";

    /// <summary>"MO,TU 10:00-12:00", several parted by ";"; "always" for day and night.</summary>
    public string Open { get; init; } = "MO,TU,WE,TH,FR 09:00-17:00";

    /// <summary>Name and street of where it is; empty for one that comes to people.</summary>
    public string Venue { get; init; } = "";

    public string Access { get; init; } = "Step-free entrance|Accessible toilet";

    public string? Way { get; init; }

    public Neighbourhood? In { get; init; }

    /// <summary>The neighbourhood whose people alone it is for; null for the whole place.</summary>
    public Neighbourhood? Serves { get; init; }

    /// <summary>Which small area of the neighbourhood, 0 to 26.</summary>
    public int Area { get; init; }

    public string Languages { get; init; } = "";

    public string Status { get; init; } = ServiceStatus.Active;

    public string? Alert { get; init; }

    /// <summary>How many days ago somebody made sure; null for never.</summary>
    public int? CheckedDaysAgo { get; init; } = 60;

    public (int? Left, string Words)? Full { get; init; }
}
